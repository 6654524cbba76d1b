"""A document's page: its text, its facts, and what it has to do with others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.catalog import Status
from generator.document.model import EnclosureKind
from generator.pages import address, body, quoting
from generator.pages.body import PartView
from generator.pages.citing import CITING
from generator.pages.neighbours import Neighbourhood, neighbourhood
from generator.pages.notes import Doubt, notes
from generator.pages.preview import preview
from generator.pages.printings import PrintingView, issue_run, printing_views
from generator.pages.relations import Cited, CitedBy, Related, cited, cited_by, related
from generator.pages.source import has_source
from generator.pages.timeline import Step, timeline
from generator.pages.view import Entry, Fact, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document.model import Document, Effect, Enclosure
    from generator.pages.library import Library
    from generator.pages.runs import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """All that a document's page shows."""

    title: str
    number: str
    parts: tuple[PartView, ...]
    outline: tuple[Entry, ...]
    facts: tuple[Fact, ...]
    printings: tuple[PrintingView, ...]
    doubts: tuple[Doubt, ...]
    cited: tuple[Cited, ...]
    cited_by: tuple[CitedBy, ...]
    cited_by_all: Run | None
    related: tuple[Related, ...]
    provenance: tuple[Fact, ...]
    quotations: tuple[Fact, ...]
    printed: str
    edited: bool
    beside_source: Target | None
    dated: date | None
    timeline: tuple[Step, ...]
    neighbourhood: Neighbourhood | None
    matrix: Target | None
    downloads: tuple[Run, ...]


def document_page(document: Document, library: Library) -> Page:
    """The page of one document."""
    links = _links(document, library)
    citing = cited_by(document, library)
    noted = notes(document, library, links)
    printed = quoting.printed_in(document.gazette) if document.gazette else ""
    view = DocumentView(
        title=document.title,
        number=document.doc_number or "",
        parts=body.parts(document, _joined(links, noted.words), noted.ends),
        outline=body.outline(document),
        facts=tuple(_facts(document, library)),
        printings=printing_views(document, library),
        doubts=noted.doubts,
        cited=cited(document, library),
        cited_by=citing[:CITING],
        cited_by_all=Run(text=f"全部{len(citing)}件", target=Target(key=address.cited_by(document.id)))
        if len(citing) > CITING
        else None,
        related=related(document, library),
        provenance=tuple(_provenance(document)),
        quotations=(
            Fact(name="GB/T 7714", values=(Run(text=quoting.gbt7714(document)),)),
            Fact(name="《法学引注手册》", values=(Run(text=quoting.legal(document)),)),
        ),
        printed=printed,
        edited=document.id in library.edited,
        beside_source=_beside(document, library),
        dated=document.date,
        timeline=timeline(document, library),
        neighbourhood=neighbourhood(document, library),
        matrix=Target(key=address.matrix(document.id)) if document.id in library.followed else None,
        downloads=_downloads(document),
    )
    year = document.id.split("/")[1]
    return Page(
        key=address.document(document.id),
        template="document",
        title=document.title,
        view=view,
        crumbs=(
            Run(text="发布机关", target=Target(key=address.ISSUERS)),
            Run(
                text=library.issuer_name(document.issuer_id),
                target=Target(key=address.issuer(document.issuer_id)),
            ),
            Run(text=f"{year}年", target=Target(key=address.issuer_year(document.issuer_id, int(year)))),
        ),
        outline=view.outline,
        description="，".join(filter(None, (document.title, document.doc_number, printed))),
        source=printed,
        changed=document.date,
    )


def _beside(document: Document, library: Library) -> Target | None:
    if not has_source(document, library):
        return None
    return Target(key=address.document_source(document.id))


def _downloads(document: Document) -> tuple[Run, ...]:
    return (Run(text="Markdown", target=Target(key=address.markdown(document.id))),)


