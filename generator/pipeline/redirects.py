"""``redirects.yml``: old ids of documents and the new ones, so that an address once given goes on leading there.

::

    xinghe/2025/xingzhengfa-2025-1: xinghe/2025/xingzhengbanfa-2025-1
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import yaml

from generator.errors import SourceError
from generator.findings import Place
from generator.identity import DocumentId


def read_redirects(text: str, documents: Collection[str], *, file: str) -> Mapping[str, str]:
    """The new id of each old one.

    :raises SourceError: when the file is no list of ids, an old id is still held, or a new one isn't;
        all such lines are named.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(
            f"this is no YAML ({getattr(error, 'problem', error)})",
            where=Place(file=file, line=mark.line + 1 if mark else None),
            remedy="each line reads old id: new id",
        ) from error
    if root is None:
        return MappingProxyType({})
    if not isinstance(root, yaml.MappingNode):
        raise SourceError(
            "redirects are pairs", where=Place(file=file, line=1), remedy="each line reads old id: new id"
        )
    found: dict[str, str] = {}
    faults: list[str] = []
    for key, value in root.value:
        line = key.start_mark.line + 1
        old, new = (str(node.value) for node in (key, value))
        fault = _fault(old, new, found, documents)
        if fault:
            faults.append(f"line {line}: {fault}")
        found[old] = new
    if faults:
        raise SourceError(
            "; ".join(faults),
            where=Place(file=file, line=int(faults[0].split(":")[0].removeprefix("line "))),
            remedy="each line reads old id: new id, the new one of a document that is held",
        )
    return MappingProxyType(found)


def _fault(old: str, new: str, known: Mapping[str, str], documents: Collection[str]) -> str:
    whole = new.partition("#")[0]
    if DocumentId.parse(old) is None:
        return f"{old!r} is no document id"
    if old in known:
        return f"{old} is moved twice"
    if old in documents:
        return f"{old} is still held"
    return "" if whole in documents else f"{new} is not held"
