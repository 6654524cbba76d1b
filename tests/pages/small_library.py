"""A handful of documents of invented places, made by hand: what pages and sites are tested on."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from generator.catalog import Catalog, build_catalog
from generator.compare import compare
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
    block_text,
)
from generator.findings import Finding, Place
from generator.issue.model import ContentsEntry, Issue
from generator.pages import Pages, Passage, Reprint, SourceLines, make_pages, published_pairs
from generator.registry import Registry, load_registry

PLAN = "xinghe/2025/xingzhengfa-2025-31"
CITY_PLAN = "wangshu/2025/wangshuzhengfa-2025-44"
NOTICE = "wangshu/2025/wangshuzhengbanfa-2025-45"
HOSTILE = "wangshu/2025/wangshuzhengbanfa-2025-46"
ISSUE = "wangshu/2025-9"
FIRST = Printing(id="xinghe", name="星河省人民政府公报", year=2025, issue="6", serial=205, page=3)
SHARED = "新建道路一律采用截光型灯具，午夜以后自动降低亮度，居住区窗前的照度不得超过规定的限值。"
CITED = "星河省人民政府关于保护夜间星空的意见"

HOSTILE_TEXTS = (
    "<script>document.title='hit'</script>",
    "</title><img src=x onerror=\"document.title='hit'\">",
    "](javascript:alert(1)) [x](javascript:alert(2))",
    "{{ 7*7 }} {% raw %} | 竖线 | `反引号` # 井号",
    "--- \ntitle: 假的\n---",
    "&lt;b&gt; &amp; \"引号\" 'single'",
)


def block(number: int, kind: BlockKind, text: str = "", **more: object) -> Block:
    """A block whose lines in the source are ten times its number."""
    return Block(
        id=f"p{number}",
        kind=kind,
        text=text,
        source=Span(start=number * 10, end=number * 10 + 2),
        **more,  # type: ignore[arg-type]
    )


def doubt(kind: str, text: str, line: int | None = None) -> Finding:
    """A finding in the city's issue."""
    return Finding(place=Place(file="sources/wangshu-2025-09.txt", line=line), kind=kind, text=text)


def plan() -> Document:
    """The province's text."""
    return Document(
        id=PLAN,
        title=CITED,
        doc_number="星政发〔2025〕31号",
        issuer="星河省人民政府",
        issuer_id="xinghe",
        doc_type="意见",
        topics=("城乡建设、环境保护", "星空"),
        addressees=("各市、县（市、区）人民政府", "省政府直属各单位"),
        signatories=("星河省人民政府",),
        date=date(2025, 3, 4),
        gazette=FIRST,
        printings=(
            FIRST,
            Printing(
                id="wangshu",
                name="望舒市人民政府公报",
                year=2025,
                issue="9",
                serial=92,
                section="上级文件选登",
            ),
            Printing(id="hegu", name="河鼓市人民政府公报", year=2025, issue="2"),
        ),
        effective=Effect(date=date(2025, 4, 1), text="自2025年4月1日起施行"),
        source=SourceRef(file="sources/xinghe-2025-06.txt", sha256="0" * 64, lines=(1, 90)),
        inferred=("date",),
        blocks=(
            block(1, BlockKind.TITLE, CITED),
            block(2, BlockKind.NUMBER, "星政发〔2025〕31号"),
            block(3, BlockKind.ADDRESSEE, "各市、县（市、区）人民政府，省政府直属各单位："),
            block(4, BlockKind.PARAGRAPH, "为了让每个孩子都能看见银河，现就保护夜间星空提出如下意见："),
            block(5, BlockKind.HEADING, "一、减少眩光", level=1, label="一、", heading="一、减少眩光"),
            block(
                6,
                BlockKind.PARAGRAPH,
                "（一）改造路灯。到2027年底，全省改造向上漏光的路灯9万盏。"
                + SHARED
                + "省住房城乡建设厅负责。",
                level=2,
                label="（一）",
                heading="（一）改造路灯。",
                run_in=True,
            ),
            block(
                7, BlockKind.HEADING, "二、设立暗夜公园", level=1, label="二、", heading="二、设立暗夜公园"
            ),
            block(8, BlockKind.PARAGRAPH, "每个设区市至少设立一处暗夜公园，面积由各市确定。"),
            block(9, BlockKind.SIGNATURE, "星河省人民政府"),
            block(10, BlockKind.DATE, "2025年3月4日"),
        ),
    )


