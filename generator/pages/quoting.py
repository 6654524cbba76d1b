"""How a document is cited: GB/T 7714 and 《法学引注手册》. Absent facts leave no gap behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.document.model import Document, Printing


def chinese_date(when: date) -> str:
    """``2025年3月7日``."""
    return f"{when.year}年{when.month}月{when.day}日"


def printed_in(printing: Printing) -> str:
    """``星河省人民政府公报 2025年第3期（总第88期）第5页``."""
    text = printing.name
    if printing.year is not None:
        text += f" {printing.year}年"
    if printing.issue is not None:
        text += f"第{printing.issue}期"
    if printing.serial is not None:
        text += f"（总第{printing.serial}期）"
    if printing.page is not None:
        text += f"第{printing.page}页"
    return text


def gbt7714(document: Document) -> str:
    """The document as a contribution to a serial, by GB/T 7714.

    ``星河省人民政府. 星河省人民政府关于…的通知: 星河政发〔2025〕2号[J]. 星河省人民政府公报, 2025(3): 5.``
    """
    authors = ", ".join(document.joint_issuers) or document.issuer or ""
    number = f": {document.doc_number}" if document.doc_number else ""
    text = (f"{authors}. " if authors else "") + f"{document.title}{number}"
    printing = document.gazette
    if printing is None:
        return text + "[Z]" + (f". {document.date.isoformat()}" if document.date else "") + "."
    text += f"[J]. {printing.name}"
    if printing.year is not None:
        text += f", {printing.year}"
        if printing.issue is not None:
            text += f"({printing.issue})"
    return text + (f": {printing.page}" if printing.page is not None else "") + "."


def legal(document: Document) -> str:
    """The document as 《法学引注手册》 cites normative documents.

    ``《星河省人民政府关于…的通知》，星河政发〔2025〕2号，2025年1月20日发布。``
    """
    pieces = [f"《{document.title}》"]
    if document.doc_number:
        pieces.append(document.doc_number)
    if document.date:
        pieces.append(f"{chinese_date(document.date)}发布")
    return "，".join(pieces) + "。"
