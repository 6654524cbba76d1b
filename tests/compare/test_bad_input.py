"""What nobody would compare on purpose: a result or one clear word, and never a hang."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from generator.compare import compare
from generator.compare.render import as_csv, as_docx, as_json, as_text
from generator.document.model import Block, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.compare import Comparison
    from generator.registry import Registry

    Make = Callable[..., Document]

LOG = "各观潮台每天早晚各记录一次潮位，由值班员签字后存档。"
REPAIR = "对台龄超过三十年的观潮台逐座进行安全鉴定，及时加固修缮。"
OTHER = "蓝莓园的采摘季从六月开始，游客凭票入园，每人限带两篮。"


def written(found: Comparison) -> str:
    """All outputs, made without complaint; the text one."""
    assert as_json(found)
    assert as_csv(found)
    assert as_docx(found)
    return as_text(found)


def test_an_empty_document(province: Make, city: Make, registry: Registry) -> None:
    for base, target in ((province(), city(LOG)), (province(LOG), city()), (province(), city())):
        found = compare(base, target, registry)
        assert not found.verdict.related
        assert found.links == ()
        assert "没有可供对照的文字" in written(found)


def test_a_document_and_itself(province: Make, registry: Registry) -> None:
    text = province(LOG, REPAIR)
    assert "两份文件文字完全相同" in written(compare(text, text, registry))


def table(issuer: str, *rows: tuple[str, ...]) -> Document:
    block = Block(id="p1", kind=BlockKind.TABLE, rows=(("任务", "时间"), *rows))
    return Document(id=f"{issuer}/2025/x", title="", issuer_id=issuer, blocks=(block,))


def test_a_document_that_is_a_table_alone(registry: Registry) -> None:
    base = table("xinghe", (LOG, "6月"), (REPAIR, "9月"))
    found = compare(base, table("wangshu", (REPAIR, "8月"), (LOG, "6月")), registry)
    assert found.verdict.related
    assert found.dropped == found.added == ()
    assert REPAIR in written(found)


def test_unrelated_documents_are_aligned_on_request_alone(
    province: Make, city: Make, registry: Registry
) -> None:
    base, target = province(LOG, REPAIR), city(OTHER, "潮位由渔会的值班员记录，值班员签字后存档。")
    found = compare(base, target, registry)
    assert not found.verdict.related
    assert found.links == ()
    assert "不作逐句对照" in written(found)
    assert compare(base, target, registry, even_unrelated=True).links != ()


def invented(count: int, seed: int) -> str:
    """``count`` characters without a full stop."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    return "".join(chr(dice.randrange(0x4E00, 0x9000)) for _ in range(count))


def test_one_endless_sentence(province: Make, city: Make, registry: Registry) -> None:
    endless = invented(30_000, 1)
    found = compare(province(endless), city(endless[:9_000] + OTHER + endless[9_000:]), registry)
    assert found.verdict.related
    assert found.summary.surviving > 0.95
    assert written(found)


@pytest.mark.parametrize(("vocabulary", "least"), [(30, 0.5), (3000, 0.9)])
def test_half_a_million_characters(
    vocabulary: int, least: float, province: Make, city: Make, registry: Registry
) -> None:
    """Whether of many words or of few: most provisions equal, some changed, some left out."""
    dice = random.Random(2)  # noqa: S311 - no secret
    words = [invented(2, seed) for seed in range(vocabulary)]
    lines = ["".join(dice.choice(words) for _ in range(24)) + "。" for _ in range(10_200)]
    kept = [line.replace(words[0], "观潮") for line in lines if dice.random() < 0.95]
    found = compare(province(*lines), city(*kept), registry)
    assert sum(map(len, lines)) >= 480_000
    assert found.summary.surviving > least
