"""Converting into a content folder: hand edits kept, nothing half-written, one id one text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pipeline.small_source import issue
from reading import registry

from generator.errors import SourceError
from generator.pipeline import Supplied, convert, load_content
from generator.pipeline.checks import check_content
from generator.pipeline.files import write_atomically

if TYPE_CHECKING:
    from pipeline.conftest import Convert

DOCUMENT = "wangshu/2025/wangshuzhengfa-2025-6"


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_everything_is_written_where_the_format_says(put: Convert, content: Path) -> None:
    done = put(issue())
    assert done.issue == "wangshu/2025-5"
    assert set(files(content)) == {
        f"{DOCUMENT}.md",
        "issues/wangshu/2025-5.md",
        "issues/wangshu/2025-5.ledger.jsonl",
        "sources/a.txt",
    }
    assert (content / "sources" / "a.txt").read_text(encoding="utf-8") == issue()


def test_what_was_written_is_read_back(put: Convert, content: Path) -> None:
    put(issue())
    held = load_content(content)
    document = held.documents[DOCUMENT]
    assert document.title == "望舒市人民政府关于加强冰场管理的通知"
    assert [(b.source.start, b.source.end) for b in document.blocks if b.source] == [
        (3, 3),
        (5, 5),
        (7, 7),
        (9, 9),
        (11, 11),
    ]
    assert held.edited == frozenset()
    assert not [f for f in check_content(content) if f.severity == "fault"]


def test_converting_twice_changes_nothing(put: Convert, content: Path) -> None:
    put(issue())
    before = files(content)
    again = put(issue())
    assert again.written == ()
    assert files(content) == before


def test_a_hand_edit_is_kept_and_what_would_change_is_shown(put: Convert, content: Path) -> None:
    put(issue())
    path = content / f"{DOCUMENT}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("围栏", "护栏"), encoding="utf-8")
    again = put(issue())
    assert again.kept == (f"{DOCUMENT}.md",)
    assert "-冰场应当设置护栏。" in again.changes
    assert "+冰场应当设置围栏。" in again.changes
    assert "护栏" in path.read_text(encoding="utf-8")
    held = load_content(content)
    assert held.edited == {DOCUMENT}
    assert "edited" in {finding.kind for finding in held.findings}


def test_an_edit_is_still_kept_the_third_time(put: Convert, content: Path) -> None:
    put(issue())
    path = content / f"{DOCUMENT}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("围栏", "护栏"), encoding="utf-8")
    put(issue())
    assert put(issue()).kept == (f"{DOCUMENT}.md",)
    assert "护栏" in path.read_text(encoding="utf-8")


def test_force_overwrites_and_keeps_a_backup(put: Convert, content: Path) -> None:
    put(issue())
    path = content / f"{DOCUMENT}.md"
    edited = path.read_text(encoding="utf-8").replace("围栏", "护栏")
    path.write_text(edited, encoding="utf-8")
    forced = put(issue(), force=True)
    assert forced.kept == ()
    assert "围栏" in path.read_text(encoding="utf-8")
    assert path.with_suffix(".md.bak").read_text(encoding="utf-8") == edited
    assert load_content(content).edited == frozenset()


def test_a_file_that_no_conversion_wrote_is_not_overwritten(put: Convert, content: Path) -> None:
    path = content / f"{DOCUMENT}.md"
    path.parent.mkdir(parents=True)
    path.write_text("手写\n", encoding="utf-8")
    assert put(issue()).kept == (f"{DOCUMENT}.md",)
    assert path.read_text(encoding="utf-8") == "手写\n"


def test_the_same_number_with_another_title_is_a_collision(put: Convert, content: Path) -> None:
    put(issue(number=5, title="冰场"), "a.txt")
    before = (content / f"{DOCUMENT}.md").read_bytes()
    other = put(issue(number=6, title="滑道"), "b.txt")
    (said,) = [finding.text for finding in other.findings if finding.kind == "collision"]
    assert "冰场" in said
    assert "滑道" in said
    assert "sources/a.txt" in said
    assert (content / f"{DOCUMENT}.md").read_bytes() == before


def test_one_text_in_two_issues_is_one_document_with_two_printings(put: Convert, content: Path) -> None:
    put(issue(number=5), "a.txt")
    put(issue(number=6), "b.txt")
    held = load_content(content)
    (document,) = held.documents.values()
    assert [printing.issue for printing in document.printings] == ["5", "6"]
    assert [one.documents for one in held.issues.values()] == [(DOCUMENT,), (DOCUMENT,)]
    assert held.edited == frozenset()


def test_printings_that_differ_say_so(put: Convert) -> None:
    put(issue(number=5), "a.txt")
    other = put(issue(number=6, text="冰场应当设置围栏和护垫。"), "b.txt")
    assert "printing-differs" in {finding.kind for finding in other.findings}


def test_another_source_of_the_same_name_is_refused(put: Convert, content: Path) -> None:
    put(issue(number=5), "a.txt")
    before = files(content)
    with pytest.raises(SourceError, match="another source of the same name"):
        put(issue(number=6, doc=7), "a.txt")
    assert files(content) == before


def test_a_file_that_the_source_no_longer_gives_is_removed(put: Convert, content: Path) -> None:
    put(issue(doc=6), "a.txt")
    again = put(issue(doc=7), "a.txt", force=True)
    assert again.removed == (f"{DOCUMENT}.md",)
    assert not (content / f"{DOCUMENT}.md").exists()


def test_a_link_is_refused(content: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(issue(), encoding="utf-8")
    link = tmp_path / "received" / "a.txt"
    link.parent.mkdir()
    link.symlink_to(secret)
    with pytest.raises(SourceError, match="symbolic link"):
        convert(link, content, registry(), Supplied())
    assert files(content) == {}


def test_a_document_that_links_out_of_the_folder_is_refused(
    put: Convert, content: Path, tmp_path: Path
) -> None:
    put(issue())
    path = content / f"{DOCUMENT}.md"
    outside = tmp_path / "outside.md"
    path.rename(outside)
    path.symlink_to(outside)
    with pytest.raises(SourceError, match="link out of the content folder"):
        load_content(content)


def test_a_document_in_another_place_than_its_id_is_refused(put: Convert, content: Path) -> None:
    put(issue())
    path = content / f"{DOCUMENT}.md"
    path.rename(path.with_name("wangshuzhengfa-2025-7.md"))
    with pytest.raises(SourceError, match="ids never change"):
        load_content(content)


def test_a_broken_ledger_is_one_message(put: Convert, content: Path) -> None:
    put(issue())
    ledger = content / "issues" / "wangshu" / "2025-5.ledger.jsonl"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"ledger\.jsonl:\d+: this line is no ledger entry"):
        load_content(content)


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, b"before")

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk is full"):
        write_atomically(path, b"after")
    assert files(tmp_path) == {"a.md": b"before"}


def test_check_proves_that_the_characters_add_up(put: Convert, content: Path) -> None:
    put(issue())
    ledger = content / "issues" / "wangshu" / "2025-5.ledger.jsonl"
    rows = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    lost = [row for row in rows if "[7, 7]" not in row]
    assert len(lost) == len(rows) - 1
    ledger.write_text("".join(lost), encoding="utf-8")
    assert "line-lost" in {finding.kind for finding in check_content(content)}


def test_check_notices_a_changed_source(put: Convert, content: Path) -> None:
    put(issue())
    (content / "sources" / "a.txt").write_text(issue().replace("围栏", "护栏"), encoding="utf-8")
    assert "source-changed" in {finding.kind for finding in check_content(content)}
    (content / "sources" / "a.txt").unlink()
    assert "source-missing" in {finding.kind for finding in check_content(content)}


def test_check_notices_gaps_and_missing_documents(put: Convert, content: Path) -> None:
    put(issue(number=2))
    put(issue(number=4, doc=9), "b.txt")
    (content / f"{DOCUMENT}.md").unlink()
    kinds = {finding.kind: finding.text for finding in check_content(content)}
    assert "issues 3 of 2025" in kinds["missing-issues"]
    assert "missing-document" in kinds


def test_a_regulation_alone_is_filed_under_its_enactor_and_the_year_of_its_adoption(put: Convert) -> None:
    adopted = "（2025年6月20日望舒市第十届人民代表大会第九次会议通过）"
    done = put(f"望舒市冰场条例\n\n{adopted}\n\n第一条　为了规范冰场管理，制定本条例。\n")
    assert done.issue.startswith("wangshu/2025-unnumbered-")
    assert done.documents[0].startswith("wangshu/2025/2025-06-20-")
