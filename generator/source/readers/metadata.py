"""The facts that a government site prints around a document: 索引号, 发文机关, 文号, 成文日期 and the like.

They come as a table, as a list of ``label：value``, or as pairs of elements. The labels are
those of the catalogues of open government information.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.source.readers.markup import WebLine
from generator.source.shape import is_number_line

_NUMBERS = (
    "发文字号",
    "发文文号",
    "文件编号",
    "公文编号",
    "公文文号",
    "文件文号",
    "文件字号",
    "文号",
    "文件号",
)
_TITLES = ("标题", "信息名称", "文件名称", "文件标题", "信息标题", "公文名称", "名称")
_OTHERS = (
    *("信息索引号", "信息索引码", "索引号", "索引码", "主题分类", "体裁分类", "组配分类", "服务对象分类"),
    *(
        "信息分类",
        "公文种类",
        "公文类型",
        "发文机关",
        "发布机关",
        "制发机关",
        "发布机构",
        "发文机构",
        "发文单位",
    ),
    *(
        "发布单位",
        "公开主体",
        "责任部门",
        "成文日期",
        "成文时间",
        "发文日期",
        "发文时间",
        "发布日期",
        "发布时间",
    ),
    *(
        "公开日期",
        "公开时间",
        "生成日期",
        "印发日期",
        "生效日期",
        "生效时间",
        "实施日期",
        "施行日期",
        "失效日期",
    ),
    *("失效时间", "废止日期", "废止时间", "更新时间", "有效性", "有效期", "时效性", "时效状态", "文件状态"),
    *(
        "统一登记号",
        "统一编号",
        "登记号",
        "规范性文件编号",
        "主题词",
        "关键词",
        "信息来源",
        "文章来源",
        "文件来源",
    ),
    *(
        "来源",
        "浏览次数",
        "浏览量",
        "点击次数",
        "点击数",
        "阅读次数",
        "访问次数",
        "访问量",
        "字体大小",
        "字体",
    ),
    *("责任编辑", "编辑", "作者", "公开方式", "公开形式", "公开范围", "公开类别", "公开属性", "内容概述"),
)


def _pattern(label: str) -> str:
    return r"[\s\u3000\u00a0]*".join(label)


_ANY = "|".join(_pattern(name) for name in sorted((*_NUMBERS, *_TITLES, *_OTHERS), key=len, reverse=True))
_ALONE = re.compile(rf"[【\[\s\u3000]*({_ANY})[】\]\s\u3000]*[:：]?[\s\u3000]*")
_STATED = re.compile(
    rf"[【\[]?({_ANY})[】\]]?[\s\u3000\u00a0]*[:：][\s\u3000\u00a0]*(.*?)"
    rf"(?=[\s\u3000\u00a0|【\[]+(?:{_ANY})[】\]]?[\s\u3000\u00a0]*[:：]|$)"
)
# What only a web page says of a text, 时间 with the page's kind of date.
_SHOWN = re.compile(
    r"(?:发布(?:日期|时间)|(?:浏览|点击|阅读|访问)(?:次数|量|数)|(?:信息|文章|文件)?来源|字体大小|更新时间)[\s\u3000]*[:：]"
    r"|(?:时间|日期)[\s\u3000]*[:：][\s\u3000]*\d{4}-\d{1,2}-\d{1,2}"
)
_SPACE = re.compile(r"[\s\u3000\u00a0]+")
_HEAD = 12
"""Lines of the text itself among which such facts may stand."""
_PROSE = 30
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A fact: the label, without spaces, and its value as printed."""

    name: str
    value: str

    @property
    def names_number(self) -> bool:
        """Whether the value is the document's number."""
        return self.name in _NUMBERS and is_number_line(self.value)

    @property
    def names_title(self) -> bool:
        """Whether the value is the document's title."""
        return self.name in _TITLES and len(self.value) > 4


def metadata_of(lines: Sequence[WebLine], start: int, end: int) -> dict[int, tuple[Label, ...]]:
    """The lines that state such facts, and the facts; ``[start, end)`` is the page's text.

    Inside the text only what stands above its first sentence counts: an attached list may have
    columns of the same names.
    """
    found: dict[int, tuple[Label, ...]] = {}
    prose = next((i for i in range(start, end) if _is_prose(lines[i])), end)
    for index, line in enumerate(lines):
        if index in found or min(prose, start + _HEAD) <= index < end:
            continue
        if line.row:
            labels = tuple(_row_labels(line.text.split("\t")))
        elif _ALONE.fullmatch(line.text):
            value = _value_below(lines, index)
            labels = (Label(name=_name(line.text), value=value),)
            if value:
                found[index + 1] = ()
        else:
            labels = tuple(labels_in(line.text))
        if labels:
            found[index] = labels
    return found


def facts_in(texts: Sequence[str]) -> Iterator[Label]:
    """The facts that lines set aside as such state: ``label：value``, in cells, or the value on the next line."""
    below = ""
    for text in texts:
        cells = text.split("\t")
        if below:
            yield Label(name=below, value=text.strip())
            below = ""
        elif len(cells) > 1:
            yield from _row_labels(cells)
        elif _ALONE.fullmatch(text):
            below = _name(text)
        else:
            yield from labels_in(text)


def states_page_facts(text: str) -> bool:
    """Whether a line copied from a web page says when and where it was put there, and nothing of the document.

    >>> states_page_facts("发布日期：2025-03-14 浏览次数：12"), states_page_facts("编辑：江月")
    (True, False)
    """
    return len(text) <= _LONGEST and bool(_SHOWN.match(text))


def _value_below(lines: Sequence[WebLine], index: int) -> str:
    """What the line after a label says of it; empty where the label was left blank."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.row or after.heading or after.table != lines[index].table:
        return ""
    return "" if _ALONE.fullmatch(after.text) or len(after.text) > _LONGEST else after.text.strip()


def labels_in(text: str) -> Iterator[Label]:
    """The facts of a line that begins with one.

    >>> [label.name for label in labels_in("索 引 号：X-1　发布日期：2025-03-14")]
    ['索引号', '发布日期']
    """
    at = 0
    text = text.strip()
    while match := _STATED.match(text, at):
        yield Label(name=_name(match[1]), value=match[2].strip())
        at = match.end()
        while at < len(text) and text[at] in " \u3000\u00a0|":
            at += 1


def _row_labels(cells: Sequence[str]) -> Iterator[Label]:
    """Facts of a table's row: label and value in turn, or both in one cell."""
    first = next((cell for cell in cells if cell), "")
    if not (_ALONE.fullmatch(first) or _STATED.match(first)):
        return
    index = 0
    while index < len(cells):
        cell = cells[index]
        if cell and _ALONE.fullmatch(cell):
            value = cells[index + 1] if index + 1 < len(cells) else ""
            if value and _ALONE.fullmatch(value):
                return
            yield Label(name=_name(cell), value=value.strip())
            index += 1
        else:
            yield from labels_in(cell)
        index += 1


def _name(text: str) -> str:
    return _SPACE.sub("", text).strip("【】[]：:")


def _is_prose(line: WebLine) -> bool:
    return len(line.text) > _PROSE and line.text.rstrip().endswith(("。", "：", "；", ":")) and not line.row
