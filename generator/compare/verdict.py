"""The judgement on the whole pair: related or not, and the sentence with the shares.

Shares are said with their denominators and in both views, by provision and by surviving
characters: a lightly reworded text is mostly "adapted" and still keeps most of its characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.language.folding import plain
from generator.compare.model import Op, Relation, Summary, Verdict
from generator.compare.texts.labels import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.compare.model import Link, Segment

CAUTION = "文字占比只说明文本的异同，不是对贯彻落实情况或者合规性的评价；以原公报为准。"
METHOD = (
    "按句切分两份文本，折合层级、地名与机构名称后，按共有用词的稀有程度和所在位置配对，配成的句子逐词比较。"
    "占比按字数计，不计标点：逐字沿用、仅换名称、改写、未采用以{one}字数为分母，自有条款以{other}字数为分母。"
)
CAPPED = "两份文本篇幅很大，过于常见的字组未用于配对，文字完全相同的句子只与对方的同文句子配对，个别对应可能因此未能找出。"
_STRONG, _STRONG_CHARS = 0.5, 40
_SHARE, _FEW = 0.10, 3
_PASSAGE = 0.03
_TRACE = 0.05
"""Share that unrelated documents don't reach."""
_LONG = 12
_SURE, _FAIR = 0.95, 0.88
"""Expected shares of text that is paired rightly, from which the links are sure, or fairly so."""


