"""Titles of official documents: issuer + 关于 + matter + 的 + 文种 (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.issue.sections import is_section
from generator.registry import Registry
from generator.source.contents import is_contents_head
from generator.source.labels import read_label
from generator.source.shape import Paragraph, Shape, ends_sentence, stands_alone, unclosed

_ISSUED = re.compile(
    r"(?P<issuer>.{2,60}?)(?P<verb>关于|转发|批转|印发|公布|颁发|发布|下达|同意|授予|命名|表彰|任免|调整|修改|废止)"
)
_BODY = re.compile(
    r".*(?:政府|办公厅|办公室|委员会|公署|管委会|指挥部|领导小组|总工会|联合会|人民法院|人民检察院|委|厅|局|署|院|部|会|行|中心|军区|军分区|警备区)"
)
_CARRIES = re.compile(
    r"(?P<verb>印发|转发|批转|公布|颁发|颁布|发布|下发)(?P<matter>.+?)(?:的)?(?:通知|通报|通告|公告|决定|函|命令|令)(?:[（(].*)?$"
)
_SERIAL = r"[（(〔\[]?\s*(?:(?:19|20)\d\d\s*年?|[一二三四五六七八九十]{1,3}届)?\s*[)）〕\]]?\s*第\s*[\d一二三四五六七八九十百零〇]+\s*号\s*[)）〕\]]?"
_ORDER = re.compile(rf"(?P<issuer>.{{2,30}}?)(?P<kind>令|公告|通告)\s*(?P<number>{_SERIAL})?")
_ORDER_NUMBER = re.compile(_SERIAL)
# What stands around documents: a colophon's lines, the gazette's name, year, number and day.
_AROUND = re.compile(
    r".*(?:\d{4}年\d{1,2}月\d{1,2}日|有限公司印|抄\s*送).*|主\s*题\s*词\s*[:：].*|.{2,20}(?:人民政府|行政公署)公报|.{2,6}政报"
    r"|(?:19|20)\d\d年?|.{0,14}第.{1,8}期.{0,14}|[（(]?总第?.{1,8}[期号][)）]?"
)
_PROMULGATED = re.compile(
    r"《(?P<told>(?:[^《》]|《[^《》]*》)+)》.{0,400}现(?:予以?|将其)?(?:重新)?(?:公布|发布|颁布|印发)"
    r"|现(?:予以?)?(?:重新)?(?:公布|发布|颁布)[^《。]{0,12}《(?P<named>(?:[^《》]|《[^《》]*》)+)》"
    r"|现将[^《。]{0,12}《(?P<sent>(?:[^《》]|《[^《》]*》)+)》(?:[（(][^）)]*[)）])?(?:印发|下发|发)给"
)
_TITLED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_TOGETHER = (
    re.compile(  # from the first title of a row, and the row never in part: else a long one takes forever
        r"(?<!》)(?<!》[、，和及与以])(?<!》[、，和及与以]{2})"
        r"((?:《(?:[^《》]|《[^《》]*+》)++》[、，和及与以]{0,2}+){2,}+)"
        r"(?:等|两个|三个|文件|已经?|业经|一并|现|转)*(?:印发|转发|公布|发布|下发|批转|经|予)"
    )
)
_BRACKETED = re.compile(r"[（(].*[)）](?:的.{2,6})?")
_TITLE_LINES, _PLACE = 4, 2
"""Most lines of a title; characters by which two titles in a row are told to be of one place."""
_LONGEST = 90
_LONG_NAME = 6
_QUOTES = str.maketrans("", "", '《》“”"‘’〈〉 ')


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title taken apart: its issuers as printed, its 文种 and the matter of a 印发 or 转发."""

    text: str
    issuers: tuple[str, ...]
    doc_type: str | None
    verb: str | None = None
    matter: str | None = None


