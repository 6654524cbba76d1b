"""A comparison, or a matrix of several, as one HTML file that needs nothing beside it: no site, no script, no network.

It is light or dark as the reader's system is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader

from generator.pages.comparison import alone
from generator.pages.matrix import matrix_alone
from generator.publish.plugin import at
from generator.publish.site import default_config

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare import Comparison

STYLES: Final = ("assets/gongbao.css", "assets/comparison.css", "assets/standalone.css")
_DARK: Final = re.compile(r'\[data-md-color-scheme="slate"\] (\{[^}]*\})')
"""The style sheets' colours for the dark, which a site's reader chooses with a button."""


def comparison_html(comparison: Comparison) -> str:
    """The comparison as a complete HTML page, with its styles inside."""
    view = alone(comparison)
    return _page("comparison_body", view, f"对照：{view.target_short}与{view.base_short}")


def matrix_html(comparisons: Sequence[Comparison]) -> str:
    """The matrix of comparisons of one base as a complete HTML page."""
    view = matrix_alone(comparisons)
    return _page("matrix_body", view, f"各地采纳情况：{view.title}")


def _page(body: str, view: object, title: str) -> str:
    theme = default_config().parent / "theme"
    environment = Environment(loader=FileSystemLoader(theme), autoescape=True)
    environment.globals["at"] = at
    style = "\n".join((theme / name).read_text(encoding="utf-8") for name in STYLES)
    dark = "\n".join(f"[data-md-color-scheme] {colours}" for colours in _DARK.findall(style))
    style += f"\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"
    page = environment.get_template("gongbao/standalone.html")
    return page.render(view=view, title=title, style=style, body=f"gongbao/{body}.html")
