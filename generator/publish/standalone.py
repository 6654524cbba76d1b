"""A comparison as one HTML file that needs nothing beside it: no site, no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader

from generator.pages.comparison import alone
from generator.publish.plugin import at
from generator.publish.site import default_config

if TYPE_CHECKING:
    from generator.compare import Comparison

STYLES: Final = ("assets/gongbao.css", "assets/comparison.css", "assets/standalone.css")


def comparison_html(comparison: Comparison) -> str:
    """The comparison as a complete HTML page, with its styles inside."""
    theme = default_config().parent / "theme"
    environment = Environment(loader=FileSystemLoader(theme), autoescape=True)
    environment.globals["at"] = at
    view = alone(comparison)
    style = "\n".join((theme / name).read_text(encoding="utf-8") for name in STYLES)
    title = f"对照：{view.target_short}与{view.base_short}"
    return environment.get_template("gongbao/standalone.html").render(view=view, title=title, style=style)
