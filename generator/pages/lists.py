"""The index pages: issuers and their years, years, issues, kinds. Lists, nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pages import address, quoting
from generator.pages.issue import issue_name
from generator.pages.library import year_of
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document.model import Document
    from generator.pages.library import Library

RECENT: Final = 8
"""How many documents stand for a year on an issuer's page; the year's own page has all."""
LEVELS: Final = {"state": "国家", "province": "省级", "city": "市级", "county": "县级"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Groups of lines under a title. ``lead`` is a sentence, ``steps`` are neighbouring pages."""

    title: str
    lead: str
    groups: tuple[Group, ...]
    steps: tuple[Run, ...] = ()
    show_issuer: bool = False
    shape: str = "documents"


def issuer_pages(library: Library) -> Iterator[Page]:
    """The index of issuers, a page for each of them, and one for each of their years."""
    yield _issuer_index(library)
    for issuer_id, documents in sorted(library.by_issuer.items()):
        name = library.issuer_name(issuer_id)
        years = _by_year(documents)
        above = Run(text="发布机关", target=Target(key=address.ISSUERS))
        yield Page(
            key=address.issuer(issuer_id),
            template="list",
            title=name,
            view=ListView(
                title=name,
                lead=_issuer_lead(documents),
                groups=tuple(
                    Group(
                        title=f"{year}年",
                        id=f"y{year}",
                        target=Target(key=address.issuer_year(issuer_id, year)),
                        lines=library.lines(members[:RECENT]),
                        count=len(members),
                    )
                    for year, members in years.items()
                ),
            ),
            crumbs=(above,),
            description=f"{name}文件{len(documents)}件",
            changed=documents[0].date,
        )
        for year, members in years.items():
            here = Run(text=name, target=Target(key=address.issuer(issuer_id)))
            yield Page(
                key=address.issuer_year(issuer_id, year),
                template="list",
                title=f"{name}{year}年文件",
                view=ListView(
                    title=f"{name}{year}年文件",
                    lead=f"共{len(members)}件，按成文日期由近及远。",
                    groups=_by_kind(members, library),
                    steps=tuple(
                        Run(text=f"{other}年", target=Target(key=address.issuer_year(issuer_id, other)))
                        for other in years
                        if other != year
                    ),
                ),
                crumbs=(above, here),
                changed=members[0].date,
            )


def year_pages(library: Library) -> Iterator[Page]:
    """The index of years and a page for each."""
    years = _by_year(library.ordered)
    yield Page(
        key=address.YEARS,
        template="list",
        title="年份",
        view=ListView(
            title="年份",
            lead="年份取自发文字号；没有字号的，取成文日期。",
            groups=(
                Group(
                    title="",
                    lines=tuple(
                        Line(
                            target=Target(key=address.year(year)),
                            title=f"{year}年",
                            note=f"{len(members)}件",
                            issuer="、".join(library.issuer_name(one) for one in _issuers(members)),
                        )
                        for year, members in years.items()
                    ),
                ),
            ),
            shape="index",
        ),
    )
    for year, members in years.items():
        by_issuer: defaultdict[str, list[Document]] = defaultdict(list)
        for document in members:
            by_issuer[document.issuer_id].append(document)
        yield Page(
            key=address.year(year),
            template="list",
            title=f"{year}年文件",
            view=ListView(
                title=f"{year}年文件",
                lead=f"共{len(members)}件，按发布机关排列。",
                groups=tuple(
                    Group(
                        title=library.issuer_name(issuer_id),
                        id=issuer_id,
                        target=Target(key=address.issuer_year(issuer_id, year)),
                        lines=library.lines(tuple(group)),
                        count=len(group),
                    )
                    for issuer_id, group in sorted(
                        by_issuer.items(), key=lambda item: _rank(item[0], library)
                    )
                ),
                steps=tuple(
                    Run(text=f"{other}年", target=Target(key=address.year(other)))
                    for other in years
                    if other != year
                ),
            ),
            crumbs=(Run(text="年份", target=Target(key=address.YEARS)),),
            changed=members[0].date,
        )


def kind_pages(library: Library) -> Iterator[Page]:
    """The index of 文种 and of the genres of enclosures, and a page for each."""
    order = {name: number for number, name in enumerate(sorted(library.registry.doc_types))}
    kinds = sorted(library.by_kind.items(), key=lambda item: (-len(item[1]), order.get(item[0], 99)))
    genres = _genres(library)
    yield Page(
        key=address.KINDS,
        template="list",
        title="文种",
        view=ListView(
            title="文种",
            lead="公文的法定文种，以及随文印发、转发的文本的体裁。",
            groups=(
                Group(
                    title="文种",
                    id="doc-types",
                    lines=tuple(
                        Line(target=Target(key=address.kind(name)), title=name, note=f"{len(members)}件")
                        for name, members in kinds
                    ),
                ),
                Group(
                    title="随文文本的体裁",
                    id="genres",
                    lines=tuple(
                        Line(target=Target(key=address.genre(name)), title=name, note=f"{len(lines)}件")
                        for name, lines in genres.items()
                    ),
                ),
            ),
            shape="index",
        ),
    )
    above = (Run(text="文种", target=Target(key=address.KINDS)),)
    for name, members in kinds:
        yield Page(
            key=address.kind(name),
            template="list",
            title=name,
            view=ListView(
                title=name,
                lead=f"共{len(members)}件，按成文日期由近及远。",
                groups=(Group(title="", lines=library.lines(members), count=len(members)),),
                show_issuer=True,
            ),
            crumbs=above,
            changed=members[0].date,
        )
    for name, lines in genres.items():
        yield Page(
            key=address.genre(name),
            template="list",
            title=f"{name}（随文文本）",
            view=ListView(
                title=f"{name}（随文文本）",
                lead=f"随文印发、转发或作为附件的{name}，共{len(lines)}件。",
                groups=(Group(title="", lines=lines, count=len(lines)),),
                show_issuer=True,
            ),
            crumbs=above,
        )