def city_plan() -> Document:
    """The city's text, which follows the province's."""
    basis = f"根据《{CITED}》（星政发〔2025〕31号）精神，现就保护夜间星空提出如下意见："
    return Document(
        id=CITY_PLAN,
        title="望舒市人民政府关于保护夜间星空的实施意见",
        doc_number="望舒政发〔2025〕44号",
        issuer="望舒市人民政府",
        issuer_id="wangshu",
        doc_type="意见",
        topics=("星空",),
        date=date(2025, 5, 6),
        gazette=Printing(id="wangshu", name="望舒市人民政府公报", year=2025, issue="9", serial=92, page=1),
        source=SourceRef(file="sources/wangshu-2025-09.txt", sha256="1" * 64, lines=(1, 80)),
        blocks=(
            block(1, BlockKind.TITLE, "望舒市人民政府关于保护夜间星空的实施意见"),
            block(2, BlockKind.NUMBER, "望舒政发〔2025〕44号"),
            block(3, BlockKind.PARAGRAPH, basis),
            block(4, BlockKind.HEADING, "一、减少眩光", level=1, label="一、", heading="一、减少眩光"),
            block(
                5,
                BlockKind.PARAGRAPH,
                "（一）改造路灯。到2026年底，全市改造向上漏光的路灯1.2万盏。"
                + SHARED
                + "市住房城乡建设局负责。",
                level=2,
                label="（一）",
                heading="（一）改造路灯。",
                run_in=True,
            ),
            block(6, BlockKind.SIGNATURE, "望舒市人民政府"),
            block(7, BlockKind.DATE, "2025年5月6日"),
        ),
        findings=(
            doubt("lost-dot", "小数点或已脱落：“路灯1.2万盏”", line=51),
            doubt("torn-page", "末页有缺损。"),
        ),
    )


def notice() -> Document:
    """A cover with an enclosure that holds a table."""
    rows = (
        ("序号", "任务", "责任单位", "时间"),
        ("1", "普查路灯", "市综合执法局\n市住房城乡建设局", "6月底前"),
        (None, "公布清单", "市综合执法局", None),
        ("2", "更换灯罩", "各区、县（市）", "年底前"),
    )
    return Document(
        id=NOTICE,
        title="望舒市人民政府办公室关于印发望舒市路灯改造方案的通知",
        doc_number="望舒政办发〔2025〕45号",
        issuer="望舒市人民政府办公室",
        issuer_id="wangshu",
        doc_type="通知",
        date=date(2025, 5, 8),
        gazette=Printing(id="wangshu", name="望舒市人民政府公报", year=2025, issue="9", serial=92),
        enclosures=(
            Enclosure(id="enclosure-1", title="望舒市路灯改造方案", kind=EnclosureKind.ISSUED, genre="方案"),
        ),
        source=SourceRef(file="sources/wangshu-2025-09.txt", sha256="1" * 64, lines=(81, 140)),
        blocks=(
            block(1, BlockKind.TITLE, "望舒市人民政府办公室关于印发望舒市路灯改造方案的通知"),
            block(2, BlockKind.NUMBER, "望舒政办发〔2025〕45号"),
            block(3, BlockKind.PARAGRAPH, "现将方案印发给你们，请抓好落实。"),
            block(4, BlockKind.TITLE, "望舒市路灯改造方案", part="enclosure-1"),
            block(
                5,
                BlockKind.HEADING,
                "一、任务",
                part="enclosure-1",
                level=1,
                label="一、",
                heading="一、任务",
            ),
            block(6, BlockKind.TABLE, part="enclosure-1", rows=rows),
        ),
        findings=(
            doubt("variant-character", "“罩” may be “盏”", line=61),
            doubt("doubled-character", "“市市” may be “市”", line=31),
            doubt("row-moved", "the row's cells were shifted", line=62),
            doubt("no-doc-type", "the title tells no kind"),
        ),
    )


def hostile() -> Document:
    """Text that would like to be markup, wherever text can stand."""
    title = "望舒市人民政府办公室关于" + HOSTILE_TEXTS[0] + HOSTILE_TEXTS[1] + "的通知"
    return Document(
        id=HOSTILE,
        title=title,
        doc_number="望舒政办发〔2025〕46号",
        issuer="望舒市人民政府办公室<b>",
        issuer_id="wangshu",
        doc_type="通知",
        addressees=(HOSTILE_TEXTS[5],),
        date=date(2025, 5, 9),
        gazette=Printing(
            id="wangshu", name="望舒市人民政府公报", year=2025, issue="9", section="<i>栏目</i>"
        ),
        enclosures=(
            Enclosure(id="enclosure-1", title="<u>附件</u>", kind=EnclosureKind.ATTACHMENT, genre="清单"),
        ),
        blocks=(
            block(1, BlockKind.TITLE, title),
            block(2, BlockKind.HEADING, HOSTILE_TEXTS[0], level=1, heading=HOSTILE_TEXTS[0]),
            *(block(number, BlockKind.PARAGRAPH, text) for number, text in enumerate(HOSTILE_TEXTS, start=3)),
            block(
                20,
                BlockKind.TABLE,
                part="enclosure-1",
                rows=(("<th>", "b"), (HOSTILE_TEXTS[0], HOSTILE_TEXTS[1])),
            ),
        ),
        findings=(Finding(place=Place(file="x", line=31), kind="k", text=HOSTILE_TEXTS[0]),),
    )


