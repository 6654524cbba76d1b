"""Bytes → text, by rule: a byte-order mark, else strict UTF-8, else strict GB18030, else refused.

Detectors that guess from statistics fail on short Chinese texts, and a wrong guess is a
silent corruption; these rules either read a file exactly or say that they can't.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from generator.errors import SourceError
from generator.findings import Finding, Place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
# Vertical tab, next line, line and paragraph separator; a form feed begins a line as well.
_SHORT = 2
_RARE_BREAKS = re.compile(r"[\n\v\x85\u2028\u2029]|(?<=[^\n\v\x85\u2028\u2029])(?=\f)")
MAX_BYTES = 100 * 1024 * 1024
"""Larger sources are refused: no gazette issue comes near, and memory stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source as read: its lines (1-based in every message), its encoding and fixity.

    What the readers of other formats (:mod:`generator.source.readers`) know besides:

    - ``form``: ``text``, or the format that the lines were taken from (``pdf``, ``html``, ``docx``);
    - ``pages``: the page of each line, 1-based (PDF); else empty;
    - ``whole``: every line is a paragraph that the source marks as one;
    - ``aside``: lines that are no part of the text, as (line, kind), kinds as in
      :class:`~generator.source.furniture.Furniture`;
    - ``left_out``: characters that were never meant to be read (scripts, deleted passages), as
      (kind, count);
    - ``font``: letters that a badly mapped font gave for signs, as (letter, sign); see
      :mod:`generator.source.fonts`;
    - ``findings``: doubts about the reading itself (a page without text, a picture in the text).
    """

    name: str
    sha256: str
    encoding: str
    lines: tuple[str, ...]
    pages: tuple[int, ...] = ()
    form: str = "text"
    whole: bool = False
    aside: tuple[tuple[int, str], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    font: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, name: str) -> SourceText:
    """Read ``data`` as text.

    :raises SourceError: when the bytes are empty, too many, or no text in any accepted encoding.
    """
    place = Place(file=name)
    check_size(data, place)
    text, encoding = decode_bytes(data, place)
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        lines=_lines(text),
    )


def _lines(text: str) -> tuple[str, ...]:
    """The lines, ended as Windows, Unix or old Macs do; where none is, at whatever else breaks lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n") if "\n" in text.strip() else _RARE_BREAKS.split(text)
    known: dict[str, str] = {}  # a table on its side has a character a line: equal ones are one in memory
    return tuple(known.setdefault(line, line) if len(line) <= _SHORT else line for line in lines)


def check_size(data: bytes, place: Place) -> None:
    """Refuse an empty file and one beyond :data:`MAX_BYTES`."""
    if not data.strip():
        raise SourceError("the file is empty", where=place, remedy="give the issue's text")
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}",
            where=place,
            remedy="give one issue a file",
        )


def decode_bytes(data: bytes, place: Place) -> tuple[str, str]:
    """The text of ``data`` and its encoding, by the rules of this module."""
    for mark, encoding, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), encoding
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"the file says that it is {encoding}, but byte {error.start} is not",
                    where=place,
                    remedy="save it again as UTF-8",
                ) from error
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise SourceError(
        "the file is neither UTF-8, UTF-16 with a byte-order mark, nor GB18030",
        where=place,
        remedy="save it as UTF-8",
    )
