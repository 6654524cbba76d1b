"""An issue of one document, to be converted."""

from __future__ import annotations


def issue(number: int = 5, doc: int = 6, title: str = "冰场", text: str = "冰场应当设置围栏。") -> str:
    """An issue of one document."""
    return (
        f"望舒市人民政府公报 2025年第{number}期\n\n望舒市人民政府关于加强{title}管理的通知\n\n望舒政发〔2025〕{doc}号\n\n"
        f"{text}\n\n望舒市人民政府\n\n2025年3月1日\n"
    )
