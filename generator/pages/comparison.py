"""Comparison pages: two documents side by side, and the list of all that stand so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from generator.compare.report.view import ComparisonView
from generator.compare.report.view import view as compared
from generator.compare.verdict import CAUTION
from generator.pages import address, quoting
from generator.pages.aligned import Aligned, Counterpart, aligned, counterparts
from generator.pages.view import Page, Run, Target

if TYPE_CHECKING:
    from generator.compare import Comparison
    from generator.document.model import Document
    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """A comparison with its two documents' pages and its rows in reading order."""

    comparison: ComparisonView
    aligned: Aligned
    destinations: tuple[Counterpart, ...]
    derivations: tuple[Counterpart, ...]
    base_date: str
    target_date: str
    base_short: str
    target_short: str
    base: Target | None = None
    target: Target | None = None
    base_printed: str = ""
    target_printed: str = ""
    kinds: tuple[str, ...] = ()
    download: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLine:
    """A comparison in a list; no ``shares`` where nothing ties the two documents."""

    page: Target
    base_title: str
    base_number: str
    target_title: str
    target_number: str
    target_issuer: str
    kinds: str
    verdict: str
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonsView:
    """The list of all comparisons."""

    title: str
    lead: str
    lines: tuple[ComparisonLine, ...]
    caution: str
    matrices: tuple[Run, ...]


def comparison_page(base: Document, target: Document, comparison: Comparison, library: Library) -> Page:
    """The page that shows two documents side by side."""
    title = f"对照：{target.doc_number or target.title}与{base.doc_number or base.title}"
    return Page(
        key=address.comparison(base.id, target.id),
        template="comparison",
        title=title,
        view=replace(
            alone(comparison),
            base=library.target(base.id),
            target=library.target(target.id),
            base_printed=quoting.printed_in(base.gazette) if base.gazette else "",
            target_printed=quoting.printed_in(target.gazette) if target.gazette else "",
            kinds=_kinds(base.id, target.id, library),
            download=Target(key=f"{address.comparison(base.id, target.id)}.json"),
        ),
        crumbs=(Run(text="对照", target=Target(key=address.COMPARISONS)),),
        description=f"{title}。{comparison.verdict.sentence}",
        source="；".join(quoting.printed_in(one.gazette) for one in (base, target) if one.gazette),
        changed=target.date,
    )


def alone(comparison: Comparison) -> ComparisonPage:
    """A comparison without a site around it: nothing in it links to a document."""
    shown = compared(comparison)
    text = aligned(shown)
    tables = counterparts(comparison, text.anchors)
    return ComparisonPage(
        comparison=shown,
        aligned=text,
        destinations=tables["base"],
        derivations=tables["target"],
        base_date=_day_in_words(shown.base.date),
        target_date=_day_in_words(shown.target.date),
        base_short=shown.base.doc_number or shown.base.title,
        target_short=shown.target.doc_number or shown.target.title,
    )


def comparison_lines(library: Library) -> tuple[ComparisonLine, ...]:
    """All comparisons, the newest target first."""
    pairs = sorted(library.comparisons, key=lambda pair: pair[0])
    pairs.sort(key=lambda pair: (_day(library.documents[pair[1]]), pair[1]), reverse=True)
    return tuple(_line(base, target, library) for base, target in pairs)


def comparison_index(library: Library) -> Page:
    """The list of all comparisons."""
    lines = comparison_lines(library)
    return Page(
        key=address.COMPARISONS,
        template="comparisons",
        title="对照",
        view=ComparisonsView(
            title="对照",
            lead=f"共{len(lines)}组：下级文件与其所依据、贯彻的上级文件逐条对照。",
            lines=lines,
            caution=CAUTION,
            matrices=tuple(
                Run(
                    text=f"{library.documents[base].title}（{len(made)}件）",
                    target=Target(key=address.matrix(base)),
                )
                for base, made in sorted(library.followed.items())
            ),
        ),
    )


def _line(base_id: str, target_id: str, library: Library) -> ComparisonLine:
    base, target = library.documents[base_id], library.documents[target_id]
    comparison = library.comparisons[base_id, target_id]
    summary = comparison.summary
    return ComparisonLine(
        page=Target(key=address.comparison(base_id, target_id)),
        base_title=base.title,
        base_number=base.doc_number or "",
        target_title=target.title,
        target_number=target.doc_number or "",
        target_issuer=target.issuer or "",
        kinds="、".join(_kinds(base_id, target_id, library)),
        verdict=comparison.verdict.sentence,
        shares=(
            ("verbatim", summary.verbatim),
            ("localised", summary.localised),
            ("adapted", summary.adapted),
            ("dropped", summary.dropped),
        )
        if comparison.verdict.related
        else (),
    )


def _kinds(base_id: str, target_id: str, library: Library) -> tuple[str, ...]:
    kinds = (
        str(relation.kind)
        for relation in library.catalog.relations
        if relation.base.partition("#")[0] == base_id and relation.target.partition("#")[0] == target_id
    )
    return tuple(dict.fromkeys(kinds))


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0


def _day_in_words(iso: str) -> str:
    return quoting.chinese_date(date.fromisoformat(iso)) if iso else ""