def looks_like_title_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be a line of a title: set apart, no sentence, no label."""
    text = paragraph.text
    if paragraph.shape is not Shape.TEXT or len(text) > _LONGEST or stands_alone(text) or is_section(text):
        return False
    if _AROUND.fullmatch(text) or is_contents_head(text):
        return False
    if "。" in text or (not unclosed(text) and (ends_sentence(text) or text[-1] in "，；：")):
        return False
    label = read_label(text)
    return label is None or label.bare


def names_body(name: str, registry: Registry) -> bool:
    """Whether ``name`` is, or ends like, an issuing body (several are separated by spaces or 、)."""
    if registry.issuer_of_name(name) is not None:
        return True
    pieces = [piece for piece in re.split(r"[ 、，]", name) if piece]
    return bool(pieces) and all(
        registry.issuer_of_name(piece) or (2 <= len(piece) <= 30 and _BODY.fullmatch(piece))
        for piece in pieces
    )


def issuers_in(title: str, registry: Registry) -> tuple[str, ...]:
    """The issuing bodies that open ``title``, as printed; empty when it opens with none."""
    for match in re.finditer(
        r"关于|转发|批转|印发|公布|颁发|颁布|发布|下达|授予|命名|表彰|任免|调整|修改|废止|同意|令|公告|通告|决定|对",
        title,
    ):
        head = title[: match.start()].strip()
        if len(head) < 3:
            return ()
        if registry.issuer_of_name(head) or (match.group() != "对" and names_body(head, registry)):
            return _split_issuers(head, registry)
        if len(joint := _split_issuers(head, registry)) > 1 and all(
            names_body(one, registry) for one in joint
        ):
            return joint
        if match.group() == "关于":
            return ()
    return ()


def _split_issuers(head: str, registry: Registry) -> tuple[str, ...]:
    if registry.issuer_of_name(head):
        return (head,)
    pieces = tuple(piece for piece in re.split(r"[ 、]", head) if piece)
    if len(pieces) > 1:
        return tuple(name for piece in pieces for name in _split_issuers(piece, registry))
    # Joint issuers are often printed without a space between them: best where both are known.
    cuts = [cut for cut in range(3, len(head) - 2) if registry.issuer_of_name(head[:cut])]
    known = [cut for cut in cuts if registry.issuer_of_name(head[cut:])]
    bodies = [cut for cut in cuts if len(head) - cut >= _LONG_NAME and names_body(head[cut:], registry)]
    for cut in (*known, *bodies):
        return (head[:cut], *_split_issuers(head[cut:], registry))
    return (head,)


def opens_document(text: str, registry: Registry) -> bool:
    """Whether ``text`` is a whole document title: issuer first, 文种 last."""
    return bool(issuers_in(text, registry)) and registry.doc_type_of_title(text) is not None


def order_title(text: str, registry: Registry) -> re.Match[str] | None:
    """``某省人民政府令`` or ``…公告``, with its number where it stands in the same line."""
    match = _ORDER.fullmatch(text)
    return match if match and names_body(match["issuer"], registry) else None


def is_order_number(text: str) -> bool:
    """Whether a line is the number of an order or announcement: 第21号, （2025年第3号）, 〔十届〕第五号."""
    return bool(_ORDER_NUMBER.fullmatch(text))


def promulgated(text: str) -> str | None:
    """The title of the text that a sentence puts in force or sends, as 《…》已经…通过，现予公布, 现将《…》印发给你们."""
    match = _PROMULGATED.search(text)
    return match["told"] or match["named"] or match["sent"] if match else None


def issued_together(text: str) -> tuple[str, ...]:
    """The titles of several texts that one cover issues, as 现将《…》和《…》印发给你们; empty where it issues one.

    >>> issued_together("现将《冰场规定》和《滑道办法》印发给你们，请认真贯彻执行。")
    ('冰场规定', '滑道办法')
    """
    match = _TOGETHER.search(text)
    return tuple(_TITLED.findall(match[1])) if match else ()


def title_length(paragraphs: Sequence[Paragraph], registry: Registry) -> int:
    """How many of the first lines are the title: up to one that ends it with a kind of document.

    A line goes on with it where the kind was another's (…某某办法, 的通知), or says no more than （试行）.
    """
    end = 0
    for paragraph in paragraphs[:_TITLE_LINES]:
        if not looks_like_title_line(paragraph) or (
            end and is_whole_title(paragraphs[:end], paragraph, registry)
        ):
            break
        end += 1
    return end


def is_whole_title(lines: Sequence[Paragraph], below: Paragraph, registry: Registry) -> bool:
    """Whether the lines are a whole title, with which ``below`` does not go on."""
    text, more = joined(lines), below.text
    if more.startswith("的") or _BRACKETED.fullmatch(more):
        return False
    if registry.doc_type_of_title(text):
        return True
    another = _names_kind(more, registry) and more[:_PLACE] == text[:_PLACE]
    return _names_kind(text, registry) and (another or not _names_kind(text + more, registry))


def _names_kind(text: str, registry: Registry) -> bool:
    bare = text.rpartition("（")[0] if text.endswith("）") else text
    return bool(registry.doc_type_of_title(bare)) or bare.endswith(registry.genres)


def take_apart(text: str, registry: Registry) -> Title:
    """Issuer, 文种 and, for a cover, the verb and the title that it carries."""
    carried = _CARRIES.search(text)
    return Title(
        text=text,
        issuers=issuers_in(text, registry),
        doc_type=registry.doc_type_of_title(text),
        verb=carried["verb"] if carried else None,
        matter=carried["matter"] if carried else None,
    )


def plain(title: str) -> str:
    """A title without quotes and spaces, for comparing printings of one title."""
    return title.translate(_QUOTES).replace("巿", "市").replace("學", "学")


def joined(paragraphs: Sequence[Paragraph]) -> str:
    """The title printed on these lines."""
    return "".join(paragraph.text for paragraph in paragraphs)
