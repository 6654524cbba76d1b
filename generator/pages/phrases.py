"""Where a title may break: between words, never before 的 or inside a number with its unit."""

from __future__ import annotations

from typing import Final

import rjieba

CLOSES: Final = frozenset("的了之等与和及、，。；：）》〉」』”’％%—－-")
"""Signs and words that never begin a line of a title."""
OPENS: Final = frozenset("（《〈“‘「『第—－-")
SUFFIXES: Final = frozenset("省市县区州盟旗镇乡村厅局委办湖江河山岛港")
"""Words of one character that end a name; any other begins one that the dictionary doesn't know."""
UNITS: Final = frozenset("年月日号期届个")
LONGEST: Final = 200


def phrases(title: str) -> tuple[str, ...]:
    """``title`` in pieces that stay together; joined, they are the title.

    >>> phrases("星河省人民政府关于做好2025年节水工作的通知")[-2:]
    ('节水', '工作的通知')
    """
    words = [
        word for start in range(0, len(title), LONGEST) for word in rjieba.cut(title[start : start + LONGEST])
    ]
    pieces: list[str] = []
    for word in words:
        if pieces and _stays(pieces[-1], word):
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(pieces)


def _stays(before: str, word: str) -> bool:
    if word[0] in CLOSES or before[-1] in OPENS:
        return True
    if before.endswith("的") or len(before) == 1 or word in SUFFIXES:
        return True
    return before[-1].isdigit() and word[0] in UNITS
