"""Bytes of any accepted format → :class:`~generator.source.text.SourceText`.

In: the bytes of a PDF with a text layer, a web page, a Word document (.docx) or plain text
(OCR Markdown included). Out: numbered lines, and what the format knows of them: pages,
paragraphs that are certain, navigation and headers set aside. The content's signature decides,
then the name.

>>> read_bytes("<!doctype html><p>星政发〔2025〕3号</p>".encode(), "a.html").lines
('星政发〔2025〕3号',)
>>> read_bytes("星政发〔2025〕3号".encode(), "a.txt").form
'text'
"""

from __future__ import annotations

from generator.source.readers.door import extract_name, is_extract, read_bytes
from generator.source.readers.spans import ABOVE, LEFT

__all__ = ["ABOVE", "LEFT", "extract_name", "is_extract", "read_bytes"]
