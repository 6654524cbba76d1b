"""The pages of 文种, and of the genres of the texts that notices carry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.library import year_of
from generator.pages.listing import ListView
from generator.pages.paging import paged_by_year
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pages.library import Library


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
        yield from paged_by_year(
            address.kind(name),
            name,
            f"共{len(members)}件，按成文日期由近及远。",
            ((year_of(document), library.line(document)) for document in members),
            crumbs=above,
            changed=members[0].date,
        )
    for name, lines in genres.items():
        yield from paged_by_year(
            address.genre(name),
            f"{name}（随文文本）",
            f"随文印发、转发或作为附件的{name}，共{len(lines)}件。",
            lines,
            crumbs=above,
        )


def _genres(library: Library) -> Mapping[str, tuple[tuple[int, Line], ...]]:
    """The texts of each genre, with the years of the documents that carry them."""
    genres: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for document in library.ordered:
        for enclosure in document.enclosures:
            if enclosure.genre and document.part(enclosure.id):
                line = Line(
                    target=library.target(document.id, enclosure.id),
                    title=enclosure.title,
                    number=document.doc_number or "",
                    issuer=document.issuer or "",
                    date=document.date,
                    kind=enclosure.kind.value,
                )
                genres[enclosure.genre].append((year_of(document), line))
    return {
        name: tuple(lines)
        for name, lines in sorted(genres.items(), key=lambda item: (-len(item[1]), item[0]))
    }
