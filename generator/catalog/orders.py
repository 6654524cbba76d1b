"""Numbers of orders (令), which are printed in many ways and restart for nobody: 省政府令第9号, 第九号."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.registry import Registry

ORDER = "命令(令)"
_ORDER = re.compile(
    r"(?P<issuer>[一-鿿、]*?)(?:令)?(?:(?:19|20)\d\d年?)?第?(?P<serial>\d+|[〇零一二三四五六七八九十百千]+)号(?:令)?"
)
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def order_of(number: str, document: Document, registry: Registry) -> tuple[str, int] | None:
    """Issuer and serial of an order's number as ``document`` prints it: 省政府令第9号, 第9号; None for others."""
    match = _ORDER.fullmatch(number)
    if match is None or ("令" not in number and document.doc_number != number):
        return None
    name = match["issuer"]
    issuer = (
        registry.issuer_seen_from(name, document.issuer_id)
        if name
        else registry.issuers.get(document.issuer_id)
    )
    return (issuer.id, _integer(match["serial"])) if issuer else None


def order_key(order: tuple[str, int] | None) -> str:
    """The comparison form of an order's number; empty for none."""
    return f"{order[0]} {order[1]}" if order else ""


def _integer(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _NUMERALS[char]
    return total + digit
