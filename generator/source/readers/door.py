"""Which reader a source needs: by its first bytes, then by its name; unknown formats are refused."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from generator.errors import SourceError
from generator.findings import Place
from generator.source.fonts import with_fonts
from generator.source.readers.columns import apart
from generator.source.text import SourceText, check_size, decode

_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,8}"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_HEAD = 8192
_READ = "a PDF with a text layer, HTML, DOCX, or text (UTF-8, UTF-16 with a byte-order mark, GB18030)"
# What comes instead of a text, by its first bytes: (signature, offset, what it is, what to do).
_FOREIGN: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Word or WPS file (.doc, .wps)", "save it as .docx"),
    (b"{\\rtf", 0, "a Rich Text file (.rtf)", "save it as .docx"),
    (b"\x89PNG\r\n", 0, "a picture (PNG)", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", 0, "a picture (JPEG)", "recognise its text first (OCR)"),
    (b"GIF8", 0, "a picture (GIF)", "recognise its text first (OCR)"),
    (b"II*\x00", 0, "a picture (TIFF)", "recognise its text first (OCR)"),
    (b"MM\x00*", 0, "a picture (TIFF)", "recognise its text first (OCR)"),
    (b"WEBP", 8, "a picture (WebP)", "recognise its text first (OCR)"),
    (b"AT&TFORM", 0, "a DjVu file", "export its text"),
    (b"Rar!", 0, "an archive (RAR)", "unpack it"),
    (b"7z\xbc\xaf", 0, "an archive (7z)", "unpack it"),
    (b"\x1f\x8b", 0, "a compressed file (gzip)", "unpack it"),
    (b"%!PS", 0, "a PostScript file", "convert it to PDF"),
    (b"HN\x01\x00\x00\x00", 0, "a CNKI file (.caj)", "export it as PDF"),
    (b"CAJ\x00", 0, "a CNKI file (.caj)", "export it as PDF"),
)


def read_bytes(data: bytes, name: str) -> SourceText:
    """Read a source of any accepted format.

    Args:
        data: the whole file.
        name: its name, for messages and, where the content doesn't tell, for the format.

    :raises SourceError: when the format is none that can be read, or the file is damaged,
        encrypted, too large, or holds no text.
    """
    check_size(data, Place(file=name))
    return with_fonts(apart(_with_tables(_reader(data, name)(data, name))))


def _with_tables(source: SourceText) -> SourceText:
    """A text with the HTML tables in it as rows."""
    if source.form != "text" or not any("<table" in line.lower() for line in source.lines):
        return source
    from generator.source.readers.inside import tables_inside  # noqa: PLC0415 — few texts need it

    return tables_inside(source)


def extract_name(name: str) -> str:
    """The file that keeps the extracted lines of a source: ``a.pdf`` → ``a.pdf.txt``."""
    return f"{name}.txt"


def is_extract(name: str, beside: frozenset[str]) -> bool:
    """Whether ``name`` keeps the extracted lines of another source that stands ``beside`` it.

    >>> is_extract("a.pdf.txt", frozenset({"a.pdf"})), is_extract("a.pdf.txt", frozenset())
    (True, False)
    >>> is_extract("a.txt", frozenset({"a"}))
    False
    """
    original = name.removesuffix(".txt")
    return original != name and original in beside and bool(PurePath(original).suffix)


def _reader(data: bytes, name: str) -> Callable[[bytes, str], SourceText]:
    """The reader of a source. Each is imported where it is needed: a text needs none of them."""
    if b"%PDF-" in data[:1024]:
        from generator.source.readers.pdf import read_pdf  # noqa: PLC0415 — see above

        return read_pdf
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_other_zips(data, name)
        from generator.source.readers.docx import read_docx  # noqa: PLC0415 — see above

        return read_docx
    _refuse_foreign(data, name)
    if _is_html(data) or name.lower().endswith(_HTML_NAMES):
        from generator.source.readers.html import read_html  # noqa: PLC0415 — see above

        return read_html
    if name.lower().endswith((".pdf", ".docx")):
        raise SourceError(
            "the file's content is not what its name says",
            where=Place(file=name),
            remedy="fetch it again, it may be truncated or an error page",
        )
    return decode


def _is_html(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bool(_WIDE_MARKUP.match(data[:_HEAD].decode("utf-16", "ignore")))
    return bool(_MARKUP.match(data[:_HEAD]))


def _refuse_foreign(data: bytes, name: str) -> None:
    for signature, offset, what, remedy in _FOREIGN:
        if data.startswith(signature, offset):
            raise SourceError(
                f"the file is {what}; what can be read is {_READ}", where=Place(file=name), remedy=remedy
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    head = data[:_HEAD]
    # A text may hold a few NULs (they go to the ledger); a tenth of them is a binary file.
    if head.count(0) * 10 > len(head):
        raise SourceError(
            f"the file is binary, of no format that can be read; what can be read is {_READ}",
            where=Place(file=name),
            remedy="convert it to one of these",
        )


def _refuse_other_zips(data: bytes, name: str) -> None:
    place = Place(file=name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError("the file is a damaged zip", where=place, remedy="fetch it again") from error
    if any(entry.startswith("word/") for entry in inside):
        return
    what, remedy = "a zip without a Word document", "unpack it and give the files in it"
    if "OFD.xml" in inside:
        what, remedy = "an OFD file", "export it as PDF"
    elif any(entry.startswith("xl/") for entry in inside):
        what, remedy = "an Excel file", "save it as .docx or text"
    elif "content.xml" in inside:
        what, remedy = "an OpenDocument file", "save it as .docx"
    raise SourceError(f"the file is {what}; what can be read is {_READ}", where=place, remedy=remedy)
