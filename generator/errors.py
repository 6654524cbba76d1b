"""What stops the work: errors that say where, why and what to do.

Doubts about a text are no errors; they are findings (:mod:`generator.findings`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from generator.findings import Place


class GeneratorError(Exception):
    """Base of every error that a user of gongbao can meet.

    ``str(error)`` is one line: ``file:line: what is wrong; what to do``.
    ``exit_status`` is the status with which the command line ends.
    """

    exit_status: ClassVar[int] = 4

    def __init__(self, what: str, *, where: Place | None = None, remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        place = f"{where}: " if where else ""
        super().__init__(f"{place}{what}" + (f"; {remedy}" if remedy else ""))


class UsageError(GeneratorError):
    """The command was called in a way that can't be carried out."""

    exit_status = 2


class SourceError(GeneratorError):
    """A source, or a file of the content folder, can't be read."""

    exit_status = 3


class RegistryError(GeneratorError):
    """The registry's data contradict themselves or their schema."""

    exit_status = 3


class BuildError(GeneratorError):
    """Pages, a site, an archive or an export can't be made."""

    exit_status = 4
