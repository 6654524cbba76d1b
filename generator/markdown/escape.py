"""Text ⇄ Markdown inline text: every character of a gazette stays a character.

Escaped are only the signs that some Markdown dialect would read; what is written is read
back exactly (property-tested).
"""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*_\[\]{}|~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_START = re.compile(r"(?P<sign>[#>+\-=:!])|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)")
_UNESCAPABLE = "=:"  # a backslash before these is shown by some readers
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(amp|lt|gt);|&#(58|61);")
_NAMES = {"amp": "&", "lt": "<", "gt": ">"}


def escape(text: str, *, start: bool = True) -> str:
    r"""``text`` as Markdown. ``start`` says that it opens a line, where more signs mean something.

    >>> escape("a|b <i> [x](javascript:y) {{z}}")
    'a\\|b &lt;i> \\[x\\](javascript:y) \\{\\{z\\}\\}'
    >>> escape("10. 第十项"), escape("1.第一项")
    ('10\\. 第十项', '1.第一项')
    """
    out = _INLINE.sub(lambda m: "\\" + m.group(), text)
    for character, entity in _ENTITIES.items():
        out = out.replace(character, entity)
    if start and (match := _START.match(out)):
        if match["sign"]:
            sign = out[0]
            return (f"&#{ord(sign)};" if sign in _UNESCAPABLE else f"\\{sign}") + out[1:]
        return out[: match.end("number")] + "\\" + out[match.end("number") :]
    return out


def unescape(markdown: str) -> str:
    """The text that was escaped."""
    return _UNESCAPE.sub(lambda m: m[1] or (_NAMES[m[2]] if m[2] else chr(int(m[3]))), markdown)
