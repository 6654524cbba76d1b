"""Names that some file systems take for one: both are told, and nothing is read over the other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import SourceError
from generator.pipeline.content import load_content

if TYPE_CHECKING:
    from pathlib import Path

ID = "wangshu/2025/wangshuzhengfa-2025-9"


@pytest.mark.parametrize(
    "other",
    [
        ID.replace("wangshuzhengfa", "Wangshuzhengfa"),
        ID.replace("wangshuzhengfa", "wangshuzhengfa\u00e9"),
    ],
)
def test_ids_that_differ_by_case_or_normal_form_are_named_both(
    sample_content: Path, tmp_path: Path, other: str
) -> None:
    content = tmp_path / "content"
    shutil.copytree(sample_content, content)
    text = (content / f"{ID}.md").read_text(encoding="utf-8")
    names = [other] if "\u00e9" not in other else [other, other.replace("\u00e9", "e\u0301")]
    for name in names:
        (content / f"{name}.md").write_text(text.replace(f"id: {ID}\n", f"id: {name}\n"), encoding="utf-8")
    with pytest.raises(SourceError, match="are one name on some systems") as caught:
        load_content(content)
    assert all(name in str(caught.value) for name in names)
