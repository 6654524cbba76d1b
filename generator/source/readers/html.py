"""A government web page → the lines of its document; what the site put around it is set aside.

The page's text is the smallest element that holds nearly all of what isn't links. Around and
above it Chinese government sites print a table of 索引号, 发文机关, 文号, 成文日期 …; where the
text itself lacks its title or its number, they are taken from there, on lines of their own.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from generator.findings import Finding, Place, Severity
from generator.source.furniture import Furniture
from generator.source.readers.markup import Extent, WebLine, WebPage, take_apart
from generator.source.readers.metadata import Label, metadata_of
from generator.source.shape import ends_sentence, is_number_line
from generator.source.text import SourceText, decode_bytes

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,20})", re.IGNORECASE)
_READ_BY_RULE = ("utf-8", "utf8", "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk")
_HEAD = 4096
_TITLE_REACH = 8
_WRAPPED = 20
_PROSE = 30
_NEARLY_ALL = 0.85
_HOLDERS = frozenset(("div", "article", "main", "section", "td", "body", "center", "dd", "form"))
_BUTTONS = re.compile(
    r"[【\[]?\s*(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享(?:到)?|收藏|返回(?:顶部|首页|列表)?|扫一扫.{0,16}|"
    r"上一篇\s*[:：]?.*|下一篇\s*[:：]?.*|(?:字体|字号)\s*[:：]?.{0,12}|大\s*中\s*小|微信|微博|纠错)\s*[】\]]?"
)
_SITE = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|(?:网站)?(?:主办|承办|技术支持)单位?\s*[:：]|Copyright|©",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"[\s\u3000]*(?:附\s*[件表]?|\d{1,2}\s*[.．、]|《)")
_SITE_NAME = re.compile(r"\s*(?:[-_|—–]|\s{2,}).*$")
_TITLED = re.compile(
    r".{0,60}(?:关于|转发|印发|批转|公布).{2,80}(?:决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|"
    r"办法|规定|方案|细则|规划|预案|要点)(?:[（(].{1,12}[）)])?"
)


def read_html(data: bytes, name: str) -> SourceText:
    """The lines of a web page."""
    text, encoding = _decoded(data, Place(file=name))
    page = take_apart(text)
    start, end = _main(page)
    arranged = _arranged(page, start, end)
    findings = _pictures(page, start, end, name)
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        form="html",
        lines=tuple(arranged.lines),
        whole=not _hard_wrapped(page.lines[start:end]),
        aside=tuple(arranged.aside),
        left_out=tuple(sorted((kind, count) for kind, count in page.left_out.items() if count)),
        findings=tuple(findings),
    )


def _decoded(data: bytes, place: Place) -> tuple[str, str]:
    """The text by byte-order mark, else by what the page declares, else by the rules for any text.

    What a page declares counts only where the rules could be wrong: strict GB18030 takes many
    bytes that were Big5.
    """
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii").lower()
        if name not in _READ_BY_RULE:
            try:
                codec = codecs.lookup(name).name
                return data.decode(codec), codec
            except (LookupError, UnicodeDecodeError, ValueError):
                pass
    return decode_bytes(data, place)


def _main(page: WebPage) -> tuple[int, int]:
    """The lines [start, end) of the page's text."""
    facts = metadata_of(page.lines, 0, 0)
    weights = [
        0
        if index in facts or line.heading or _SITE.search(line.text)
        else max(0, len(line.text) - line.linked)
        for index, line in enumerate(page.lines)
    ]
    outside = [0 if line.navigation else weight for line, weight in zip(page.lines, weights, strict=True)]
    if 2 * sum(outside) >= sum(weights):  # else a class name that sounds like navigation wraps the text
        weights = outside
    sums = [0, *accumulate(weights)]
    total = sums[-1]
    if not total:
        return 0, len(page.lines)
    best: Extent | None = None
    for extent in page.extents:
        if extent.tag not in _HOLDERS or sums[extent.end] - sums[extent.start] < _NEARLY_ALL * total:
            continue
        if best is None or _adds_only_text(page.lines, best, extent):
            best = extent
        else:
            break
    return (best.start, best.end) if best else (0, len(page.lines))


def _adds_only_text(lines: Sequence[WebLine], inner: Extent, outer: Extent) -> bool:
    """Whether an outer element adds nothing but lines that could be the text's own."""
    added = (*lines[outer.start : inner.start], *lines[inner.end : outer.end])
    return not any(
        line.navigation or line.linked * 2 > len(line.text) or _BUTTONS.fullmatch(line.text) for line in added
    )


