"""A comparison as text for a terminal: verdict, figures, duties, bodies, then the aligned text.

Colour is ANSI and optional; without it changes are marked [-dropped-] and {+added+}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.model import Op
from generator.compare.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.model import Comparison
    from generator.compare.view import ComparisonView, Row, Run

_RED, _GREEN, _SOFT, _BOLD, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[1m", "\x1b[0m"


def as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """``comparison`` for reading in a terminal, Chinese like the documents."""
    return "\n".join(_lines(view(comparison), colour=colour)) + "\n"


def _lines(page: ComparisonView, *, colour: bool) -> Iterator[str]:
    yield _bold(f"{page.base.title}  →  {page.target.title}", colour=colour)
    yield "  →  ".join(
        " ".join(filter(None, (s.doc_number, s.issuer, s.date))) for s in (page.base, page.target)
    )
    yield ""
    yield page.verdict.sentence
    yield page.verdict.caution
    yield page.verdict.origin
    yield from _tables(page, colour=colour)
    for section in page.sections:
        yield ""
        heading = section.target_heading or section.base_heading or "/".join(section.path) or section.part
        yield _bold(f"— {heading}", colour=colour)
        for entry in section.rows:
            yield from _row(entry, colour=colour)


def _tables(page: ComparisonView, *, colour: bool) -> Iterator[str]:
    figures = [row for row in page.figures if row.change != "same"]
    if figures:
        yield from (
            "",
            _bold(
                f"数字与期限（{len(figures)}项变化，{len(page.figures) - len(figures)}项一致）", colour=colour
            ),
        )
        for row in figures:
            marks = "，".join(filter(None, (row.label, row.trend, "口径可能不同" if row.related else "")))
            yield f"  {row.what}：{row.base or '—'} → {row.target or '—'}（{marks}）"
    if page.duties:
        yield from ("", _bold("责任与力度", colour=colour))
        for duty in page.duties:
            before, after = duty.base_actor + duty.base_modal, duty.target_actor + duty.target_modal
            yield f"  {before or '—'} → {after or '—'}（{duty.label}）"
    changed = [row for row in page.bodies if row.change != "same"]
    if changed:
        yield from ("", _bold("责任单位", colour=colour))
        for body in changed:
            yield f"  {body.base or '—'} → {body.target or '—'}（{body.label}）"
    if page.delegations:
        yield from ("", _bold("授权下级规定的事项", colour=colour))
        for each in page.delegations:
            yield f"  {each.phrase}：{'；'.join(text for text, _ in each.answers) or '未见对应规定'}"


def _row(row: Row, *, colour: bool) -> Iterator[str]:
    marks = "，".join(
        filter(
            None,
            (
                row.label,
                row.degree,
                "、".join(row.flags),
                "移位" if row.moved else "",
                f"文字始见于{row.origin}" if row.origin else "",
            ),
        )
    )
    names = f"{'+'.join(c.id for c in row.base)}→{'+'.join(c.id for c in row.target)}"
    yield f"[{names}] {marks}"
    if row.kind == "linked":
        yield "    " + "".join(_merged(row.base_runs, row.target_runs, colour=colour))
    elif row.kind == "dropped":
        yield "    " + _dropped(row.base[0].text, colour=colour)
    else:
        yield "    " + _added(row.target[0].text, colour=colour)


def _merged(left: tuple[Run, ...], right: tuple[Run, ...], *, colour: bool) -> Iterator[str]:
    """One text from both sides: equal words once, changes side by side."""
    ours, theirs = list(left), list(right)
    while ours or theirs:
        if ours and ours[0].op == Op.DELETE.value:
            yield _dropped(ours.pop(0).text, colour=colour)
        elif theirs and theirs[0].op == Op.INSERT.value:
            yield _added(theirs.pop(0).text, colour=colour)
        elif ours and theirs:
            one, other = ours.pop(0), theirs.pop(0)
            if one.op == Op.EQUAL.value:
                yield one.text
            elif one.soft:
                yield f"{_SOFT}{other.text}{_OFF}" if colour else other.text
            else:
                yield _dropped(one.text, colour=colour) + _added(other.text, colour=colour)
        else:
            yield (ours or theirs).pop(0).text


def _bold(text: str, *, colour: bool) -> str:
    return f"{_BOLD}{text}{_OFF}" if colour else text


def _dropped(text: str, *, colour: bool) -> str:
    return f"{_RED}{text}{_OFF}" if colour else f"[-{text}-]"


def _added(text: str, *, colour: bool) -> str:
    return f"{_GREEN}{text}{_OFF}" if colour else f"{{+{text}+}}"
