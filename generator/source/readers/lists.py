"""``numbering.xml`` → the numberings that paragraphs name, with their levels."""

from __future__ import annotations

from collections.abc import Iterator

from generator.source.readers.numbering import Level, List
from generator.source.readers.package import OFF, Element, attribute, child, children, value


def lists_of(numbering: Element | None) -> dict[str, List]:
    """The numberings that paragraphs name, with their levels."""
    abstracts = {attribute(one, "abstractNumId"): one for one in children(numbering, "abstractNum")}
    linked = {value(one, "styleLink"): one for one in abstracts.values() if value(one, "styleLink")}
    out: dict[str, List] = {}
    for number in children(numbering, "num"):
        identity, abstract = attribute(number, "numId"), value(number, "abstractNumId")
        found = abstracts.get(abstract)
        if identity is None or abstract is None or found is None:
            continue
        found = linked.get(value(found, "numStyleLink"), found)
        levels = dict(_levels(found))
        overrides: dict[int, int] = {}
        for override in children(number, "lvlOverride"):
            depth = int(attribute(override, "ilvl") or 0)
            levels.update(_levels(override))
            start = value(override, "startOverride")
            if start and start.isdigit():
                overrides[depth] = int(start)
        out[identity] = List(abstract=abstract, levels=levels, overrides=overrides)
    return out


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in children(parent, "lvl"):
        depth, start = attribute(level, "ilvl") or "", value(level, "start") or ""
        legal = child(level, "isLgl")
        if depth.isdigit():
            yield (
                int(depth),
                Level(
                    format=value(level, "numFmt") or "decimal",
                    pattern=value(level, "lvlText") or "",
                    start=int(start) if start.isdigit() else 1,
                    restarts=value(level, "lvlRestart") != "0",
                    suffix=value(level, "suff") or "tab",
                    arabic=legal is not None and (attribute(legal, "val") or "1") not in OFF,
                ),
            )
