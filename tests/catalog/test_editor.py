"""relations.yml: an editor confirms, rejects, adds; every fault names its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalog_making import document, held, registry

from generator.catalog import (
    Catalog,
    EditorWord,
    RelationKind,
    RelationStatus,
    build_catalog,
    read_editor_word,
)
from generator.document.model import Document, SourceRef, Span
from generator.errors import SourceError

REGISTRY = registry()
BASE = document("星政发〔2025〕6号", "星河省人民政府关于灯会的意见", "要办好灯会。", day="2025-01-05")
TARGET = document(
    "望舒政发〔2025〕9号", "望舒市人民政府关于灯会的通知", "根据《星河省人民政府关于灯会的意见》，通知如下："
)
PAIR = f"{{base: {BASE.id}, target: {TARGET.id}"


def catalogued(text: str) -> Catalog:
    return build_catalog(held(BASE, TARGET), {}, REGISTRY, read_editor_word(text))


def test_an_empty_file_says_nothing() -> None:
    assert read_editor_word("") == EditorWord()


def test_confirmed() -> None:
    (relation,) = catalogued(f"confirmed:\n  - {PAIR}, kind: 贯彻落实}}\n").relations
    assert relation.status is RelationStatus.CONFIRMED


def test_rejected_is_kept_and_not_shown() -> None:
    catalog = catalogued(f"rejected:\n  - {PAIR}}}\n")
    assert [one.status for one in catalog.relations] == [RelationStatus.REJECTED]
    assert catalog.bases_of(TARGET.id) == ()


def test_added() -> None:
    catalog = catalogued(f"added:\n  - {PAIR}, kind: 参照, note: 经办人说明}}\n")
    added = next(one for one in catalog.relations if one.kind is RelationKind.REFERS)
    assert (added.status, added.declared, added.evidence[0].text) == (
        RelationStatus.CONFIRMED,
        False,
        "经办人说明",
    )


def test_a_document_that_is_not_held_is_a_finding_with_its_line() -> None:
    text = f"added:\n  - {PAIR}, kind: 参照}}\n  - {{base: xinghe/2020/nothing-1, target: {TARGET.id}, kind: 参照}}\n"
    (finding,) = catalogued(text).findings
    assert str(finding.place) == "relations.yml:3"
    assert "xinghe/2020/nothing-1 is not held" in finding.text


def test_nothing_to_confirm_is_a_finding() -> None:
    (finding,) = catalogued(f"confirmed:\n  - {PAIR}, kind: 废止}}\n").findings
    assert finding.kind == "nothing-to-confirm"


FAULTS = {
    "not-yaml": ("confirmed: [", "relations.yml:1"),
    "a-list": ("- 1\n", "relations.yml:1: not a mapping"),
    "unknown-list": ("agreed:\n  - {}\n", "relations.yml:1: agreed is none of the lists"),
    "missing-key": ("confirmed:\n  - {base: a/2020/b}\n", "relations.yml:2: an entry has base, target"),
    "unknown-key": (f"confirmed:\n  - {PAIR}, sort: 参照}}\n", "relations.yml:2: an entry has base, target"),
    "unknown-kind": (f"confirmed:\n  - {PAIR}, kind: 抄袭}}\n", "relations.yml:2: 抄袭 is no kind"),
    "added-without-kind": (f"added:\n  - {PAIR}}}\n", "relations.yml:2: an added pair needs its kind"),
    "no-id": ("confirmed:\n  - {base: 甲, target: a/2020/b}\n", "relations.yml:2: 甲 is no document id"),
    "own-base": (
        f"confirmed:\n  - {{base: {BASE.id}, target: {BASE.id}}}\n",
        "relations.yml:2: a document is not its own",
    ),
    "contradiction": (
        f"confirmed:\n  - {PAIR}, kind: 贯彻落实}}\nrejected:\n  - {PAIR}}}\n",
        (
            "relations.yml:4: wangshu/2025/wangshuzhengfa-2025-9 on xinghe/2025/xingzhengfa-2025-6 is rejected here, "
            "confirmed at relations.yml:2"
        ),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    text, message = FAULTS[name]
    with pytest.raises(SourceError) as caught:
        read_editor_word(text)
    assert message in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(SourceError) as caught:
        read_editor_word(f"added:\n  - {PAIR}}}\nconfirmed:\n  - {PAIR}, kind: 抄袭}}\n")
    assert "relations.yml:2" in str(caught.value)
    assert "relations.yml:4" in str(caught.value)


def test_a_part_that_the_document_does_not_have_is_not_held() -> None:
    text = f"added:\n  - {{base: '{BASE.id}#enclosure-7', target: {TARGET.id}, kind: 参照}}\n"
    (finding,) = catalogued(text).findings
    assert str(finding.place) == "relations.yml:2"
    assert f"{BASE.id}#enclosure-7 is not held" in finding.text


def test_a_circle_that_an_entry_closes_is_told_at_its_line() -> None:
    entries = (
        f"  - {PAIR}, kind: 依据}}\n",
        f"  - {{base: {TARGET.id}, target: {BASE.id}, kind: 依据}}\n",
    )
    (finding,) = catalogued("added:\n" + "".join(entries)).findings
    assert (str(finding.place), finding.kind) == ("relations.yml:2", "circular-basis")


def test_a_circle_of_the_documents_own_words_is_told_at_the_line_that_says_so() -> None:
    def law(name: str, other: str, line: int) -> Document:
        one = document(None, name, f"根据《{other}》，制定本条例。", issuer="xinghe", day="2025-01-01")
        blocks = tuple(replace(block, source=Span(start=line, end=line)) for block in one.blocks)
        source = SourceRef(file="sources/x.txt", sha256="0" * 64, lines=(1, 9))
        return replace(one, id=f"xinghe/2025/law-{line}", blocks=blocks, source=source)

    laws = law("星河省灯会条例", "星河省花市条例", 4), law("星河省花市条例", "星河省灯会条例", 8)
    (finding,) = build_catalog(held(*laws), {}, REGISTRY).findings
    assert (str(finding.place), finding.kind) == ("sources/x.txt:4", "circular-basis")


def test_ranks_are_as_the_editor_leaves_them() -> None:
    state = document("国发〔2024〕5号", "国务院关于灯会的意见", "要办好灯会。", day="2024-06-01")
    target = document(
        "望舒政发〔2025〕9号",
        "望舒市人民政府关于灯会的通知",
        "根据《国务院关于灯会的意见》（国发〔2024〕5号）和《星河省人民政府关于灯会的意见》（星政发〔2025〕6号），通知如下：",
    )
    other = document("星政发〔2025〕7号", "星河省人民政府关于花市的意见", "要办好花市。", day="2025-01-06")

    def ranks(text: str) -> dict[str, int]:
        documents = held(BASE, state, other, target)
        catalog = build_catalog(documents, {}, REGISTRY, read_editor_word(text))
        return {one.base_document: one.rank for one in catalog.bases_of(target.id)}

    pair = f"target: {target.id}"
    assert ranks("") == {BASE.id: 1, state.id: 2}
    assert ranks(f"rejected:\n  - {{base: {BASE.id}, {pair}}}\n") == {state.id: 1}
    added = f"added:\n  - {{base: {other.id}, {pair}, kind: 依据}}\n"
    assert list(ranks(added).items()) == [(other.id, 1), (BASE.id, 2), (state.id, 3)]