def related(links: Sequence[Link], lengths: dict[str, int], smaller: int) -> tuple[bool, float]:
    """Whether provisions tie the two documents, and the share of the smaller one they cover.

    ``lengths`` has the provisions alone: formulas, headings and metadata are no evidence. Measured on 300 pairs of two real gazettes: related
    pairs cover a quarter of the smaller text at least, unrelated ones never reach 5 % nor have
    one strong link.
    """
    evidence = [
        link
        for link in links
        if not link.boilerplate and all(n in lengths for n in (*link.base, *link.target))
    ]
    sizes = [
        min(sum(lengths[name] for name in link.base), sum(lengths[name] for name in link.target))
        for link in evidence
    ]
    strong = [
        size
        for link, size in zip(evidence, sizes, strict=True)
        if link.similarity >= _STRONG and size >= _LONG
    ]
    share = sum(sizes) / max(1, smaller)
    # One passage taken over ties two documents only where it is a part of one of them worth naming.
    taken = sum(strong) >= min(_STRONG_CHARS, max(_LONG, smaller // 2))
    tied = taken and (share >= _PASSAGE or len(strong) > 1)
    return tied or (share >= _SHARE and len(evidence) >= _FEW and bool(strong)), min(1.0, round(share, 4))


def summarise(
    base: Sequence[Segment],
    target: Sequence[Segment],
    links: Sequence[Link],
    is_formula: Callable[[Segment], bool],
) -> Summary:
    """The shares of all relations, by provision and by surviving characters."""
    formula = {segment.id for segment in (*base, *target) if is_formula(segment)}
    everything = _shares(base, target, links, frozenset())
    survived, derived = _surviving(base, target, links)
    base_chars, target_chars = (sum(len(plain(s.text)) for s in side) for side in (base, target))
    verbatim, localised, adapted, dropped, added = everything
    return Summary(
        base_chars=base_chars,
        target_chars=target_chars,
        verbatim=verbatim,
        localised=localised,
        adapted=adapted,
        dropped=dropped,
        added=added,
        surviving=round(survived / max(1, base_chars), 4),
        derived=round(derived / max(1, target_chars), 4),
        without_boilerplate=_shares(base, target, links, frozenset(formula)),
    )


def _shares(
    base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link], left_out: frozenset[str]
) -> tuple[float, float, float, float, float]:
    best: dict[str, Relation] = {}
    order = tuple(Relation)
    for link in links:
        for name in (*link.base, *link.target):
            best[name] = min(best.get(name, Relation.ADAPTED), link.relation, key=order.index)
    chars = dict.fromkeys((*order, None), 0)
    for segment in base:
        if segment.id not in left_out:
            chars[best.get(segment.id)] += len(plain(segment.text))
    total = max(1, sum(chars.values()))
    new = sum(len(plain(s.text)) for s in target if s.id not in best and s.id not in left_out)
    whole = max(1, sum(len(plain(s.text)) for s in target if s.id not in left_out))
    first = [round(chars[relation] / total, 4) for relation in (*order, None)]
    return first[0], first[1], first[2], first[3], round(new / whole, 4)


def _surviving(base: Sequence[Segment], target: Sequence[Segment], links: Sequence[Link]) -> tuple[int, int]:
    """Letters of the base that stand in the target, and letters of the target that come from the base."""
    masks = {segment.id: bytearray(len(segment.text)) for segment in (*base, *target)}
    for link in links:
        for names, of_base in ((link.base, True), (link.target, False)):
            mask = bytearray(
                b"".join(
                    (b"\x01" if change.op is Op.EQUAL or change.soft else b"\x00")
                    * len(change.base if of_base else change.target)
                    for change in link.changes
                )
            )
            at = 0
            for name in names:
                own = masks[name]
                for place in range(len(own)):
                    own[place] |= mask[at + place]
                at += len(own)
    ours, theirs = (
        sum(flag for s in side for flag, c in zip(masks[s.id], s.text, strict=True) if c.isalnum())
        for side in (base, target)
    )
    return ours, theirs


def verdict(
    summary: Summary,
    links: Sequence[Link],
    *,
    tied: bool,
    identical: bool,
    score: float,
    superior: bool,
    capped: bool,
) -> Verdict:
    """The verdict in Chinese; ``superior`` says that the base's issuer is above the target's.

    ``capped`` says that the texts were too large to compare everything with everything.
    """
    one, other = ("上级文件", "本文件") if superior else ("前一文件", "后一文件")
    sizes = f"（{one}{summary.base_chars}字，{other}{summary.target_chars}字）"
    if not summary.base_chars or not summary.target_chars:
        empty = one if not summary.base_chars else other
        if not summary.base_chars and not summary.target_chars:
            empty = "两份文件"
        sentence = f"{empty}没有可供对照的文字{sizes}。"
    elif identical:
        sentence = f"两份文件文字完全相同{sizes}。"
    elif not tied:
        rest = "以下配对未必成立，只供查考" if links else "不作逐句对照"
        near = f"；相近而未能确认的语句约占较短一份条款的{_percent(score)}" if score >= _SHARE else ""
        sentence = f"未发现两份文件的条款之间有可以确认的文本联系{sizes}{near}，{rest}。"
    else:
        sentence = (
            f"按条款计，{other}逐字沿用{one}的{_percent(summary.verbatim)}，仅替换层级、地名、机构名称的占{_percent(summary.localised)}，"
            f"改写{_percent(summary.adapted)}，未采用{_percent(summary.dropped)}；{other}自有条款占其{_percent(summary.added)}。"
            f"按字符计，{one}{_percent(summary.surviving)}的文字仍见于{other}{sizes}。"
        )
    sure, doubts = _confidence(links, identical=identical)
    return Verdict(
        related=tied,
        identical=identical,
        score=score,
        sentence=sentence,
        caution=CAUTION,
        origin=f"{one}的文字是否另有更早来源，未作比对，不能判断。" if tied else "",
        confidence=sure if tied or identical else _apart(score),
        doubts=doubts,
        method=METHOD.format(one=one, other=other) + (CAPPED if capped else ""),
        called=(one, other),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _apart(score: float) -> str:
    """How sure it is that two documents have nothing to do with each other; the more they share, the less."""
    return "高" if score < _TRACE else "中" if score < _SHARE else "低"


def _confidence(links: Sequence[Link], *, identical: bool) -> tuple[str, str]:
    """How sure the links are in one word, and the share of their text that is expected to be paired rightly."""
    if identical:
        return "高", ""
    measured = [
        (
            link.confidence,
            sum(len(change.base) + len(change.target) for change in link.changes),
            link.doubtful,
        )
        for link in links
        if link.confidence is not None
    ]
    letters = sum(size for _, size, _ in measured)
    right = sum(confidence * size for confidence, size, _ in measured) / max(1, letters)
    doubts = sum(doubtful for _, _, doubtful in measured)
    marked = f"，其中{doubts}处的把握不足八成，标为“{DOUBTFUL}”" if doubts else ""
    word = "高" if right >= _SURE else "中" if right >= _FAIR else "低"
    return word, f"按每一对的把握估计，约{100 * right:.0f}%的对应文字配对正确{marked}。" if measured else ""