def issue_index(library: Library) -> Page:
    """The list of issues, by gazette, newest first."""
    by_gazette: defaultdict[str, list[Line]] = defaultdict(list)
    for issue in sorted(library.issues.values(), key=lambda one: (one.year or 0, one.id), reverse=True):
        by_gazette[issue.name].append(
            Line(
                target=Target(key=address.issue(issue.id)),
                title=issue_name(issue).removeprefix(issue.name).strip() or issue.id,
                number=f"总第{issue.serial}期" if issue.serial else "",
                date=issue.published,
                note=f"{len(issue.documents)}件",
            )
        )
    return Page(
        key=address.ISSUES,
        template="list",
        title="公报",
        view=ListView(
            title="公报",
            lead=f"已收录{len(library.issues)}期。",
            groups=tuple(
                Group(title=name, lines=tuple(lines), count=len(lines))
                for name, lines in sorted(by_gazette.items())
            ),
            shape="index",
        ),
    )


def _issuer_index(library: Library) -> Page:
    by_level: defaultdict[str, list[Line]] = defaultdict(list)
    for issuer_id, documents in sorted(library.by_issuer.items(), key=lambda item: _rank(item[0], library)):
        issuer = library.registry.issuers.get(issuer_id)
        years = _by_year(documents)
        first, last = min(years), max(years)
        by_level[LEVELS.get(str(issuer.level), "其他") if issuer else "其他"].append(
            Line(
                target=Target(key=address.issuer(issuer_id)),
                title=library.issuer_name(issuer_id),
                number=f"{first}年" if first == last else f"{first}–{last}年",
                note=f"{len(documents)}件",
            )
        )
    return Page(
        key=address.ISSUERS,
        template="list",
        title="发布机关",
        view=ListView(
            title="发布机关",
            lead=f"{len(library.by_issuer)}个发布机关，含其办公厅（室）所发文件。",
            groups=tuple(Group(title=level, lines=tuple(lines)) for level, lines in by_level.items()),
            shape="index",
        ),
    )


def _issuer_lead(documents: tuple[Document, ...]) -> str:
    dates = [document.date for document in documents if document.date]
    lead = f"共{len(documents)}件。"
    return lead + (f"最近一件成文于{quoting.chinese_date(max(dates))}。" if dates else "")


def _by_year(documents: tuple[Document, ...]) -> Mapping[int, tuple[Document, ...]]:
    years: defaultdict[int, list[Document]] = defaultdict(list)
    for document in documents:
        years[year_of(document)].append(document)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def _by_kind(documents: tuple[Document, ...], library: Library) -> tuple[Group, ...]:
    counts = Counter(document.doc_type or "其他" for document in documents)
    groups: list[Group] = []
    for name, count in sorted(counts.items(), key=lambda item: (item[0] == "其他", -item[1], item[0])):
        members = tuple(document for document in documents if (document.doc_type or "其他") == name)
        groups.append(Group(title=name if len(counts) > 1 else "", lines=library.lines(members), count=count))
    return tuple(groups)


def _genres(library: Library) -> Mapping[str, tuple[Line, ...]]:
    genres: defaultdict[str, list[Line]] = defaultdict(list)
    for document in library.ordered:
        for enclosure in document.enclosures:
            if enclosure.genre and document.part(enclosure.id):
                genres[enclosure.genre].append(
                    Line(
                        target=library.target(document.id, enclosure.id),
                        title=enclosure.title,
                        number=document.doc_number or "",
                        issuer=document.issuer or "",
                        date=document.date,
                        kind=enclosure.kind.value,
                    )
                )
    return {
        name: tuple(lines)
        for name, lines in sorted(genres.items(), key=lambda item: (-len(item[1]), item[0]))
    }


def _issuers(documents: tuple[Document, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(document.issuer_id for document in documents))


def _rank(issuer_id: str, library: Library) -> tuple[int, str]:
    issuer = library.registry.issuers.get(issuer_id)
    return (
        list(LEVELS).index(str(issuer.level)) if issuer and str(issuer.level) in LEVELS else len(LEVELS),
        issuer_id,
    )
