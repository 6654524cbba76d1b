"""A comparison as one HTML file that needs nothing else: no script, no style sheet, no request.

The site's comparison pages are the theme's; this is what the command line writes. Every text is
escaped by the template engine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.compare.view import view

if TYPE_CHECKING:
    from jinja2 import Template

    from generator.compare.model import Comparison


def as_html(comparison: Comparison) -> str:
    """``comparison`` as a complete HTML document."""
    return _template().render(page=view(comparison)) + "\n"


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = PackageLoader("generator.compare.render", package_path="")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html")
