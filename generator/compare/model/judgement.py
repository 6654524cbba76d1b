"""The judgement on the whole pair: shares of text, the verdict, and whose words are kept."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compare.model.texts import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Shares of characters (letters and digits), each in [0, 1].

    ``verbatim`` … ``dropped`` are shares of ``base_chars`` and add up to 1; ``added`` is a
    share of ``target_chars``. ``surviving`` is the share of the base's characters that still
    stand in the target; ``derived`` the share of the target's characters that come from the
    base. ``without_boilerplate`` repeats the first five without formulas and metadata.
    """

    base_chars: int
    target_chars: int
    verbatim: float
    localised: float
    adapted: float
    dropped: float
    added: float
    surviving: float
    derived: float
    without_boilerplate: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The document-level judgement: is the pair related, and the sentence that says how.

    ``sentence``, ``caution``, ``method`` and ``origin`` are Chinese, for readers; ``called`` is what they call
    the two documents (上级文件, 本文件). ``score`` in [0, 1] is the weighted share of the smaller text
    that the other explains. ``confidence`` is 高, 中 or 低: how sure the links are; ``doubts`` says how many are not.
    """

    related: bool
    identical: bool
    score: float
    sentence: str
    caution: str
    origin: str
    confidence: str
    doubts: str = ""
    method: str = ""
    called: tuple[str, str] = ("前一文件", "后一文件")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose words some of the base's provisions are that the target keeps.

    ``source`` is a document above the base, or the base where none at hand has the words;
    ``segments`` are the base's, ``share`` is their share of the letters of all that is kept.
    """

    source: Side
    segments: tuple[str, ...]
    share: float
