"""A page's content security policy: nothing from elsewhere, and of its own scripts only those it was built with.

The theme has a few scripts in its pages; each is allowed by its hash, so that a script that
gets into a page by any other way is not run. Styles may be inline: bars are drawn to scale.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

INLINE: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
FIRST: Final = '<meta charset="utf-8">'
REST: Final = (
    "default-src 'none'",
    "style-src {own} 'unsafe-inline'",
    "img-src {own} data:",
    "font-src {own}",
    "connect-src {own}",
    "form-action {own}",
    "base-uri 'none'",
)


def with_policy(html: str, *, flat: bool = False) -> str:
    """``html`` with the policy as the first thing in its head; ``flat`` pages are opened from a disk.

    >>> with_policy('<head><meta charset="utf-8"></head>').count("script-src 'self';")
    1
    """
    own = "'self' file:" if flat else "'self'"
    hashes = dict.fromkeys(
        _hash(match["code"])
        for match in INLINE.finditer(html)
        if "src=" not in match["attributes"] and "application/json" not in match["attributes"]
    )
    rules = [" ".join((f"script-src {own}", *hashes)), *(rule.format(own=own) for rule in REST)]
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join((rules[1], rules[0], *rules[2:]))}">'
    )
    return html.replace(FIRST, f"{FIRST}{meta}", 1)


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
