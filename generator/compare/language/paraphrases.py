"""Words that drafts put for each other: 推进标准体系建设 and 推动标准体系建设 say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compare.language.listed import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Paraphrases:
    """Sets of words of which the first stands for all, for aligning only: what is shown stays as it is.

    >>> Paraphrases([("推进", "推动")]).fold("推动标准体系建设")
    '推进标准体系建设'
    """

    def __init__(self, sets: Iterable[Sequence[str]]) -> None:
        """``sets`` of words; a word of two sets belongs to the first."""
        self._first: dict[str, str] = {}
        for words in sets:
            for word in words:
                self._first.setdefault(word, words[0])
        self._any = re.compile(any_of(self._first))

    def fold(self, text: str) -> str:
        """``text`` with the first word of its set for each word."""
        return self._any.sub(lambda match: self._first[match[0]], text)
