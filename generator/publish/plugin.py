"""The MkDocs plugin: hands finished views to the theme, page by page.

MkDocs gives the shell (theme, navigation, ``serve``); what stands on a page is a view from
:mod:`generator.pages`, drawn by ``theme/gongbao/*.html`` with every text escaped. No
document ever passes through Markdown here, so nothing in a gazette can become markup.
"""

from __future__ import annotations

import re
import shutil
from abc import abstractmethod
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from jinja2 import pass_context
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from generator.errors import BuildError, GeneratorError
from generator.pages import Target, address
from generator.publish import feed, search
from generator.publish.gate import check_site
from generator.publish.policy import with_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from generator.pages import Pages
    from generator.pages.view import Entry

UNUSED = re.compile(
    r"\.map$|^assets/javascripts/(?:lunr|workers)/|^assets/standalone\.css$|^assets/images/|^sitemap\.xml$"
)
"""Files of the theme that no page asks for: source maps, its search (ours is another), and a
template that would be copied as it stands once ``on_config`` has taken it off the list."""
TEMPLATES = "gongbao/"
"""The theme's folder of our own templates: they, and only they, escape what they print."""


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Nothing to set: what the site shows is in the content folder."""


class SitePlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # as above
    """Puts pages into a MkDocs build; ``load`` says where they come from."""

    pages: Pages | None = None
    """Pages made already; a plain ``mkdocs build`` has none and loads them."""
    failure: GeneratorError | None = None

    @abstractmethod
    def load(self, content: Path) -> Pages:
        """Make the pages of a content folder."""

    _served = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Keep this plugin between the builds of one ``mkdocs serve``, which puts a script of its own on every page."""
        self._served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the pages, and their index pages as the navigation."""
        try:
            self._shown = self.pages or self.load(Path(config.docs_dir))
        except GeneratorError as error:
            raise self._stop(error) from error
        self._by_file = {_file_of(page.key): page for page in self._shown.pages}
        self._urls: dict[str, str] = {
            path: quote(path)
            for path in (
                *(download.path for download in self._shown.downloads),
                *(file.path for file in self._shown.made),
            )
        }
        newest = max((page.changed for page in self._shown.pages if page.changed), default=None)
        self._newest = newest.isoformat() if newest else "2025-01-01"
        config.theme.static_templates -= {"404.html"} if not config.use_directory_urls else set()
        config.theme.static_templates -= {"sitemap.xml"} if not config.site_url else set()
        config.nav = [{run.text: _file_of(run.target.key)} for run in self._shown.navigation if run.target]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace whatever lies in the content folder by the pages made from it."""
        kept = [file for file in files if file.src_dir != config.docs_dir and not UNUSED.search(file.src_uri)]
        navigation = {run.target.key for run in self._shown.navigation if run.target}
        for name, page in self._by_file.items():
            level = InclusionLevel.INCLUDED if page.key in navigation else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, name, content="", inclusion=level)
            self._urls[page.key] = file.url
            kept.append(file)
        return Files(kept)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell MkDocs a page's title and template. Titles reach the theme's own templates, so escaped."""
        shown = self._by_file[page.file.src_uri]
        page.title = escape(shown.title)
        page.meta = {
            "template": f"{TEMPLATES}{shown.template}.html",
            "description": escape(shown.description),
        }
        page.update_date = shown.changed.isoformat() if shown.changed else self._newest
        return ""

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the page its table of contents, made from the document's outline."""
        page.toc = TableOfContents(_links(self._by_file[page.file.src_uri].outline, 1))
        return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Escape in our own templates, and let them name pages by key."""
        env.autoescape = lambda name: bool(name and name.startswith(TEMPLATES))
        env.globals["to"] = self._to
        env.globals["home"] = self._home
        env.globals["at"] = at
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Hand the view to the template."""
        shown = self._by_file[page.file.src_uri]
        own = cast("dict[str, object]", context)
        own["shown"] = shown
        own["view"] = shown.view
        own["search_page"] = Target(key=address.SEARCH) if self._shown.search else None
        own["feed"] = get_relative_url(feed.PATH, page.url) if config.site_url and self._shown.feed else ""
        own["search_script"] = get_relative_url(search.PATH, page.url)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend what the theme writes and HTML doesn't allow, and say which scripts may run."""
        return self._finished(output, config)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page of a wrong address."""
        return self._finished(output_content, config) if template_name.endswith(".html") else output_content

    def _finished(self, html: str, config: MkDocsConfig) -> str:
        mended = _mended(html)
        return mended if self._served else with_policy(mended, flat=not config.use_directory_urls)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index and the sources, then check every link."""
        site, content = Path(config.site_dir), Path(config.docs_dir)
        try:
            here = self._urls[address.SEARCH]
            index = site / search.PATH
            index.parent.mkdir(exist_ok=True)
            index.write_text(
                search.script(self._shown.search, lambda target: self._url(target, here)), encoding="utf-8"
            )
            for download in self._shown.downloads:
                _copy(content / download.file, site / download.path, content)
            if config.site_url and self._shown.feed:
                root = config.site_url.rstrip("/") + "/"
                made = feed.atom(
                    self._shown.feed,
                    title=config.site_name,
                    site=root,
                    url=lambda target: self._urls[target.key],
                )
                (site / feed.PATH).write_text(made, encoding="utf-8", newline="")
            for file in self._shown.made:
                path = site / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(file.make(), encoding="utf-8", newline="")
            check_site(site)
        except GeneratorError as error:
            raise self._stop(error) from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:  # noqa: ANN401, ARG002
        """Follow edits of the templates too; MkDocs follows the content folder by itself."""
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)

    def _stop(self, error: GeneratorError) -> PluginError:
        self.failure = error
        return PluginError(str(error))

    @pass_context
    def _to(self, context: Context, target: Target) -> str:
        page = context.get("page")
        return self._url(target, page.url if page else "")

    @pass_context
    def _home(self, context: Context) -> str:
        page = context.get("page")
        return self._url(Target(key=""), page.url if page else "")

    def _url(self, target: Target, here: str) -> str:
        if target.key not in self._urls:
            raise BuildError(f"a page links to {target.key!r}, which is no page of this site")
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        url = self._urls[target.key]
        url = "" if url in {".", "./"} else url
        if not here and not anchor and not url:
            return "./"
        if url == here and anchor:
            return anchor
        return get_relative_url(url or ".", here) + anchor if here else url + anchor


def at(target: Target, anchor: str) -> Target:
    """A place on a page, for templates."""
    return Target(key=target.key, anchor=anchor)


def _mended(html: str) -> str:
    """``html`` without the theme's ``autocomplete`` on checkboxes, which complete nothing."""
    for name in ("drawer", "search"):
        html = html.replace(f'id="__{name}" autocomplete="off"', f'id="__{name}"', 1)
    return html


def _file_of(key: str) -> str:
    return f"{key}.md" if key else "index.md"


def _links(entries: Sequence[Entry], level: int) -> list[AnchorLink]:
    links: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(escape(entry.title), entry.anchor, level)
        link.children = _links(entry.children, level + 1)
        links.append(link)
    return links


def _copy(source: Path, target: Path, content: Path) -> None:
    """Copy a source for download; never a file from outside the content folder."""
    if not source.resolve().is_relative_to(content.resolve()) or source.is_symlink():
        raise BuildError(
            f"{source.name} lies outside the content folder", remedy="put the file itself there, no link"
        )
    if not source.is_file():
        raise BuildError(
            f"{source} isn't there, though an issue names it as its source", remedy="convert it again"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
