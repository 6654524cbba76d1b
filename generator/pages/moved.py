"""Pages of documents that have moved: an address once given goes on leading somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.view import Page, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pages.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """Where the document stands now."""

    title: str
    target: Target


def moved_pages(redirects: Mapping[str, str], library: Library) -> Iterator[Page]:
    """A page for each old id whose document is here."""
    for old, new in sorted(redirects.items()):
        target = library.target(new)
        if target is not None:
            title = library.documents[new.partition("#")[0]].title
            yield Page(
                key=address.document(old),
                template="moved",
                title=f"已移至新址：{title}",
                view=MovedView(title=title, target=target),
            )
