"""The home page: what this is, how much of it there is, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pages import address
from generator.pages.comparison import ComparisonLine, comparison_lines
from generator.pages.issue import issue_name
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from generator.pages.library import Library

ISSUES_SHOWN: Final = 4
DOCUMENTS_SHOWN: Final = 6
COMPARISONS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """All that the home page shows; ``archived`` names the issue where this is an archive of one.

    A count is a run: its text the number, its hint what is counted.
    """

    archived: str
    counts: tuple[Run, ...]
    issues: tuple[Group, ...]
    issuers: tuple[Line, ...]
    comparisons: tuple[ComparisonLine, ...]


def home_page(library: Library, issue: str | None = None) -> Page:
    """The home page, or the first page of an archive of ``issue``."""
    newest = sorted(
        library.issues.values(),
        key=lambda issue: (day.toordinal() if (day := library.day_of(issue)) else 0, issue.id),
        reverse=True,
    )
    counts: tuple[Run, ...] = (
        Run(text=str(len(library.documents)), hint="文件", target=Target(key=address.YEARS)),
        Run(text=str(len(library.issues)), hint="期公报", target=Target(key=address.ISSUES)),
        Run(text=str(len(library.by_issuer)), hint="发布机关", target=Target(key=address.ISSUERS)),
        Run(text=str(len(library.comparisons)), hint="文本对照", target=Target(key=address.COMPARISONS)),
    )
    if issue is None:
        lacking = Run(text=str(len(library.wanted)), hint="待收文件", target=Target(key=address.WANTED))
        counts = (*counts, lacking)
    groups = tuple(
        Group(
            title=issue_name(issue),
            target=Target(key=address.issue(issue.id)),
            lines=library.lines(
                tuple(library.documents[one] for one in issue.documents if one in library.documents)[
                    :DOCUMENTS_SHOWN
                ]
            ),
            count=len(issue.documents),
        )
        for issue in newest[:ISSUES_SHOWN]
    )
    issuers = tuple(
        Line(
            target=Target(key=address.issuer(issuer_id)),
            title=library.issuer_name(issuer_id),
            note=f"{len(documents)}件",
        )
        for issuer_id, documents in sorted(
            library.by_issuer.items(), key=lambda item: (-len(item[1]), item[0])
        )
    )
    view = HomeView(
        archived=issue_name(library.issues[issue]) if issue else "",
        counts=counts,
        issues=groups,
        issuers=issuers,
        comparisons=comparison_lines(library)[:COMPARISONS_SHOWN],
    )
    dates = [document.date for document in library.documents.values() if document.date]
    return Page(
        key=address.HOME,
        template="home",
        title="首页",
        view=view,
        source=view.archived,
        changed=max(dates, default=None),
    )
