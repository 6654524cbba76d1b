"""The content security policy: the pages' own scripts by hash, and no other."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from generator.publish.policy import with_policy

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<head><meta charset="utf-8"></head>'


def policy(html: str) -> str:
    """The policy of a page."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    return found[1]


def test_every_page_has_one_before_anything_that_it_governs(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.index("Content-Security-Policy") < html.index("<link"), path
        assert "'unsafe-inline'" not in policy(html).split("script-src")[1].split(";")[0]


def test_inline_scripts_are_allowed_by_their_hash_and_data_needs_none() -> None:
    code = "\nlet a = '市';\n"
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    html = with_policy(f'{HEAD}<script>{code}</script><script type="application/json">{{}}</script>')
    assert f"script-src 'self' 'sha256-{digest}';" in policy(html)


def test_pages_opened_from_a_disk_may_load_files_beside_them() -> None:
    assert "script-src 'self' file:" in policy(with_policy(HEAD, flat=True))
    assert "file:" not in policy(with_policy(HEAD))
