"""One document against many, and whose words are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.matrix import matrix, matrix_csv
from generator.compare.origin import Origin, origins, with_origin
from generator.document.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
STAFF = "每座观潮台的值班员不少于2名，并配备急救箱和应急电台。"
LAMP = "夜间有渔船进港的观潮台要整夜点亮导航灯，灯油费由当地财政负担。"


def test_each_city_has_a_column(province: Make, city: Make, registry: Registry) -> None:
    base = province(LOG, STAFF, LAMP)
    one = compare(base, city(LOG, STAFF.replace("2名", "3名"), doc_number="望舒政发〔2025〕31号"), registry)
    blocks = (Block(id="p1", text=LAMP), Block(id="p2", text=LOG))
    other = compare(base, Document(id="hegu/2025/x", title="", issuer_id="hegu", blocks=blocks), registry)
    found = matrix([one, other])
    assert [[cell.relation for cell in row.cells] for row in found.rows] == [
        ["verbatim", "verbatim"],
        ["adapted", "dropped"],
        ["dropped", "verbatim"],
    ]
    assert found.rows[1].figures == ("不少于2名",)
    assert found.rows[1].cells[0].figures == ("不少于3名",)
    written = matrix_csv(found)
    assert "望舒政发〔2025〕31号" in written.splitlines()[0]
    assert "改写：不少于3名,未采用" in written


def test_a_matrix_of_different_bases_is_refused(province: Make, city: Make, registry: Registry) -> None:
    with pytest.raises(ValueError, match="not the text"):
        matrix([compare(province(LOG), city(LOG), registry), compare(province(LAMP), city(LOG), registry)])


def test_words_from_above_the_province(province: Make, city: Make, registry: Registry) -> None:
    state = Document(
        id="state/2024/x", title="观潮工作指导意见", issuer_id="state", blocks=(Block(id="p1", text=LOG),)
    )
    base, target = province(LOG, STAFF, LAMP), city(LOG, STAFF)
    found, upper = compare(base, target, registry), compare(state, base, registry)
    assert origins(found, upper) == {"b1": Origin.UPPER, "b2": Origin.BASE}
    assert "《观潮工作指导意见》" in with_origin(found, upper).verdict.origin
    assert "不能判断" in found.verdict.origin
