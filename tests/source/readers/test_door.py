"""Which reader is taken, and what is refused with which words."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source.readers.made_pdf import column, pdf

from generator.errors import GeneratorError, SourceError
from generator.source import is_extract, read_bytes
from generator.source.readers import package

WORD = {
    "word/document.xml": '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'
}


def zipped(entries: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        ("<!DOCTYPE html><p>甲</p>".encode(), "a.txt", "html"),
        ("﻿<html><p>甲</p></html>".encode(), "a", "html"),
        ("<!-- 站点 --><html><p>甲</p></html>".encode(), "a", "html"),
        ("<!DOCTYPE html><p>甲</p>".encode("utf-16"), "a", "html"),
        ("<p>甲</p>".encode(), "a.htm", "html"),
        ("甲<p>乙".encode(), "a.txt", "text"),
        (zipped(WORD), "a.zip", "docx"),
        (pdf(column(["甲"])), "a.txt", "pdf"),
        ("# 甲".encode(), "a.md", "text"),
    ],
)
def test_the_content_decides_then_the_name(data: bytes, name: str, form: str) -> None:
    assert read_bytes(data, name).form == form


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", r"old Word.*save it as \.docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.png", r"picture.*OCR"),
        (zipped({"OFD.xml": "<o/>"}), "a.ofd", "OFD file.*export it as PDF"),
        (zipped({"xl/workbook.xml": "<o/>"}), "a.xlsx", "Excel"),
        (zipped({"a.txt": "甲"}), "a.zip", "without a Word document.*PDF with a text layer, HTML, DOCX"),
        (zipped(WORD)[:60], "a.docx", "damaged zip"),
        (zipped({"word/document.xml": "<w:document"}), "a.docx", "no XML"),
        (b"\x00\x01\x02\x03" * 50, "a.bin", "binary.*PDF with a text layer, HTML, DOCX"),
        (b"<x>", "a.pdf", "not what its name says"),
        (b"  \n", "a.pdf", "empty"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, name: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_bytes(data, name)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1_000_000)
    with pytest.raises(SourceError, match="unpacks to"):
        read_bytes(zipped(WORD | {"word/styles.xml": " " * 2_000_000}), "a.docx")


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "甲甲甲甲"><!ENTITY b "&a;&a;&a;">]>' + WORD["word/document.xml"].replace(
        "甲", "乙&b;"
    )
    assert read_bytes(zipped({"word/document.xml": bomb}), "a.docx").lines == ("乙",)


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.html", "a.txt"]))
def test_no_bytes_raise_anything_else(data: bytes, name: str) -> None:
    for head in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<!doctype html>"):
        try:
            read_bytes(head + data, name)
        except GeneratorError as error:
            assert error.what  # noqa: PT017 — any other error fails the test


def test_kept_lines_are_told_from_sources() -> None:
    assert is_extract("a.pdf.txt", frozenset({"a.pdf"}))
    assert not is_extract("a.pdf.txt", frozenset({"b.pdf"}))
    assert not is_extract("a.pdf", frozenset({"a.pdf"}))