@dataclass(slots=True, kw_only=True)
class _Arranged:
    """The lines as they are put one after the other, and which of them are set aside."""

    lines: list[str] = field(default_factory=list)
    aside: list[tuple[int, str]] = field(default_factory=list)
    open: bool = False

    def put(self, text: str, kind: Furniture | None = None) -> None:
        """Add a line, of the text or of a kind that is none."""
        if text.strip():
            self.lines.append(text)
            self.open = False
            if kind:
                self.aside.append((len(self.lines), kind.value))

    def put_own(self, line: WebLine) -> None:
        """Add a line of the text: to the line before, where a <br> cut that in mid-sentence."""
        if self.open and not line.row and line.text[0] not in " \u3000\u00a0":
            self.lines[-1] += line.text
        else:
            self.put(line.text)
        last = self.lines[-1].strip()
        prose = "，" in last or len(last) >= _PROSE
        self.open = line.broken and prose and not ends_sentence(last)


def _arranged(page: WebPage, start: int, end: int) -> _Arranged:
    """The lines in reading order, and those that are set aside, by their numbers.

    Only what the text lacks moves: a title printed above it, a number that only the table of
    facts states, each to the place where the document would print it.
    """
    labels = metadata_of(page.lines, start, end)
    facts = [label for index in sorted(labels) for label in labels[index]]
    inside = [i for i in range(start, end) if i not in labels and not _is_around(page.lines[i])]
    texts = [page.lines[i].text.strip() for i in inside[:_TITLE_REACH]]
    titled = _title_end(texts)
    title = "" if titled else _title_outside(page, start, facts)
    number = ""
    if not any(is_number_line(text) for text in texts):
        number = next((label.value for label in facts if label.names_number), "")
    out = _Arranged()
    own = frozenset(inside)
    last_of_title = inside[titled - 1] if titled else start - 1
    if last_of_title < 0:
        out.put(title)
        out.put(number)
    moved = title
    for index, line in enumerate(page.lines):
        if index in own:
            out.put_own(line)
        elif index in labels:
            out.put(line.text.replace(number, "", 1) if number else line.text, Furniture.METADATA)
        elif moved and line.text.strip() == moved:
            moved = ""
        else:
            out.put(line.text, Furniture.NAVIGATION)
        if index == last_of_title:
            out.put(title)
            out.put(number)
    return out


def _is_around(line: WebLine) -> bool:
    """Whether a line inside the text is the site's: buttons, lists of links, a copyright."""
    links = line.linked and line.linked >= 0.8 * len(line.text) and not _ATTACHED.match(line.text)
    return bool(links or (line.navigation and not line.row and len(line.text) < _WRAPPED)) or bool(
        _BUTTONS.fullmatch(line.text.strip()) or (_SITE.search(line.text) and len(line.text) < 120)
    )


def _title_end(texts: Sequence[str]) -> int:
    """How many of the first lines end with the text's title; 0 when it prints none."""
    for first in range(min(4, len(texts))):
        for end in range(first + 1, min(first + 5, len(texts)) + 1):
            if texts[end - 1].endswith(("。", "；", "：", ":")):
                break
            if _TITLED.fullmatch("".join(texts[first:end])):
                return end
    return 0


def _title_outside(page: WebPage, start: int, facts: Sequence[Label]) -> str:
    """The title as the page gives it outside the text; empty when it doesn't."""
    above = [line for line in page.lines[:start] if not line.linked]
    names = [name for name in (page.named_title, _SITE_NAME.sub("", page.title)) if name]
    candidates = [
        *(line.text.strip() for line in above if line.text.strip() in names or line.heading == 1),
        *(label.value for label in facts if label.names_title),
        *(line.text.strip() for line in above if line.heading),
        *names,
    ]
    return next((text for text in candidates if _TITLED.fullmatch(text)), "")


def _pictures(page: WebPage, start: int, end: int, name: str) -> list[Finding]:
    """A doubt for each picture in the text: it may be a table or a formula."""
    inside = [alt for at, alt in page.pictures if start <= at <= end]
    if not inside:
        return []
    named = "、".join(alt for alt in inside if alt)[:60]
    return [
        Finding(
            place=Place(file=name),
            kind="picture-in-text",
            text=f"the text holds {len(inside)} pictures, which are not read"
            + (f": {named}" if named else ""),
            severity=Severity.DOUBT,
            remedy="look at them in the source; a table or a formula may be among them",
        )
    ]


def _hard_wrapped(lines: Sequence[WebLine]) -> bool:
    """Whether the page's paragraphs are printed lines, pasted one by one: most end in mid-sentence."""
    long = [line.text.strip() for line in lines if not line.row and len(line.text) >= _WRAPPED]
    open_ended = sum(1 for text in long if not ends_sentence(text))
    return len(long) >= 8 and open_ended > 0.5 * len(long)
