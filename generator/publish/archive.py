"""One issue → a frozen, self-contained site as a BagIt bag and a reproducible zip.

The site in the bag is made from the Markdown in the bag and from nothing else, so that
:mod:`generator.publish.verify` can make it again and compare byte for byte.

    README.md            what it is, in Chinese
    data/site/           opens from the file system, asks nobody for anything
    data/content/        the issue's Markdown, its counterparts', sources, editor's settings
    data/versions.json   what made it
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.errors import BuildError
from generator.findings import Place
from generator.publish.bag import make_bag
from generator.publish.leaflet import NOTICE, leaflet, masthead
from generator.publish.selection import Selection, copy_content
from generator.publish.versions import Versions, versions
from generator.publish.zipped import pack

if TYPE_CHECKING:
    from collections.abc import Mapping


class Render(Protocol):
    """Makes one issue's site, for offline reading, from a content folder; the pipeline's business."""

    def __call__(self, *, content: Path, issue: str, site: Path, epoch: int) -> None:
        """Write ``site``. ``epoch`` (seconds) is the only time the pages may know."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What was written: a bag folder and the zip of the same name."""

    bag: Path
    zip: Path


def write_archive(
    selection: Selection, *, content: Path, output: Path, render: Render, day: date | None = None
) -> Archive:
    """Write ``output/<gazette>-<year>-<number>/`` and ``.zip``; an older pair is replaced once the new one stands.

    ``day`` overrides the archive's date (:attr:`Selection.day`), as ``SOURCE_DATE_EPOCH`` does.
    """
    dated = day or selection.day
    made_with = versions()
    name = selection.id.flat
    bag, zipped = output / name, output / f"{name}.zip"
    _refuse_foreign(bag)
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=output) as beside:
        fresh = Path(beside) / name
        fresh.mkdir()
        sources = copy_content(selection, content, fresh / "content")
        render(
            content=fresh / "content", issue=selection.issue.id, site=fresh / "site", epoch=epoch_of(dated)
        )
        (fresh / "versions.json").write_text(made_with.as_json(), "utf-8", newline="\n")
        readme = leaflet(selection, sources=sources, made_with=made_with)
        make_bag(fresh, bag_info(selection, day=dated, made_with=made_with), readme=readme)
        pack(fresh, Path(beside) / zipped.name, dated)
        (Path(beside) / zipped.name).chmod(0o644)
        if bag.exists():
            bag.rename(Path(beside) / "older")
        fresh.rename(bag)
        (Path(beside) / zipped.name).replace(zipped)
    return Archive(bag=bag, zip=zipped)


def bag_info(selection: Selection, *, day: date, made_with: Versions) -> Mapping[str, str]:
    """The lines of ``bag-info.txt`` (RFC 8493, section 2.2.2). Nothing in them depends on the machine."""
    return {
        "Source-Organization": "gongbao",
        "External-Identifier": selection.issue.id,
        "External-Description": f"{masthead(selection)} {NOTICE}",
        "Internal-Sender-Identifier": selection.id.flat,
        "Bagging-Date": day.isoformat(),
        "Bag-Software-Agent": f"gongbao {made_with.gongbao}, bagit {dict(made_with.packages).get('bagit', '')}".rstrip(
            ", "
        ),
    }


def epoch_of(day: date) -> int:
    """Midnight UTC of ``day`` in seconds.

    >>> epoch_of(date(2016, 2, 5))
    1454630400
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _refuse_foreign(bag: Path) -> None:
    """Only an older bag may be replaced, never a folder of somebody else's."""
    if bag.is_symlink() or (bag.exists() and not (bag / "bagit.txt").is_file()):
        raise BuildError(
            "stands in the way and is no archive",
            where=Place(file=str(bag)),
            remedy="move it, or choose another --output",
        )
