"""The elements of GB/T 9704-2012 around a text: addressee, signature, date, attachments, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.issue.titles import names_body
from generator.registry import Registry
from generator.source.days import DAY
from generator.source.labels import read_label
from generator.source.shape import Paragraph, Shape, is_date_line

_DATE = re.compile(DAY)
_ATTACHMENT_LABEL = re.compile(r"附\s*(?:件|表|录|图)?\s*([\d一二三四五六七八九十]{0,3})\s*[:：．.、]?")
_ATTACHMENT_TITLE = re.compile(
    r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{1,3}\s*[:：．.、 ]?\s*(\S[^。；]{3,60})"
)
# Sentences that end in a colon, too: 市人民政府决定：, 现就有关事项通知如下：.
_SAYS = re.compile(
    r"^(?:为[了加进贯深落认全推促充更做确]|根据|按照|依照|依据)|如下|决定|任命|免去|[任现]?免职|同意|批准|根据|为了|通过|经.{0,10}研究|注意|包括|[是为][:：]"
)
_NAME = 24
"""Longest line above a text that is taken for an addressee whatever the body's kind (某某中心：)."""
_REGISTRATION = re.compile(r"[A-Z]{2,8}\d{0,4}\s*[-—–－]\s*(?:19|20)\d{2}\s*[-—–－]\s*\d{2,6}")
_ATTACHMENT_LIST = re.compile(
    r"附\s*[件表图录]?\s*(?:[\d一二三四五六七八九十]{0,2}\s*[:：]|(?=\d{1,2}\s*[．.、]\s*\D))\s*(?=\S)"
)
_ADDRESSED = re.compile(
    r"政府|部门|单位|委员会|办公|[委厅局署院部会行校]|公司|企业|机构|各|代表|主席|同志|先生|女士|总队|军区"
)
_NOTE = re.compile(
    r"[（(].{2,80}[)）]|(?:抄\s*送|主题词|此件|联系人|联系电话|注\s*[:：]|备\s*注\s*[:：]).*|.{4,30}\d{4}年\d{1,2}月\d{1,2}日印发"
)
# The colophon of GB/T 9704, 7.4, and of its edition of 1999, which had 主题词 and a number of copies.
_COLOPHON = re.compile(
    rf"(?:信息)?公开(?:方式|属性|形式|类别)\s*[:：].*|(?:主\s*题\s*词|抄\s*送|抄\s*报|分\s*送|主\s*送|报\s*送)\s*[:：].*|[^，。；：]{{4,30}}{DAY}\s*印发?|[（(]?\s*共印\s*\d+\s*份\s*[)）]?"
)
_SUBTITLE = re.compile(r"[—─―－]{1,2}[^，。；：]{4,60}")
_POST = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}[省市州县区盟])?(?:省\s*长|市\s*长|州\s*长|县\s*长|区\s*长|主\s*席|主\s*任|局\s*长|厅\s*长|部\s*长|总\s*理|代\s*[省市]\s*长)\s*[:：]?\s*[\u4e00-\u9fff·\s]{2,8}"
)


def is_addressee(paragraph: Paragraph) -> bool:
    """Whether the paragraph after the number names those to whom the document goes (主送机关)."""
    text = paragraph.text
    return (
        paragraph.shape is Shape.TEXT
        and text.endswith("：")
        and len(text) < 300
        and not any(c in text for c in "。；《")
        and read_label(text) is None
        and not _SAYS.search(text)
        and (len(text) <= _NAME or bool(_ADDRESSED.search(text)))
    )


def addressees(text: str) -> tuple[str, ...]:
    """The names in an addressee line; joined with ， and 、 they give it back.

    >>> addressees("各市、县（市、区）人民政府，省政府直属各单位：")
    ('各市、县（市、区）人民政府', '省政府直属各单位')
    """
    return tuple(name for name in text.rstrip("：:").split("，") if name)


def is_signature(paragraph: Paragraph, issuers: Sequence[str], registry: Registry) -> bool:
    """Whether a line signs: an issuer's name alone, or a post with a name (省长 某某)."""
    text = paragraph.text
    if paragraph.shape is not Shape.TEXT or len(text) > 60:
        return False
    if _POST.fullmatch(text):
        return True
    if any(c in text for c in "，。；：《"):
        return False
    if text in issuers or text.replace(" ", "") in "".join(issuers).replace(" ", ""):
        return len(text) >= 3
    return names_body(text, registry)


