"""What is held, by number and by every title it may be cited under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.catalog.docnumbers import number_key
from generator.catalog.orders import ORDER, order_key, order_of
from generator.catalog.titles import bare, distinctive, enclosed_title, fold
from generator.document.model import Document, EnclosureKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A held text under one of its titles: ``qualified`` when the title names its issuer or place."""

    document: str
    part: str
    qualified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The held documents by number and by every title they may be cited under."""

    documents: Mapping[str, Document]
    by_number: Mapping[str, tuple[str, ...]]
    by_title: Mapping[str, tuple[Named, ...]]

    @classmethod
    def of(cls, documents: Mapping[str, Document], registry: Registry) -> Holdings:
        """The holdings of some documents."""
        numbers: dict[str, list[str]] = defaultdict(list)
        titles: dict[str, dict[tuple[str, str], Named]] = defaultdict(dict)
        for id_, document in documents.items():
            if document.doc_number:
                is_order = document.doc_type == ORDER
                order = order_of(document.doc_number, document, registry) if is_order else None
                numbers[order_key(order) or number_key(document.doc_number)].append(id_)
            for title, part in titles_of(document):
                named = Named(document=id_, part=part, qualified=_names_place(title, document, registry))
                titles[fold(title)].setdefault((id_, part), named)
        return cls(
            documents=documents,
            by_number={key: tuple(ids) for key, ids in numbers.items()},
            by_title={key: tuple(named.values()) for key, named in titles.items()},
        )


def main_part(document: Document) -> str:
    """The part that people mean when they cite the whole: what a 印发 or 转发 notice carries, if it is one text."""
    carried = [one for one in document.enclosures if one.kind is not EnclosureKind.ATTACHMENT]
    return carried[0].id if len(carried) == 1 else ""


def titles_of(document: Document) -> Iterable[tuple[str, str]]:
    """Every title a document may be cited under, with the part that bears it."""
    yield document.title, ""
    yield bare(document.title), ""
    inner = enclosed_title(document.title)
    if inner is not None:
        yield inner, main_part(document)
    for enclosure in document.enclosures:
        if enclosure.kind is not EnclosureKind.ATTACHMENT or distinctive(enclosure.title):
            yield enclosure.title, enclosure.id
            yield bare(enclosure.title), enclosure.id


def _names_place(title: str, document: Document, registry: Registry) -> bool:
    issuer = registry.issuers.get(document.issuer_id)
    return issuer is not None and (issuer.stem in title or title.startswith(issuer.governments))
