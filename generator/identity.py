"""Names that never change: document numbers, issue ids, document ids. Parse ⇄ text.

Shapes follow GB/T 9704-2012 (发文字号: agency code, year in 〔〕, serial) and the project's
own id grammar: ASCII, lower case, ``/`` between levels, ``#`` before a part.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Converters from old Word files give „2009‟ for 〔2009〕.
_BRACKETS = str.maketrans("[]［］【】（）()〈〉﹝﹞{}「」„‟", "〔〕" * 10)
_NUMBER = re.compile(
    r"(?P<code>[^\d〔〕《》，。；：、]{1,24})〔(?P<year>(?:19|20)\d{2})〕第?(?P<serial>\d{1,5})号"
)
_ISSUE = re.compile(r"(?P<gazette>[a-z0-9-]+)/(?P<year>\d{4})-(?P<number>[a-z0-9-]+)")
_DOCUMENT = re.compile(
    r"(?P<issuer>[a-z0-9-]+)/(?P<year>\d{4})/(?P<slug>[a-z0-9-]+)(?:#(?P<part>[a-z0-9-]+))?"
)


def slug(text: str) -> str:
    """ASCII slug of a Chinese name: pinyin without tones, other signs become ``-``.

    >>> slug("浙政办发〔2016〕2号")
    'zhezhengbanfa-2016-2-hao'
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 — its phrase list takes 55 MB: only who makes ids pays

    pieces = lazy_pinyin(unicodedata.normalize("NFKC", text), style=Style.NORMAL, errors=lambda s: f"-{s}-")
    joined = "".join(pieces).lower().replace("ü", "v")
    return re.sub(r"[^a-z0-9]+", "-", joined).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DocNumber:
    """发文字号: ``浙政发〔2016〕2号``.

    >>> DocNumber.parse("浙政发［２０１６］ ２ 号")
    DocNumber(code='浙政发', year=2016, serial=2)
    >>> str(DocNumber.parse("浙政发[2016]2号"))
    '浙政发〔2016〕2号'
    """

    code: str
    year: int
    serial: int

    @classmethod
    def parse(cls, text: str) -> DocNumber | None:
        """The number that ``text`` is, in any bracket, width or spacing; None when it is none."""
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)
        match = _NUMBER.fullmatch(plain)
        if match is None:
            return None
        return cls(code=match["code"], year=int(match["year"]), serial=int(match["serial"]))

    @property
    def slug(self) -> str:
        """``zhezhengfa-2016-2``: the last part of a document's id."""
        return f"{slug(self.code)}-{self.year}-{self.serial}"

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class IssueId:
    """``zhejiang/2018-12``: gazette, year and number (a string: ``7``, ``7-8``, ``s1``)."""

    gazette: str
    year: int
    number: str

    @classmethod
    def parse(cls, text: str) -> IssueId | None:
        """The issue id that ``text`` is, or None."""
        match = _ISSUE.fullmatch(text)
        if match is None:
            return None
        return cls(gazette=match["gazette"], year=int(match["year"]), number=match["number"])

    @property
    def name(self) -> str:
        """``2018-12``: the issue's file name without ending."""
        return f"{self.year:04d}-{self.number}"  # 0000 where no source states a year

    @property
    def flat(self) -> str:
        """``zhejiang-2018-12``: one path component, for archives and folders."""
        return f"{self.gazette}-{self.name}"

    def __str__(self) -> str:
        return f"{self.gazette}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DocumentId:
    """``zhejiang/2016/zhezhengfa-2016-2``, with ``#enclosure-1`` where a part is meant."""

    issuer: str
    year: int
    slug: str
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> DocumentId | None:
        """The document id that ``text`` is, or None."""
        match = _DOCUMENT.fullmatch(text)
        if match is None:
            return None
        return cls(
            issuer=match["issuer"], year=int(match["year"]), slug=match["slug"], part=match["part"] or ""
        )

    @property
    def whole(self) -> DocumentId:
        """The document this id belongs to, without its part."""
        return DocumentId(issuer=self.issuer, year=self.year, slug=self.slug)

    def __str__(self) -> str:
        return f"{self.issuer}/{self.year:04d}/{self.slug}" + (f"#{self.part}" if self.part else "")