def is_signed_and_dated(paragraph: Paragraph, issuers: Sequence[str], registry: Registry) -> bool:
    """Whether one line both signs and dates, as 某市人民政府 2025年3月14日."""
    name, day = split_signature(paragraph.text)
    signed = name in issuers or names_body(name, registry)
    return paragraph.shape is Shape.TEXT and bool(day) and bool(name) and signed and len(name) <= 40


def split_signature(text: str) -> tuple[str, str]:
    """The name and the date of a line that signs and dates; the date is '' where there is none."""
    match = _DATE.search(text)
    if match is None or match.end() != len(text):
        return text, ""
    return text[: match.start()].strip(), match.group()


def signatories(text: str, registry: Registry) -> tuple[str, ...]:
    """The bodies that one signature line names."""
    text, _ = split_signature(text)
    pieces = tuple(piece for piece in text.split(" ") if piece)
    joint = registry.issuer_of_name(text) is None and all(names_body(piece, registry) for piece in pieces)
    return pieces if joint else (text,)


def attachment_label(paragraph: Paragraph) -> str | None:
    """``附件``, ``附件2`` …: the label above an attachment; its ordinal or ''."""
    match = _ATTACHMENT_LABEL.fullmatch(paragraph.text)
    return match[1] if match and paragraph.shape is Shape.TEXT else None


def attachment_title(paragraph: Paragraph) -> str | None:
    """The title on the line of its label, as 附件2：某某分工表; None where the line is something else."""
    match = _ATTACHMENT_TITLE.fullmatch(paragraph.text)
    return match[1] if match and paragraph.shape is Shape.TEXT and "，" not in match[1] else None


def is_registration(paragraph: Paragraph) -> bool:
    """Whether a line is the registration code of a normative document (规范性文件统一编号)."""
    return paragraph.shape is Shape.TEXT and bool(_REGISTRATION.fullmatch(paragraph.text))


def is_subtitle(paragraph: Paragraph) -> bool:
    """Whether a line under a title goes on with it: ——2025年1月24日在星河省第十届人民代表大会第四次会议上."""
    return paragraph.shape is Shape.TEXT and bool(_SUBTITLE.fullmatch(paragraph.text))


def is_speaker(paragraph: Paragraph) -> bool:
    """Whether a line under a title's date and place names who spoke: 星河省省长 江月."""
    return paragraph.shape is Shape.TEXT and bool(_POST.fullmatch(paragraph.text))


def is_attachment_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph lists attachments (附件说明), as 附件：1.某表 or 附件1.某表."""
    return (
        paragraph.shape is Shape.TEXT
        and bool(_ATTACHMENT_LIST.match(paragraph.text))
        and len(paragraph.text) < 400
    )


def listed_attachments(texts: Sequence[str]) -> tuple[str, ...]:
    """The titles that an attachment list names.

    >>> listed_attachments(["附件：1.任务分工表", "2.成员名单"])
    ('任务分工表', '成员名单')
    >>> listed_attachments(["附件1.任务分工表", "2.成员名单"])
    ('任务分工表', '成员名单')
    """
    titles: list[str] = []
    for text in texts:
        for piece in re.split(r"(?<=\S)(?=\d{1,2}\.(?!\d))", listed_part(text)):
            label = read_label(piece)
            title = piece[label.end :] if label else piece
            title = title.strip().rstrip("。；;").strip()
            if title:
                titles.append(title)
    return tuple(titles)


def listed_part(text: str) -> str:
    """A line of an attachment list without the word 附件."""
    return _ATTACHMENT_LIST.sub("", text, count=1)


def is_note(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a remark, as （此件公开发布）, 抄送：某局, 注：某事."""
    return paragraph.shape is Shape.TEXT and bool(_NOTE.fullmatch(paragraph.text))


def is_colophon(paragraph: Paragraph) -> bool:
    """Whether a paragraph is of the colophon below a document (版记): 主题词, 抄送, 印发."""
    return paragraph.shape is Shape.TEXT and bool(_COLOPHON.fullmatch(paragraph.text))


def is_agencies(paragraph: Paragraph, registry: Registry) -> bool:
    """Whether a line under a title names the agencies that wrote the text."""
    text = paragraph.text
    if paragraph.shape is not Shape.TEXT or len(text) > 120 or any(c in text for c in "，。；：《"):
        return False
    return read_label(text) is None and names_body(text, registry)


def agencies(text: str) -> tuple[str, ...]:
    """The names in an agencies line."""
    return tuple(name for name in re.split(r"[ 、]", text) if name)


def is_date(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a date and nothing else."""
    return paragraph.shape is Shape.TEXT and is_date_line(paragraph.text)
