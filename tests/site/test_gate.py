"""The gate lets no bad link out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import BuildError
from generator.publish.gate import check_site

if TYPE_CHECKING:
    from pathlib import Path


def site(folder: Path, **pages: str) -> Path:
    """A site of the given pages; ``a__b`` is ``a/b``."""
    for name, html in pages.items():
        path = folder / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")
    return folder


def test_good_links_pass(tmp_path: Path) -> None:
    built = site(
        tmp_path,
        index='<a href="a/">a</a><a href="a/#p1">a</a><a href="https://example.invalid/">out</a><a href="./">self</a>',
        a__index='<p id="p1">x</p><a href="../">home</a><a href="#p1">here</a><a href="/index.html">root</a>',
    )
    assert check_site(built) == 7


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ('<a href="gone/">x</a>', "leads to no file"),
        ('<a href="#gone">x</a>', "names no element"),
        ('<a href="a.html#gone">x</a>', "names no element"),
        ('<img src="gone.png">', "leads to no file"),
        ('<a href="javascript:alert(1)">x</a>', "scheme javascript"),
        ('<a href="data:text/html,x">x</a>', "scheme data"),
        ('<script src="https://cdn.example.invalid/x.js"></script>', "fetched from another place"),
        ('<link rel="stylesheet" href="//fonts.example.invalid/x.css">', "fetched from another place"),
        ('<form action="https://example.invalid/"></form>', "fetched from another place"),
        ('<a href="../../etc/passwd">x</a>', "leads to no file"),
    ],
)
def test_bad_link_is_named_with_its_page_and_line(tmp_path: Path, html: str, why: str) -> None:
    built = site(tmp_path, index=f"\n\n{html}", a="<p id='p1'>x</p>")
    with pytest.raises(BuildError, match=why) as failure:
        check_site(built)
    assert "index.html:3" in str(failure.value)


def test_style_sheet_that_fetches_fonts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text("@import 'https://fonts.example.invalid/x';", encoding="utf-8")
    with pytest.raises(BuildError, match=r"x\.css"):
        check_site(site(tmp_path, index="x"))


def test_all_faults_are_counted_at_once(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="30 bad links"):
        check_site(site(tmp_path, index="".join(f'<a href="{n}/">x</a>' for n in range(30))))
