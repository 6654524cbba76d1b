"""Build the whole site beside the old one, check it, put it in its place.

A build that fails or is killed leaves the published site as it was. The same pages give
the same bytes, modes and times.
"""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

import generator
from generator.errors import BuildError
from generator.publish.plugin import SitePlugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages import Pages

EPOCH: Final = 1735689600
"""2025-01-01 in UTC: the time of every file where SOURCE_DATE_EPOCH says nothing."""
FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755


def build_site(
    pages: Pages,
    *,
    content: Path,
    site: Path,
    flat: bool = False,
    epoch: int | None = None,
    config_file: Path | None = None,
) -> None:
    """Write ``pages`` as a site to the folder ``site``, in place of what was there.

    Args:
        pages: what :func:`generator.pages.make_pages` made.
        content: the content folder, from which sources are copied for download.
        site: where the site is to stand.
        flat: pages are files (``slug.html``) that open from a disk, without a server.
        epoch: the time of every file, in seconds; by default SOURCE_DATE_EPOCH, else a fixed day.
        config_file: a ``mkdocs.yml``; by default the project's own.

    Raises:
        BuildError: a page can't be made or a link leads nowhere; ``site`` is as before.
    """
    beside = site.parent / f".{site.name}.partial"
    old = site.parent / f".{site.name}.old"
    for leftover in (beside, old):
        shutil.rmtree(leftover, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _fixed_time(epoch) as moment:
            _build(
                pages, content=content, site=beside, flat=flat, config_file=config_file or default_config()
            )
        settle(beside, moment)
        if site.exists():
            site.rename(old)
        beside.rename(site)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def default_config() -> Path:
    """The project's ``mkdocs.yml``, beside ``theme/``: in an installed package, else in the checkout."""
    package = Path(generator.__file__).parent
    for folder in (package, package.parent):
        if (folder / "mkdocs.yml").is_file() and (folder / "theme").is_dir():
            return folder / "mkdocs.yml"
    raise BuildError("mkdocs.yml isn't there", remedy="install gongbao again, or give a configuration file")


def settle(folder: Path, moment: int) -> None:
    """Give every file and folder below ``folder`` fixed modes and times: umask and clock leave no trace."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
        os.utime(path, (moment, moment))
    folder.chmod(FOLDER_MODE)
    os.utime(folder, (moment, moment))


def _build(pages: Pages, *, content: Path, site: Path, flat: bool, config_file: Path) -> None:
    plugin: SitePlugin | None = None
    try:
        config = load_config(
            str(config_file),
            docs_dir=str(content.resolve()),
            site_dir=str(site.resolve()),
            use_directory_urls=not flat,
        )
        plugin = next((one for one in config.plugins.values() if isinstance(one, SitePlugin)), None)
        if plugin is None:
            raise BuildError(f"{config_file} doesn't name the plugin gongbao", remedy="add it under plugins:")
        plugin.pages = pages
        with _quiet():
            build(config)
    except (MkDocsException, SystemExit) as error:  # MkDocs' Abort is both, a way to leave a command line
        if plugin and plugin.failure:
            raise plugin.failure from error
        raise BuildError(f"MkDocs could not build the site: {error}") from error


@contextmanager
def _fixed_time(epoch: int | None) -> Iterator[int]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    given = int(before) if before and before.isdigit() else EPOCH
    moment = given if epoch is None else epoch
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)
    try:
        yield moment
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _quiet() -> Iterator[None]:
    """MkDocs reports each step; only its warnings are ours to pass on."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
