"""What a feed says of the issues, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.issue import issue_name
from generator.pages.view import FeedEntry, Target

if TYPE_CHECKING:
    from generator.issue.model import Issue
    from generator.pages.library import Library


def feed_entries(library: Library) -> tuple[FeedEntry, ...]:
    """An entry for each issue that has a date: its own, else its latest document's, else its year's first day."""
    entries = [entry for one in library.issues.values() if (entry := _entry(one, library))]
    return tuple(sorted(entries, key=lambda one: (-one.updated.toordinal(), one.target.key)))


def _entry(issue: Issue, library: Library) -> FeedEntry | None:
    documents = [library.documents[one] for one in issue.documents if one in library.documents]
    day = library.day_of(issue)
    if day is None:
        return None
    return FeedEntry(
        target=Target(key=address.issue(issue.id)),
        title=issue_name(issue),
        author=issue.name or library.issuer_name(issue.gazette),
        updated=day,
        summary="；".join(document.title for document in documents),
    )
