"""The formats of an export, apart from what writes them, so that the command line can name them at once."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What ``gongbao export --format`` accepts. CSV and Akoma Ntoso are folders, the others one file."""

    JSONL = "jsonl"
    CSV = "csv"
    SQLITE = "sqlite"
    AKN = "akn"
