"""Documents that a command names, compared: found, read, set side by side, traced to what stands above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.compare import compare
from generator.pipeline.above import traced
from generator.pipeline.content import load_content, registry_of
from generator.pipeline.named import find_document

if TYPE_CHECKING:
    from generator.compare import Comparison
    from generator.errors import SourceError


def compare_named(
    base: str,
    targets: Sequence[str],
    content: Path,
    *,
    even_unrelated: bool = False,
    aside: Callable[[SourceError], None] | None = None,
) -> tuple[Comparison, ...]:
    """``base`` compared with each of ``targets``: ids or Markdown files, each narrowed by ``#enclosure-1``.

    ``aside`` is told of what else in ``content`` can't be read, and so tells no origin.

    :raises UsageError: when one of them isn't there.
    :raises SourceError: when one of them, or without ``aside`` any file of ``content``, can't be read.
    """
    held = load_content(content, aside) if content.is_dir() else None
    registry = registry_of(content)
    one, one_part = find_document(base, held, content=content)
    found: list[Comparison] = []
    for target in targets:
        other, other_part = find_document(target, held, content=content)
        result = compare(
            one, other, registry, base_part=one_part, target_part=other_part, even_unrelated=even_unrelated
        )
        found.append(traced(result, one, other, held.documents, registry) if held is not None else result)
    return tuple(found)
