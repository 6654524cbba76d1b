"""Any bytes under any name: a result or one message, and a second conversion changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import registry

from generator.errors import SourceError
from generator.pipeline import Converted, Supplied, convert
from generator.pipeline.checks import check_content

SOURCES = Path(__file__).parents[2] / "content" / "sources"
SAMPLE = [path.read_text("utf-8") for path in sorted(SOURCES.glob("*.*")) if path.suffix in {".txt", ".html"}]
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "无名.txt"])
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "latin-1"])
FACTS = st.sampled_from([Supplied(), Supplied(year=2025, number="7"), Supplied(gazette="xinghe")])


@st.composite
def cut_up(draw: st.DrawFn) -> bytes:
    """Stretches of the sample's sources, some twice, in any order, in any encoding, perhaps damaged."""
    pieces: list[str] = []
    for text in draw(st.lists(st.sampled_from(SAMPLE), min_size=1, max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        piece = text[start : start + draw(st.integers(1, 1500))]
        pieces += [piece] * draw(st.integers(1, 2))
    between = draw(st.sampled_from(["", "\n", "\n\n", "\f", "\r\n", "\t", "\u3000"]))
    data = between.join(draw(st.permutations(pieces))).encode(draw(CODECS), "replace")
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def converted(data: bytes, name: str, facts: Supplied, content: Path) -> Converted | None:
    source = content.parent / name
    source.write_bytes(data)
    try:
        return convert(source, content, registry(), facts)
    except SourceError:
        return None


def attempt(data: bytes, name: str, facts: Supplied) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        found = converted(data, name, facts, content)
        if found is None:
            assert not content.exists()  # what is refused leaves nothing behind
            return
        before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
        again = converted(data, name, facts, content)
        assert again is not None
        assert (again.written, again.kept, again.removed, again.changes) == ((), (), (), "")
        assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
        assert not [
            one for one in check_content(content) if one.kind in {"line-lost", "line-twice", "edited"}
        ]


@settings(max_examples=60, deadline=None)
@given(cut_up(), NAMES, FACTS)
def test_pieces_of_issues_are_read_or_refused(data: bytes, name: str, facts: Supplied) -> None:
    attempt(data, name, facts)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")), NAMES
)
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    attempt(data, name, Supplied())
