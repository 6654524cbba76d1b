"""The pages of topics: all that the sources state (主题词, 主题分类), and the documents of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import address
from generator.pages.library import year_of
from generator.pages.listing import ListView
from generator.pages.paging import paged, paged_by_year
from generator.pages.view import Group, Line, Page, Run, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.library import Library


def topic_pages(library: Library) -> Iterator[Page]:
    """The index of topics and a page for each; none where no source states any."""
    if not library.by_topic:
        return
    topics = sorted(library.by_topic.items(), key=lambda item: (-len(item[1]), item[0]))
    stated = sum(bool(document.topics) for document in library.documents.values())
    yield from paged(
        Page(
            key=address.TOPICS,
            template="list",
            title="主题",
            view=ListView(
                title="主题",
                lead=f"取自原件所载的主题词、主题分类，照录原文，不作归并；原件未载的不列。{stated}件文件载有主题。",
                groups=(
                    Group(
                        title="",
                        lines=tuple(
                            Line(target=Target(key=address.topic(name)), title=name, note=f"{len(members)}件")
                            for name, members in topics
                        ),
                    ),
                ),
                shape="index",
            ),
        )
    )
    above = (Run(text="主题", target=Target(key=address.TOPICS)),)
    for name, members in topics:
        yield from paged_by_year(
            address.topic(name),
            name,
            f"原件注明此主题的文件，共{len(members)}件，按成文日期由近及远。",
            ((year_of(document), library.line(document)) for document in members),
            crumbs=above,
            description=f"主题“{name}”的文件，共{len(members)}件",
            changed=members[0].date,
        )