def _links(document: Document, library: Library) -> dict[body.Spot, Links]:
    found: defaultdict[body.Spot, list[tuple[int, int, Run]]] = defaultdict(list)
    for count, citation in enumerate(library.catalog.citations.get(document.id, ()), start=1):
        mention = citation.mention
        targets = library.targets(citation)
        run: Run | None = None
        if citation.status is Status.FOUND and targets:
            shown = preview(library.documents[citation.targets[0].partition("#")[0]], citation.part)
            run = Run(text="", target=targets[0], role="cite", preview=replace(shown, id=f"preview-{count}"))
        elif citation.status is Status.AMBIGUOUS and targets:
            run = Run(
                text="",
                target=Target(key=address.citation(mention.title, mention.number)),
                role="cite ambiguous",
                hint="所引文件不止一种可能",
            )
        if run and mention.start < mention.end:
            found[mention.block, mention.cell].append((mention.start, mention.end, run))
    return {spot: tuple(sorted(links, key=lambda link: link[:2])) for spot, links in found.items()}


def _joined(one: Mapping[body.Spot, Links], other: Mapping[body.Spot, Links]) -> Mapping[body.Spot, Links]:
    spots = one.keys() | other.keys()
    return {
        spot: tuple(sorted((*one.get(spot, ()), *other.get(spot, ())), key=lambda link: link[:2]))
        for spot in spots
    }


def _facts(document: Document, library: Library) -> Iterator[Fact]:
    def fact(name: str, key: str, *values: Run) -> Iterator[Fact]:
        if values and all(value.text for value in values):
            yield Fact(name=name, values=values, note=_note(document, key))

    issuer = Target(key=address.issuer(document.issuer_id))
    yield from fact("发文机关", "issuer", Run(text=document.issuer or "", target=issuer))
    yield from fact("联合发文", "joint_issuers", *(Run(text=name) for name in document.joint_issuers))
    yield from fact("发文字号", "doc_number", Run(text=document.doc_number or ""))
    kind = document.doc_type or ""
    yield from fact(
        "文种", "doc_type", Run(text=kind, target=Target(key=address.kind(kind)) if kind else None)
    )
    topics = (Run(text=name, target=Target(key=address.topic(name))) for name in document.topics)
    yield from fact("主题", "topics", *topics)
    yield from fact(
        "成文日期", "date", Run(text=quoting.chinese_date(document.date) if document.date else "")
    )
    yield from fact("主送机关", "addressees", Run(text="，".join(document.addressees)))
    yield from fact("署名", "signatories", *(Run(text=name) for name in document.signatories))
    for name, key, effect in (
        ("施行", "effective", document.effective),
        ("失效", "expires", document.expires),
        ("废止", "repeals", document.repeals),
    ):
        yield from fact(name, key, Run(text=_effect(effect)))
    printings = document.printings or ((document.gazette,) if document.gazette else ())
    yield from fact("刊载", "gazette", *(issue_run(printing, library) for printing in printings))
    sections = dict.fromkeys(printing.section for printing in printings if printing.section)
    yield from fact("栏目", "gazette.section", *(Run(text=section) for section in sections))
    for name in EnclosureKind:
        yield from fact(
            name.value,
            "enclosures",
            *(_enclosure(document, one) for one in document.enclosures if one.kind is name),
        )


def _enclosure(document: Document, enclosure: Enclosure) -> Run:
    shown = bool(document.part(enclosure.id))
    target = Target(key=address.document(document.id), anchor=enclosure.id) if shown else None
    return Run(text=enclosure.title, target=target)


def _note(document: Document, key: str) -> str:
    for words, keys in (("推断", document.inferred), ("补录", document.supplied)):
        if key in keys or any(one.startswith(f"{key}.") for one in keys):
            return words
    return ""


def _effect(effect: Effect | None) -> str:
    if effect is None:
        return ""
    return f"{quoting.chinese_date(effect.date)}（{effect.text}）" if effect.date else effect.text


def _provenance(document: Document) -> Iterator[Fact]:
    source = document.source
    if source is None:
        return
    first, last = source.lines
    yield Fact(name="来源文件", values=(Run(text=source.file.rpartition("/")[2]),))
    yield Fact(name="原文行", values=(Run(text=f"第{first}–{last}行"),))
    yield Fact(name="SHA-256", values=(Run(text=source.sha256, role="digest"),))
