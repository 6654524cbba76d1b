"""What a sentence says besides its matter: the texts it cites, and how an offence is punished.

Two provisions are not alike because they cite texts on one subject, nor two offences because both are fined.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.compare.language.listed import phrase_pattern

if TYPE_CHECKING:
    from generator.registry import Phrases

_TITLE = "《[^》]*》"


@lru_cache(maxsize=8)
def besides(phrases: Phrases) -> re.Pattern[str]:
    """What finds it in a sentence.

    >>> from generator.registry import Phrases
    >>> found = besides(Phrases(sanctions=("责令…改正", "处/处以…罚款")))
    >>> found.sub("", "擅自熄灯的，责令限期改正，处以五百元以下罚款。")
    '擅自熄灯的，，。'
    """
    return re.compile("|".join((_TITLE, *map(phrase_pattern, phrases.sanctions))))
