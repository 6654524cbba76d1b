"""How well a comparison meets a gold alignment.

Gold sentences and segments are laid on one string of letters and digits, so that any way of
cutting can be judged; pairs weigh as much as their shorter side is long. Numbers, dates,
signatures, addressees and agencies are left out: they are joined by what they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import rjieba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.compare import Comparison
    from generator.compare.model import Segment, Value

_SKIPPED = {"number", "date", "signature", "addressee", "agencies"}
_CLASSES = ("verbatim", "localised", "adapted")
_MOST, _LEAST = 0.4, 2
_WHOLE = {"localise", "number", "date"}
"""Changes of names, numbers and dates, which are kept whole: 60 → 80 is one change, not 6 → 8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares in [0, 1]; figures as (right, wanted) and (right, given); counts as they are.

    ``bodies`` is None where the gold doesn't list every body.
    """

    precision: float
    recall: float
    f1: float
    relation: float
    moved_recall: float
    moved_false: int
    dropped: float
    added: float
    figures_found: tuple[int, int]
    figures_right: tuple[int, int]
    equal_shown: float
    equal_words: float
    islands: float
    cut_words: float
    bodies: float | None


def letters(text: str) -> str:
    """What of ``text`` is compared: letters and digits, compatibility forms made one."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).replace("學", "学") if c.isalnum())


def score(found: Comparison, gold: Mapping[str, Any]) -> Score:
    """The score of ``found`` against ``gold``."""
    sides = {
        "b": _onto(gold["base_sentences"], found.base_segments),
        "t": _onto(gold["target_sentences"], found.target_segments),
    }
    sentences = [*gold["base_sentences"], *gold["target_sentences"]]
    role = {s["id"]: s["role"] for s in sentences}
    size = {s["id"]: len(letters(s["text"])) for s in sentences}

    def covered(side: str, names: Iterable[str]) -> set[str]:
        total: dict[str, int] = {}
        for name in names:
            for sentence, count in sides[side].get(name, {}).items():
                total[sentence] = total.get(sentence, 0) + count
        return {
            s
            for s, count in total.items()
            if count >= max(_LEAST, _MOST * size[s]) and role[s] not in _SKIPPED
        }

    wanted, classes, moved, either = _wanted(gold, role)
    optional = _optional(gold)
    given: dict[tuple[str, str], tuple[str, bool]] = {}
    for link in found.links:
        for one in covered("b", link.base):
            for other in covered("t", link.target):
                if (one, other) not in optional:
                    given[one, other] = link.relation.value, link.moved

    def weight(pairs: Iterable[tuple[str, str]]) -> int:
        return sum(min(size[one], size[other]) for one, other in pairs)

    loose = {name for pair in optional for name in pair}
    hit = wanted & given.keys()
    precision, recall = weight(hit) / max(1, weight(given)), weight(hit) / max(1, weight(wanted))
    carried = {pair for pair, (_, away) in given.items() if away}
    return Score(
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        relation=_relation(hit, classes, given, weight),
        moved_recall=len(moved & carried) / len(moved) if moved else 1.0,
        moved_false=len((carried & wanted) - moved - either),
        dropped=_rest(gold["omitted"], covered("b", found.dropped) - loose, role, size),
        added=_rest(gold["added"], covered("t", found.added) - loose, role, size),
        bodies=_bodies(found, gold),
        **_figures(found, gold, sides),
        **_wording(found),
    )


