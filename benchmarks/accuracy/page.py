"""The tables' places in the page that quotes them: ``<!-- table: name -->`` before each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.compare.gold import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = ROOT / "docs" / "accuracy.md"
_TABLE = re.compile(r"(?<=<!-- table: )(?P<name>[a-z]+)(?P<mark> -->\n)(?P<rows>(?:\|.*\n)*)")


def tables_in(page: str) -> dict[str, dict[str, str]]:
    """The rows of each marked table by their first cell."""
    return {found["name"]: _rows(found["rows"].splitlines()) for found in _TABLE.finditer(page)}


def put(page: str, tables: Mapping[str, Sequence[str]]) -> str:
    """``page`` with the marked tables' rows replaced; rows that ``tables`` doesn't have stay as they are."""

    def fresh(found: re.Match[str]) -> str:
        new = _rows(tables[found["name"]])
        old = _rows(found["rows"].splitlines())
        rows = {name: new.get(name, row) for name, row in {**old, **new}.items()}
        return f"{found['name']}{found['mark']}" + "".join(f"{row}\n" for row in rows.values())

    return _TABLE.sub(fresh, page)


def _rows(lines: Sequence[str]) -> dict[str, str]:
    return {line.split("|")[1].strip(): line for line in lines}
