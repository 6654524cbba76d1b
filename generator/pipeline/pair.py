"""Documents that a command names, compared: found, read, set side by side, traced to what stands above."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.compare import compare
from generator.pipeline.above import traced
from generator.pipeline.content import find_document, load_content, registry_of

if TYPE_CHECKING:
    from generator.compare import Comparison


def compare_named(
    base: str, targets: Sequence[str], content: Path, *, even_unrelated: bool = False
) -> tuple[Comparison, ...]:
    """``base`` compared with each of ``targets``: ids or Markdown files, each narrowed by ``#enclosure-1``.

    :raises UsageError: when one of them isn't there.
    :raises SourceError: when a file can't be read.
    """
    held = load_content(content) if content.is_dir() else None
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
