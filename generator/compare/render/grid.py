"""A matrix as CSV and as text: each provision of the base, and what every target made of it."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from generator.compare.render.sheet import sheet
from generator.compare.render.wrapping import Span, wrapped
from generator.compare.verdict import CAUTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compare.matrix import Matrix, MatrixCell
    from generator.compare.model import Side

_SIGNS: Final = {"verbatim": "同", "localised": "名", "adapted": "改", "dropped": "无", "untied": "？"}
"""Two columns each on any terminal, which geometric signs are not."""
_LEGEND: Final = "同＝逐字沿用　名＝仅换名称　改＝改写　无＝未采用　？＝未见文本联系"
NOTE: Final = "数字只在与基准文件不同处列出。"


def matrix_csv(found: Matrix) -> str:
    """A provision a line: text, place, figures, then a column for each target, and last the note."""
    heads = [" ".join(filter(None, (side.issuer, _called(side)))) for side in found.targets]
    rows = [
        (row.text, "".join(row.path), "；".join(row.figures), *(_told(cell) for cell in row.cells))
        for row in found.rows
    ]
    return sheet([(_called(found.base), "位置", "数字", *heads), *rows, ("说明", f"{NOTE}{CAUTION}")])


def matrix_text(found: Matrix, *, width: int | None = None) -> str:
    """A provision a line, before it a sign for each target; figures that differ stand below."""
    return "\n".join(_lines(found, width)) + "\n"


def _lines(found: Matrix, width: int | None) -> Iterator[str]:
    def say(text: str, hang: str = "") -> Iterator[str]:
        return wrapped([Span(text=text)], width=max(20, width) if width else None, hang=hang)

    names = [
        ascii_uppercase[at] if at < len(ascii_uppercase) else str(at) for at in range(len(found.targets))
    ]
    yield from say(" ".join(filter(None, (found.base.title, found.base.doc_number))))
    for name, side in zip(names, found.targets, strict=True):
        told = " ".join(filter(None, (side.issuer, side.title, side.doc_number)))
        yield from say(f"{name}  {told}", hang="   ")
    yield from ("", *say(f"{_LEGEND}。{NOTE}"), *say(CAUTION), "")
    yield " ".join(f"{name:<2}" for name in names).rstrip()
    hang = " " * (3 * len(names) + 1)
    for row in found.rows:
        signs = " ".join(_SIGNS[cell.relation] for cell in row.cells)
        yield from say(f"{signs}  {row.text}", hang=hang)
        for name, cell in zip(names, row.cells, strict=True):
            pairs = zip(cell.figures, cell.instead, strict=True)
            told = "；".join(f"{new}（基准{old}）" for new, old in pairs)
            yield from say(f"{hang}{name}：{told}", hang=f"{hang}   ") if told else ()


def _called(side: Side) -> str:
    return side.doc_number or side.title or side.id


def _told(cell: MatrixCell) -> str:
    return cell.label + (f"：{'；'.join(cell.figures)}" if cell.figures else "")
