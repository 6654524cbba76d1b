"""The Atom feed (RFC 4287) of the issues: for readers of feeds, and for harvesters that ask what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.pages import FeedEntry, Target

PATH: Final = "feed.xml"
"""Where the feed stands in the site."""
ATOM: Final = "http://www.w3.org/2005/Atom"


def atom(entries: Sequence[FeedEntry], *, title: str, site: str, url: Callable[[Target], str]) -> str:
    """The feed as XML.

    Args:
        entries: newest first; their dates are the data's, so the same content gives the same feed.
        title: the site's name.
        site: the site's address, with a slash at its end.
        url: a page's address relative to the site.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _text(feed, "id", site)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(entries[0]) if entries else "2025-01-01T00:00:00Z")
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=site + PATH)
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="alternate", href=site)
    for one in entries:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        address = site + url(one.target)
        _text(entry, "id", address)
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one))
        author = ET.SubElement(entry, f"{{{ATOM}}}author")
        _text(author, "name", one.author)
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=address)
        _text(entry, "summary", one.summary)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _moment(entry: FeedEntry) -> str:
    return f"{entry.updated.isoformat()}T00:00:00Z"