def segment_pairs(
    base: Sequence[Segment], target: Sequence[Segment], gold: Mapping[str, Any]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of segments (as indices) that the gold joins, and those that it leaves open."""
    sides = _onto(gold["base_sentences"], base), _onto(gold["target_sentences"], target)
    size = {s["id"]: len(letters(s["text"])) for s in (*gold["base_sentences"], *gold["target_sentences"])}
    holding: list[dict[str, list[int]]] = [{}, {}]
    for side, segments in enumerate((base, target)):
        for index, segment in enumerate(segments):
            own = len(letters(segment.text))
            for sentence, count in sides[side].get(segment.id, {}).items():
                if count >= _MOST * min(own, size[sentence]):
                    holding[side].setdefault(sentence, []).append(index)
    found: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    for link in gold["links"]:
        for one in link["base"]:
            for other in link["target"]:
                found[link["class"] != "related"].update(
                    (i, j) for i in holding[0].get(one, ()) for j in holding[1].get(other, ())
                )
    return found[True], found[False] - found[True]


def _onto(sentences: Iterable[Mapping[str, Any]], segments: Iterable[Segment]) -> dict[str, dict[str, int]]:
    """Segment → gold sentence → how many characters they share."""
    whole, owner = _lay((s["id"], s["text"]) for s in sentences)
    cut, holder = _lay((s.id, s.text) for s in segments)
    found: dict[str, dict[str, int]] = {}
    for block in SequenceMatcher(None, whole, cut, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            of = found.setdefault(holder[block.b + step], {})
            sentence = owner[block.a + step]
            of[sentence] = of.get(sentence, 0) + 1
    return found


def _lay(parts: Iterable[tuple[str, str]]) -> tuple[str, list[str]]:
    whole, owner = "", []
    for name, text in parts:
        kept = letters(text)
        whole += kept
        owner += [name] * len(kept)
    return whole, owner


Pairs = set[tuple[str, str]]


def _wanted(
    gold: Mapping[str, Any], role: Mapping[str, str]
) -> tuple[Pairs, dict[tuple[str, str], tuple[str, set[str]]], Pairs, Pairs]:
    classes: dict[tuple[str, str], tuple[str, set[str]]] = {}
    moved: Pairs = set()
    either: Pairs = set()
    for link in gold["links"]:
        for one in link["base"]:
            for other in link["target"]:
                if role[one] in _SKIPPED or role[other] in _SKIPPED or link["class"] == "related":
                    continue
                classes[one, other] = link["class"], {link["class"], link.get("alt_class") or link["class"]}
                if link.get("moved_cause") == "ocr_layout":
                    either.add((one, other))
                elif link.get("moved"):
                    moved.add((one, other))
    return set(classes), classes, moved, either


def _optional(gold: Mapping[str, Any]) -> Pairs:
    """Pairs that a careful reader may call one provision or not."""
    return {
        (one, other)
        for link in gold["links"]
        if link["class"] == "related"
        for one in link["base"]
        for other in link["target"]
    }


def _relation(
    hit: Pairs,
    classes: Mapping[tuple[str, str], tuple[str, set[str]]],
    given: Mapping[tuple[str, str], tuple[str, bool]],
    weight: Callable[[Iterable[tuple[str, str]]], int],
) -> float:
    found: list[float] = []
    for name in _CLASSES:
        if not any(main == name for main, _ in classes.values()):
            continue
        right = weight(p for p in hit if given[p][0] == name and name in classes[p][1])
        need = right + weight(p for p in hit if classes[p][0] == name and given[p][0] not in classes[p][1])
        got = weight(p for p in hit if given[p][0] == name)
        found.append(2 * right / max(1, need + got))
    return sum(found) / max(1, len(found))


def _rest(names: Iterable[str], got: set[str], role: Mapping[str, str], size: Mapping[str, int]) -> float:
    want = {name for name in names if role[name] not in _SKIPPED}
    if not want and not got:
        return 1.0
    both = sum(size[name] for name in want & got)
    return 2 * both / max(1, sum(size[name] for name in want) + sum(size[name] for name in got))


def _figures(
    found: Comparison, gold: Mapping[str, Any], sides: Mapping[str, Mapping[str, Mapping[str, int]]]
) -> dict[str, tuple[int, int]]:
    wanted = [
        q
        for q in gold["quantities"]
        if q["change"] != "same"
        and q.get("note") != "metadata"
        and not any("〔" in (q[side] or {}).get("value", "") for side in ("base", "target"))
    ]
    given = [f for f in found.figures if f.change != "same"]

    def meets(side: str, want: Mapping[str, str] | None, value: Value | None) -> bool:
        if want is None or value is None:
            return want is None and value is None
        stands = want["sentence"] in sides[side].get(value.segment, {})
        return stands and (
            not _numbers(want["value"]) or bool(_numbers(want["value"]) & _numbers(value.value))
        )

    def same(want: Mapping[str, Any], figure: Any) -> bool:
        return meets("b", want["base"], figure.base) and meets("t", want["target"], figure.target)

    return {
        "figures_found": (sum(any(same(q, f) for f in given) for q in wanted), len(wanted)),
        "figures_right": (sum(any(same(q, f) for q in wanted) for f in given), len(given)),
    }


def _bodies(found: Comparison, gold: Mapping[str, Any]) -> float | None:
    """Tuple F1 of (base body, target body); a list in the gold names each of its bodies.

    The gold sets bodies apart that are only cited; so one that is named for no more than that is neither right nor wrong.
    """
    listed = gold["agencies"]
    if "both" not in listed:
        return None
    wanted = {pair for one, other in listed["mapped"] for pair in _each(one, other)}
    wanted |= {pair for name in listed["both"] for pair in _each(name, name)}
    wanted |= {(name, "") for one in listed["base_only"] for name in _names(one)}
    wanted |= {("", name) for one in listed["target_only"] for name in _names(one)}
    given = {(_body(pair.base), _body(pair.target)): pair.only_cited for pair in found.bodies}
    given = {pair: cited for pair, cited in given.items() if pair in wanted or not cited}
    return 2 * len(wanted & given.keys()) / max(1, len(wanted) + len(given))


def _each(one: str, other: str) -> Iterable[tuple[str, str]]:
    ours, theirs = _names(one), _names(other)
    return zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(_body(one), _body(other))]


def _names(listed: str) -> list[str]:
    """教育、公安等部门 → 教育, 公安."""
    first, _, ending = listed.partition("部门")
    if "、" not in first or "（" in listed or "(" in listed:
        return [_body(listed)]
    return [_body(name.removesuffix("等") + "部门" + ending) for name in first.split("、")]


def _body(name: str) -> str:
    """A department by its field: gold and documents say 发展改革 and 发展改革部门 alike."""
    return letters(name).removesuffix("部门")


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:\.[0-9]+)?", unicodedata.normalize("NFKC", text)))


def _smallest_words(text: str) -> Iterator[str]:
    """Words of the dictionary, a compound of two as both; a guessed word is none (由省)."""
    for word in rjieba.cut(text, hmm=False):
        halves = [word[:2], word[2:]]
        compound = len(word) == 4 and all(rjieba.cut(half, hmm=False) == [half] for half in halves)
        yield from halves if compound else [word]


def _wording(found: Comparison) -> dict[str, float]:
    """What adapted links show as equal, their islands under three letters, their boundaries inside words."""
    shown = possible = outside = islands = links = inside = boundaries = 0
    for link in found.links:
        if link.relation != "adapted":
            continue
        links += 1
        base = letters("".join(change.base for change in link.changes))
        target = letters("".join(change.target for change in link.changes))
        whole = [c.type in _WHOLE for c in link.changes for _ in letters(c.base)]
        blocks = SequenceMatcher(None, base, target, autojunk=False).get_matching_blocks()
        best = sum(block.size for block in blocks if block.size > 1)
        kept = sum(sum(whole[block.a : block.a + block.size]) for block in blocks if block.size > 1)
        equal = [len(letters(change.base)) if change.op == "equal" else 0 for change in link.changes]
        shown += min(best, sum(equal))
        possible += best
        outside += max(best - kept, min(best, sum(equal)))
        islands += sum(0 < size < 3 for size in equal[1:-1])
        for side in ("base", "target"):
            cuts = list(accumulate(len(getattr(change, side)) for change in link.changes))[:-1]
            text = "".join(getattr(c, side) for c in link.changes)
            words = set(accumulate(map(len, _smallest_words(text))))
            boundaries += len(cuts)
            inside += sum(cut and cut not in words for cut in cuts)
    return {
        "equal_shown": shown / max(1, possible),
        "equal_words": shown / max(1, outside),
        "islands": islands / max(1, links),
        "cut_words": inside / max(1, boundaries),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
