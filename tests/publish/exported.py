"""A document with everything that an export must carry, and a catalog that says where its citations lead."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from generator.document.model import (
    Block,
    BlockKind,
    Document,
    Effect,
    Enclosure,
    EnclosureKind,
    Printing,
    SourceRef,
    Span,
)

HOSTILE = '=HYPERLINK("x")<script>&amp;"\\|{{ ]](javascript:'

RICH = Document(
    id="wangshu/2016/wangzhengfa-2016-8",
    title="望舒市人民政府关于印发望舒市观测站管理办法的通知",
    doc_number="望政发〔2016〕8号",
    issuer="望舒市人民政府",
    issuer_id="wangshu",
    doc_type="通知",
    addressees=("各县（市、区）人民政府", "市政府各部门"),
    signatories=("望舒市人民政府",),
    date=date(2016, 3, 2),
    gazette=Printing(
        id="wangshu", name="望舒市人民政府公报", year=2016, issue="3", published=date(2016, 4, 1), page=5
    ),
    enclosures=(
        Enclosure(id="enclosure-1", title="望舒市观测站管理办法", kind=EnclosureKind.ISSUED, genre="办法"),
    ),
    effective=Effect(text="自2016年5月1日起施行", date=date(2016, 5, 1)),
    source=SourceRef(file="sources/wangshu-2016-3.txt", sha256="0" * 64, lines=(10, 40)),
    inferred=("date",),
    blocks=(
        Block(id="p1", kind=BlockKind.TITLE, text="望舒市人民政府关于印发望舒市观测站管理办法的通知"),
        Block(id="p2", kind=BlockKind.NUMBER, text="望政发〔2016〕8号"),
        Block(id="p3", kind=BlockKind.ADDRESSEE, text="各县（市、区）人民政府，市政府各部门："),
        Block(
            id="p4",
            text="根据《星河省观测站条例》（星政发〔2016〕1号）精神，印发给你们。",
            source=Span(start=12, end=13, page=5),
        ),
        Block(id="p5", kind=BlockKind.HEADING, level=1, label="一、", heading="一、总则", text="一、总则"),
        Block(id="p6", text="观测站由市里统一建设。"),
        Block(
            id="p7",
            level=2,
            label="（一）",
            heading="（一）目标。",
            run_in=True,
            text="（一）目标。到2020年建成12座观测站。",
        ),
        Block(id="p8", kind=BlockKind.ITEM, label="1.", text="1.每年巡查2次。"),
        Block(id="p9", kind=BlockKind.HEADING, level=1, label="二、", heading="二、其他", text="二、其他"),
        Block(id="p10", text=HOSTILE),
        Block(id="p11", kind=BlockKind.SIGNATURE, text="望舒市人民政府"),
        Block(id="p12", kind=BlockKind.DATE, text="2016年3月2日"),
        Block(id="p13", part="enclosure-1", kind=BlockKind.TITLE, text="望舒市观测站管理办法"),
        Block(
            id="p14",
            part="enclosure-1",
            kind=BlockKind.HEADING,
            level=1,
            label="第一章",
            heading="第一章 总则",
            text="第一章 总则",
        ),
        Block(
            id="p15",
            part="enclosure-1",
            kind=BlockKind.ITEM,
            label="第一条",
            text="第一条 为了观测星空，制定本办法。",
        ),
        Block(id="p16", part="enclosure-1", text="本办法适用于本市。"),
        Block(
            id="p17",
            part="enclosure-1",
            kind=BlockKind.TABLE,
            rows=(("县", "座"), ("东县", "3"), (None, "4")),
        ),
    ),
)

_TEXT = RICH.blocks[3].text


def mention(title: str | None, number: str | None, *, block: str = "p4", alias: bool = False) -> Any:
    words = title or number or ""
    start = _TEXT.index(words)
    return SimpleNamespace(
        title=title, number=number, block=block, start=start, end=start + len(words), alias=alias
    )


CATALOG: Any = SimpleNamespace(
    citations={
        RICH.id: (
            SimpleNamespace(
                mention=mention("星河省观测站条例", "星政发〔2016〕1号"),
                status="found",
                targets=("xinghe/2016/xingzhengfa-2016-1",),
            ),
            SimpleNamespace(
                mention=mention("观测站", None, alias=True), status="found", targets=("xinghe/2016/x",)
            ),
            SimpleNamespace(
                mention=mention(None, "星政发〔2016〕1号"),
                status="ambiguous",
                targets=("a/2016/a", "b/2016/b"),
            ),
        )
    },
    relations=(
        SimpleNamespace(
            base="xinghe/2016/xingzhengfa-2016-1",
            target=RICH.id,
            kind="依据",
            declared=True,
            score=0.9,
            rank=1,
            status="published",
            evidence=(SimpleNamespace(document=RICH.id, block="p4", text="根据"),),
        ),
    ),
)

CONTENT: Any = SimpleNamespace(documents={RICH.id: RICH}, issues={})
