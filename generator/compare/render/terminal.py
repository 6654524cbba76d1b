"""A comparison as text for a terminal: verdict, figures, duties, bodies, sections, then the aligned text.

Colour is ANSI and optional; without it changes are marked [-dropped-] and {+added+}, and with it
dropped words are struck through and added ones underlined besides. Swapped names, punctuation and
numbering are shown as the target has them. What the target leaves out is told by section; its text
is shown on request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.compare.model import Op
from generator.compare.render.wrapping import Span, columns, wrapped
from generator.compare.report.entries import SHOWN
from generator.compare.report.view import view
from generator.compare.texts.labels import DOUBTFUL, RELATED, SUSPECT

if TYPE_CHECKING:
    from generator.compare.model import Comparison
    from generator.compare.report.view import ComparisonView, FigureRow, Row, Run

_DROPPED, _ADDED, _SOFT, _BOLD, _QUIET, _DOUBT = "31;9", "32;4", "2", "1", "2", "33;4"
_HEADINGS: Final = 4


def as_text(
    comparison: Comparison, *, colour: bool = False, width: int | None = None, full: bool = False
) -> str:
    """``comparison`` for reading in a terminal, Chinese like the documents.

    ``width`` is the terminal's, in columns; None breaks no line. ``full`` shows what is left out, too.
    """
    return "\n".join(_Writer(colour=colour, width=width).lines(view(comparison), full=full)) + "\n"


class _Writer:
    """Lines in the dress of one terminal."""

    def __init__(self, *, colour: bool, width: int | None) -> None:
        self.colour = colour
        self.width = max(20, width) if width else None

    def lines(self, page: ComparisonView, *, full: bool) -> Iterator[str]:
        margin = max(columns(page.base_name), columns(page.target_name)) + 2
        for name, side in ((page.base_name, page.base), (page.target_name, page.target)):
            facts = "，".join(filter(None, (side.doc_number, side.issuer, side.date)))
            yield from self.say(
                self.span(name + " " * (margin - columns(name)), _QUIET),
                self.span(side.title or side.id, _BOLD),
                Span(text=f"（{facts}）" if facts else ""),
                hang=" " * margin,
            )
        yield ""
        yield from self.say(self.span(page.verdict.sentence, _BOLD))
        for line in (page.verdict.caution, page.without_formulas, page.verdict.origin):
            yield from self.say(Span(text=line)) if line else ()
        if not page.verdict.identical:
            yield from self.tables(page, full=full)
            yield from self.text(page, full=full)
        yield from ("", *self.say(self.span(f"说明：{page.verdict.method}", _QUIET)))
        if page.sections:
            yield from self.say(
                self.span(f"逐句配对的把握：{page.verdict.confidence}。{page.verdict.doubts}", _QUIET)
            )

    def say(self, *spans: Span, indent: str = "", hang: str = "") -> Iterator[str]:
        return wrapped(spans, width=self.width, indent=indent, hang=hang)

    def span(self, text: str, style: str) -> Span:
        return Span(text=text, style=style if self.colour else "")

    def head(self, text: str) -> Iterator[str]:
        yield from ("", *self.say(self.span(text, _BOLD)))

    def tables(self, page: ComparisonView, *, full: bool) -> Iterator[str]:
        yield from self.figures(page, full=full)
        if page.duties:
            yield from self.head("责任主体与要求的强弱")
            for duty in page.duties:
                yield from self.entry(
                    f"~ {duty.base_quote or '—'} → {duty.target_quote or '—'}（{duty.label}）"
                )
        if page.bodies:
            yield from self.bodies(page)
        if page.base_chapters:
            yield from self.head(f"{page.base_name}各节的去向")
            for one in page.base_chapters:
                kept = 1 - dict(one.shares)["dropped"]
                there = "、".join(heading for heading, _ in one.others if heading != one.heading)
                yield from self.entry(
                    f"{'  ' * (one.depth - 1)}{one.heading} {one.chars}字，{100 * kept:.0f}%有对应"
                    + (f" → {there}" if there else "")
                )
        if page.delegations:
            yield from self.head("授权下级规定的事项")
            for each in page.delegations:
                answers = "".join(text for text, _ in each.answers)
                yield from self.entry(
                    f"{each.phrase} → {each.note}{'：' if each.note and answers else ''}{answers}"
                )
        if page.suspects:
            yield from self.head(f"{SUSPECT}（不作为政策的改动）")
            for suspect in page.suspects:
                yield from self.entry(
                    f"? {suspect.base or '—'} / {suspect.target or '—'}：…{suspect.before}{suspect.target}{suspect.after}…"
                )

    def figures(self, page: ComparisonView, *, full: bool) -> Iterator[str]:
        if not page.figures:
            return
        counts = [
            f"{label}{len(list(rows))}项" for label, rows in groupby(page.figures, lambda row: row.label)
        ]
        yield from self.head(f"数字与期限（{'，'.join(counts)}）")
        for change, run in groupby(page.figures, lambda row: row.change):
            rows = list(run)
            shown = rows[:SHOWN] if change == "dropped" and not full else rows
            for row in shown if change != "same" else ():
                yield from self.figure(row)
            if len(shown) < len(rows):
                yield from self.entry(f"… 另有{len(rows) - len(shown)}项{rows[0].label}（--full 列出）")

    def figure(self, row: FigureRow) -> Iterator[str]:
        scope = "，".join(filter(None, (row.scope, row.deadline)))
        what = row.what + (f"（{scope}）" if scope else "")
        if row.change == "changed":
            marks = "，".join(filter(None, (row.label, row.trend, RELATED if row.related else "")))
            return self.entry(f"~ {what}：{row.base} → {row.target}（{marks}）")
        mark, style = ("-", _DROPPED) if row.base else ("+", _ADDED)
        return self.entry(f"{mark} {what}：{row.base or row.target}", style.partition(";")[0])

    def bodies(self, page: ComparisonView) -> Iterator[str]:
        yield from self.head("责任单位")
        for body in page.bodies:
            if body.group == "changed":
                yield from self.entry(f"~ {body.text}（{body.label}）")
        for group, mark, name in (
            ("dropped", "-", f"只见于{page.base_name}"),
            ("new", "+", f"{page.target_name}新增"),
            ("localised", "=", "上下级对应"),
            ("cited", "·", "仅一方引用"),
        ):
            found = [body.text for body in page.bodies if body.group == group]
            yield from self.entry(f"{mark} {name}{len(found)}个：{'；'.join(found)}") if found else ()

    def entry(self, text: str, style: str = "") -> Iterator[str]:
        return self.say(self.span(text, style), indent="  ", hang="    ")

    def text(self, page: ComparisonView, *, full: bool) -> Iterator[str]:
        for section in page.sections:
            yield ""
            first, rest = section.rows[0], section.rows
            if first.heading and first.relation == "verbatim":
                yield from self.say(self.span(f"── {first.target[0].text} ", _BOLD), self.names(first))
                rest = rest[1:]
            for kind, run in groupby(rest, lambda row: row.kind):
                rows = list(run)
                if kind == "linked":
                    for row in rows:
                        yield from self.linked(row)
                elif kind == "apart":
                    for row in rows:
                        yield from self.say(
                            self.span(f"[→{row.target[0].id}] {row.label}（{row.to}）", _QUIET)
                        )
                elif kind == "added" or full:
                    yield from self.alone(rows, dropped=kind == "dropped")
                else:
                    yield from self.omitted(rows)

    def linked(self, row: Row) -> Iterator[str]:
        more = (
            *(() if row.formal else (row.label, row.degree, "、".join(row.flags))),
            row.move,
            DOUBTFUL if row.doubtful else "",
            SUSPECT if row.suspect else "",
            f"文字始见于{row.origin}" if row.origin else "",
        )
        yield from self.say(self.names(row), self.span("，".join(filter(None, more)), _QUIET))
        yield from self.indented(self.merged(row.base_runs, row.target_runs))

    def names(self, row: Row) -> Span:
        base, target = ("+".join(cell.id for cell in cells) for cells in (row.base, row.target))
        return self.span(f"[{base}→{target}] ", _QUIET)

    def alone(self, rows: list[Row], *, dropped: bool) -> Iterator[str]:
        cells = [(row.base or row.target)[0] for row in rows]
        yield from self.say(self.span(f"[{_extent(rows, dropped=dropped)}] {rows[0].label}", _QUIET))
        for cell in cells:
            yield from self.indented([self.dropped(cell.text) if dropped else self.added(cell.text)])

    def omitted(self, rows: list[Row]) -> Iterator[str]:
        headings = [row.base[0].text for row in rows if row.heading]
        told = "　".join(headings[:_HEADINGS]) + ("…" if len(headings) > _HEADINGS else "")
        chars = sum(len(row.base[0].text) for row in rows)
        yield from self.say(
            self.span(f"[{_extent(rows, dropped=True)}] {rows[0].label}{len(rows)}句，{chars}字", _QUIET),
            self.span(f"：{told}" if told else "", _QUIET),
        )

    def indented(self, spans: Iterable[Span]) -> Iterator[str]:
        return self.say(*spans, indent="    ", hang="    ")

    def merged(self, left: tuple[Run, ...], right: tuple[Run, ...]) -> Iterator[Span]:
        """One text from both sides: equal words once, changes side by side."""
        ours, theirs = list(left), list(right)
        while ours or theirs:
            if ours and ours[0].op == Op.DELETE.value:
                gone = ours.pop(0)
                if not gone.soft:
                    yield self.dropped(gone.text)
            elif theirs and theirs[0].op == Op.INSERT.value:
                new = theirs.pop(0)
                yield Span(text=new.text) if new.soft else self.added(new.text)
            elif ours and theirs:
                yield from self.both(ours.pop(0), theirs.pop(0))
            else:
                yield Span(text=(ours or theirs).pop(0).text)

    def both(self, one: Run, other: Run) -> Iterator[Span]:
        if one.op == Op.EQUAL.value:
            yield Span(text=one.text)
        elif one.type == "ocr":
            yield self.span(f"[?{one.text}|{other.text}?]", _DOUBT)
        elif one.soft:
            yield self.span(other.text, _SOFT)
        else:
            yield self.dropped(one.text)
            yield self.added(other.text)

    def dropped(self, text: str) -> Span:
        return Span(text=text, style=_DROPPED) if self.colour else Span(text=f"[-{text}-]")

    def added(self, text: str) -> Span:
        return Span(text=text, style=_ADDED) if self.colour else Span(text=f"{{+{text}+}}")


def _extent(rows: list[Row], *, dropped: bool) -> str:
    names = [(row.base or row.target)[0].id for row in rows]
    told = names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
    return f"{told}→" if dropped else f"→{told}"
