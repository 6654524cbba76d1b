"""An editor's word on pairs: ``relations.yml`` read, checked, and applied over what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import yaml

from generator.catalog.ranking import reranked
from generator.catalog.relation import Evidence, Relation, RelationKind, RelationStatus
from generator.errors import SourceError
from generator.findings import Finding, Place, Severity
from generator.identity import DocumentId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.document.model import Document

Verdict = Literal["confirmed", "rejected", "added"]
_VERDICTS: tuple[Verdict, ...] = ("confirmed", "rejected", "added")
_KEYS = {"base", "target", "kind", "note"}
_KINDS = {kind.value: kind for kind in RelationKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One line of ``relations.yml``: ``kind`` None speaks of the pair, whatever its kinds."""

    verdict: Verdict
    base: str
    target: str
    kind: RelationKind | None
    note: str
    place: Place

    def meets(self, relation: Relation) -> bool:
        """Whether this speaks of the relation; a base without part speaks of all its parts."""
        base = relation.base if "#" in self.base else relation.base_document
        return (base, relation.target) == (self.base, self.target) and self.kind in {None, relation.kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorWord:
    """All of ``relations.yml``."""

    words: tuple[Word, ...] = ()


def read_editor_word(text: str, *, file: str = "relations.yml") -> EditorWord:
    """The editor's word in ``text``; every fault is told at once, with its line.

    Raises:
        SourceError: the text is no such YAML, or says two things about one pair.
    """
    faults: list[str] = []
    words: list[Word] = []
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SourceError(
            f"not YAML: {error.problem}", where=Place(file=file, line=line), remedy=_REMEDY
        ) from error
    except yaml.YAMLError as error:
        raise SourceError("not YAML", where=Place(file=file), remedy=_REMEDY) from error
    if node is None:
        return EditorWord()
    if not isinstance(node, yaml.MappingNode):
        raise SourceError("not a mapping of lists", where=Place(file=file, line=1), remedy=_REMEDY)
    for key, listing in node.value:
        where = Place(file=file, line=key.start_mark.line + 1)
        if key.value not in _VERDICTS or not isinstance(listing, yaml.SequenceNode):
            faults.append(f"{where}: {key.value} is none of the lists {', '.join(_VERDICTS)}")
            continue
        for entry in listing.value:
            word = _word(key.value, entry, Place(file=file, line=entry.start_mark.line + 1), faults)
            if word is not None:
                words.append(word)
    faults += _contradictions(words)
    if faults:
        raise SourceError("\n".join(faults), remedy=_REMEDY)
    return EditorWord(words=tuple(words))


_REMEDY = "each entry is {base: id, target: id, kind: 贯彻落实} under confirmed, rejected or added"


def _word(verdict: Verdict, entry: yaml.Node, place: Place, faults: list[str]) -> Word | None:
    data: Any = yaml.SafeLoader("").construct_document(entry) if isinstance(entry, yaml.MappingNode) else None
    if not isinstance(data, dict) or not {"base", "target"} <= data.keys() <= _KEYS:
        faults.append(f"{place}: an entry has base, target, and may have kind and note")
        return None
    kind = data.get("kind")
    if kind is not None and kind not in _KINDS:
        faults.append(f"{place}: {kind} is no kind of relation: {', '.join(_KINDS)}")
        return None
    if verdict == "added" and kind is None:
        faults.append(f"{place}: an added pair needs its kind")
        return None
    ids = (str(data["base"]), str(data["target"]))
    wrong = [id_ for id_ in ids if DocumentId.parse(id_) is None]
    if wrong:
        faults.append(f"{place}: {wrong[0]} is no document id such as mou/2016/mouzhengfa-2016-2")
        return None
    if ids[0].partition("#")[0] == ids[1].partition("#")[0]:
        faults.append(f"{place}: a document is not its own base")
        return None
    return Word(
        verdict=verdict,
        base=ids[0],
        target=ids[1],
        kind=_KINDS[kind] if kind else None,
        note=str(data.get("note") or ""),
        place=place,
    )


def _contradictions(words: list[Word]) -> list[str]:
    seen: dict[tuple[str, str, RelationKind | None], Word] = {}
    faults: list[str] = []
    for word in words:
        kinds: Iterable[RelationKind | None] = (
            (None, *RelationKind) if word.kind is None else (None, word.kind)
        )
        for kind in kinds:
            other = seen.get((word.base, word.target, kind))
            if other is not None and (other.verdict == "rejected") != (word.verdict == "rejected"):
                faults.append(
                    f"{word.place}: {word.target} on {word.base} is {word.verdict} here, {other.verdict} at {other.place}"
                )
                break
        seen.setdefault((word.base, word.target, word.kind), word)
    return faults


def applied(
    relations: Iterable[Relation], word: EditorWord, documents: Mapping[str, Document]
) -> tuple[tuple[Relation, ...], tuple[Finding, ...]]:
    """The relations with the editor's verdicts, and findings about words that speak of nothing."""
    result = list(relations)
    findings: list[Finding] = []
    for one in word.words:
        absent = [id_ for id_ in (one.base, one.target) if not _is_held(id_, documents)]
        if absent:
            findings.append(
                _finding(
                    one, "unknown-document", f"{absent[0]} is not held", "correct the id or remove the entry"
                )
            )
            continue
        met = [i for i, relation in enumerate(result) if one.meets(relation)]
        status = RelationStatus.REJECTED if one.verdict == "rejected" else RelationStatus.CONFIRMED
        for i in met:
            result[i] = replace(result[i], status=status)
        if not met and one.verdict == "added" and one.kind is not None:
            note = Evidence(document=one.target, block="", text=one.note)
            result.append(
                Relation(
                    base=one.base,
                    target=one.target,
                    kind=one.kind,
                    declared=False,
                    score=1.0,
                    rank=1,
                    status=RelationStatus.CONFIRMED,
                    evidence=(note,) if one.note else (),
                )
            )
        elif not met and one.verdict == "confirmed":
            text = f"{one.target} on {one.base} was not found, so there is nothing to confirm"
            findings.append(_finding(one, "nothing-to-confirm", text, "put the pair under added"))
    return reranked(result) if word.words else tuple(result), tuple(findings)


def _is_held(id_: str, documents: Mapping[str, Document]) -> bool:
    whole, _, part = id_.partition("#")
    held = documents.get(whole)
    return held is not None and (not part or part in {enclosure.id for enclosure in held.enclosures})


def _finding(word: Word, kind: str, text: str, remedy: str) -> Finding:
    return Finding(place=word.place, kind=kind, text=text, severity=Severity.FAULT, remedy=remedy)