def documents() -> dict[str, Document]:
    """All four, by id."""
    return {one.id: one for one in (plan(), city_plan(), notice(), hostile())}


def issues() -> dict[str, Issue]:
    """The city's issue, whose contents list one document too many and one too few, and the province's."""
    city, cover = city_plan(), notice()
    return {
        ISSUE: Issue(
            id=ISSUE,
            gazette="wangshu",
            name="望舒市人民政府公报",
            year=2025,
            number="9",
            serial=92,
            published=date(2025, 5, 31),
            masthead=("望舒市人民政府公报", "2025 第9期"),
            contents=(
                ContentsEntry(
                    title=city.title, number=city.doc_number, section="市政府文件", page=1, document=CITY_PLAN
                ),
                ContentsEntry(title=cover.title, section="市政府办公室文件", page=4, document=NOTICE),
                ContentsEntry(
                    title="望舒市人民政府办公室关于公布灯塔名录的通知", section="市政府办公室文件", page=7
                ),
            ),
            documents=(CITY_PLAN, NOTICE, HOSTILE),
            source_file="sources/wangshu-2025-09.txt",
            source_sha256="1" * 64,
        ),
        "xinghe/2025-6": Issue(
            id="xinghe/2025-6",
            gazette="xinghe",
            name="星河省人民政府公报",
            year=2025,
            number="6",
            serial=205,
            documents=(PLAN,),
            source_file="sources/xinghe-2025-06.txt",
            source_sha256="0" * 64,
            inferred=("year",),
        ),
    }


@cache
def registry() -> Registry:
    """The built-in registry with the sample's invented places."""
    return load_registry(Path(__file__).resolve().parents[2] / "content" / "registry")


@cache
def catalog() -> Catalog:
    """Who cites whom among the four."""
    return build_catalog(documents(), issues(), registry())


def sources() -> dict[str, SourceLines]:
    """The province's source: a line a block, a page number after the second, markup in the last."""
    lines = [""] * 120
    for one in plan().blocks:
        lines[one.source.start - 1 if one.source else 0] = one.text
    lines[22], lines[23] = "— 3 —", "<script>document.title='hit'</script>"
    return {"sources/xinghe-2025-06.txt": SourceLines(lines=tuple(lines), aside={23: "page-number"})}


def reprint(*changes: tuple[str, str]) -> tuple[Passage, ...]:
    """The province's text as the city's gazette printed it, with ``changes``."""
    texts = [block_text(one) for one in plan().blocks]
    for old, new in changes:
        texts = [text.replace(old, new) for text in texts]
    return tuple(
        Passage(text=text, start=100 + 2 * n, end=101 + 2 * n, page=7) for n, text in enumerate(texts)
    )


def made_pages(issue: str | None = None, changed: tuple[Document, ...] = ()) -> Pages:
    """The pages of the four documents, or of one issue; ``changed`` stand for those of the same id."""
    held = {**documents(), **{one.id: one for one in changed}}
    made = {
        pair: compare(held[pair[0]], held[pair[1]], registry(), base_part=parts[0], target_part=parts[1])
        for pair, parts in published_pairs(catalog())
    }
    return make_pages(
        documents=held,
        issues=issues(),
        catalog=build_catalog(held, issues(), registry()) if changed else catalog(),
        comparisons=made,
        registry=registry(),
        edited=frozenset({NOTICE}),
        sources=sources(),
        reprints={PLAN: (Reprint(issue=ISSUE, passages=reprint(("9万盏", "8万盏<b>"))),)},
        issue=issue,
    )


@cache
def small_pages(issue: str | None = None) -> Pages:
    """The pages of the four documents, or of one issue, made once."""
    return made_pages(issue)


def small_content(folder: Path) -> Path:
    """A content folder that holds what a build copies from it: the sources."""
    (folder / "sources").mkdir(parents=True)
    for name in ("wangshu-2025-09.txt", "xinghe-2025-06.txt"):
        (folder / "sources" / name).write_text(f"{name}\n", encoding="utf-8")
    return folder
