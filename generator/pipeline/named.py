"""The document that a command names: an id or a Markdown file, and the part of it after ``#``."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.model import BODY
from generator.errors import UsageError
from generator.identity import DocumentId
from generator.markdown import read_document
from generator.pipeline.files import read_given

if TYPE_CHECKING:
    from generator.document.model import Document
    from generator.pipeline.content import Content


def find_document(name: str, held: Content | None, *, content: Path) -> tuple[Document, str]:
    """The document that an id or a Markdown file names, and the part after ``#``.

    :raises UsageError: when there is no document of this id, no such file or no such part.
    :raises SourceError: when the file can't be read.
    """
    path_name, _, part = name.partition("#")
    path, home = Path(path_name), content / f"{path_name}.md"
    if path.suffix == ".md" and path.is_file():
        document = read_document(read_given(path), file=path_name)
    elif not DocumentId.parse(path_name):
        raise _no_file(path_name, content)
    elif held and path_name in held.documents:
        document = held.documents[path_name]
    elif home.is_file():
        document = read_document(read_given(home), file=str(home))
    else:
        raise _not_held(path_name, held, content)
    if part and part != BODY and part not in document.parts:
        raise UsageError(
            f"{document.id} has no part “{part}”",
            remedy=f"its parts are {', '.join(document.parts)}",
        )
    return document, part


def _no_file(name: str, content: Path) -> UsageError:
    """Why ``name``, which is no id, can't be taken for a document."""
    if Path(name).is_dir():
        return UsageError(f"{name} is a folder", remedy="give one of the Markdown files in it")
    if Path(name).is_file():
        return UsageError(
            f"{name} is no Markdown file",
            remedy=f"convert it first (gongbao convert {name}), and give the id or the file that this writes",
        )
    return UsageError(
        f"there is no file “{name}”, and no document of this name in {content}",
        remedy="give a Markdown file, or an id such as zhejiang/2016/zhezhengfa-2016-2",
    )


def _not_held(name: str, held: Content | None, content: Path) -> UsageError:
    """That no document has the id ``name``, and which ids are most like it."""
    if held is None:
        return UsageError(
            f"there is no content folder “{content}” to hold {name}", remedy="name it with --content DIR"
        )
    near = get_close_matches(name, held.documents, n=3)
    return UsageError(
        f"{content} holds no document “{name}”",
        remedy=f"did you mean {' or '.join(near)}?" if near else "its Markdown files are named for their ids",
    )
