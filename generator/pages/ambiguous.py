"""Pages of citations that more than one document answers: the reader chooses, not the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog import Status
from generator.pages import address
from generator.pages.library import newest_first
from generator.pages.view import Line, Page, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousView:
    """What is cited, the documents that it may mean, and the places that cite it."""

    title: str
    cited: str
    candidates: tuple[Line, ...]
    places: tuple[Run, ...]


def ambiguous_pages(library: Library) -> Iterator[Page]:
    """A page for every ambiguous citation, once, however many documents make it."""
    places: dict[tuple[str | None, str | None], list[Run]] = {}
    candidates: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
    for document_id in sorted(library.catalog.citations):
        if document_id not in library.documents:
            continue
        for citation in library.catalog.citations[document_id]:
            targets = tuple(one for one in citation.targets if library.target(one))
            if citation.status is not Status.AMBIGUOUS or not targets:
                continue
            key = (citation.mention.title, citation.mention.number)
            candidates.setdefault(key, targets)
            run = Run(
                text=library.documents[document_id].title,
                target=library.target(document_id, citation.mention.block),
            )
            if run not in places.setdefault(key, []):
                places[key].append(run)
    for key, targets in candidates.items():
        title, number = key
        cited = f"《{title}》" if title else ""
        cited += f"（{number}）" if cited and number else number or ""
        yield Page(
            key=address.citation(title, number),
            template="ambiguous",
            title=f"所引文件不止一种可能：{cited}",
            view=AmbiguousView(
                title="所引文件不止一种可能",
                cited=cited,
                candidates=library.lines(
                    tuple(
                        sorted(
                            (library.documents[one.partition("#")[0]] for one in targets), key=newest_first
                        )
                    )
                ),
                places=tuple(places[key]),
            ),
        )
