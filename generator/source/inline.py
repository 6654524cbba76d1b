r"""What OCR engines write into Markdown beside its signs: formulas for numbers ($95\%$) and HTML tags."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\$([^$\n]{1,80})\$")
_COMMANDS = (
    (re.compile(r"\\(?:mathrm|mathbf|text|textbf|mbox|rm)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\s*\\%"), "%"),
    (re.compile(r"\s*\\(?:geqslant|geq|ge)\b\s*"), "≥"),
    (re.compile(r"\s*\\(?:leqslant|leq|le)\b\s*"), "≤"),
    (re.compile(r"\s*\\(?:sim|thicksim)\b\s*"), "～"),
    (re.compile(r"\s*\\times\b\s*"), "×"),
    (re.compile(r"\s*\\pm\b\s*"), "±"),
    (re.compile(r"\s*\\cdot\b\s*"), "·"),
    (re.compile(r"\s*\^\s*(?:\{\s*\\circ\s*\}|\\circ)"), "°"),
    (re.compile(r"\s*\^\s*(?:\{\s*2\s*\}|2)"), "²"),
    (re.compile(r"\s*\^\s*(?:\{\s*3\s*\}|3)"), "³"),
    (re.compile(r"\\[,;! ]|~"), " "),
)
_APART = re.compile(r"(?<=[\d.,°])\s+(?=[\d.,%A-Z])")
_UNREAD = re.compile(r"[\\{}^_]")
_TAGS = re.compile(r"</?(?:sup|sub|center|div|span|font|b|i|u|p|strong|em|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def plain_inline(text: str) -> str:
    r"""``text`` with formulas that are only numbers as these, and without tags of layout.

    A formula of more than numbers, signs and units stays as it is.

    >>> plain_inline(r"到$2 0 3 0$年，达到$9 5 \%$以上，面积$\geq 6 0 \mathrm{m}^{2}$")
    '到2030年，达到95%以上，面积≥60 m²'
    >>> plain_inline(r"$\frac{1}{2}$")
    '$\\frac{1}{2}$'
    """
    if "<" in text:
        text = _TAGS.sub("", text)
    return _FORMULA.sub(_plain, text) if "$" in text else text


def _plain(match: re.Match[str]) -> str:
    inner = match[1]
    for pattern, plain in _COMMANDS:
        inner = pattern.sub(plain, inner)
    inner = _APART.sub("", inner).strip()
    return match.group() if _UNREAD.search(inner) else inner
