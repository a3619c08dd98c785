from __future__ import annotations

import os
from pathlib import Path

import pytest

from geonews.errors import ExportError
from geonews.export import beside, check_target, write_text
from tests.unit.export.rows import here


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("before", encoding="utf-8")
    write_text(path, "after\r\n")
    assert path.read_bytes() == b"after\r\n"
    assert here(tmp_path) == ["x.html"]


def test_the_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "x.html", "")
    finally:
        os.umask(before)
    assert (tmp_path / "x.html").stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.html"
    path.write_text("before", encoding="utf-8")

    def disk_full(_source: Path, _goal: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", disk_full)
    with pytest.raises(ExportError, match="No space left"):
        write_text(path, "after")
    assert path.read_text(encoding="utf-8") == "before"
    assert here(tmp_path) == ["x.html"]


def test_targets_are_refused_before_work_is_put_into_them(tmp_path: Path) -> None:
    check_target(tmp_path / "x.html")
    with pytest.raises(ExportError, match="is a folder"):
        check_target(tmp_path)
    with pytest.raises(ExportError, match="does not exist"):
        check_target(tmp_path / "no" / "x.html")
    assert here(tmp_path) == []


class LibraryError(RuntimeError):
    """What a library raises that is no OSError."""


def test_a_library_writes_beside_the_goal_under_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "x.fgb"
    path.write_text("before", encoding="utf-8")
    with beside(path) as temporary:
        assert (temporary.parent, temporary.suffix) == (tmp_path, ".fgb")
        assert not temporary.exists()
        temporary.write_text("after", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "before"
    assert path.read_text(encoding="utf-8") == "after"
    assert here(tmp_path) == ["x.fgb"]


def write_half(path: Path, error: Exception) -> None:
    with beside(path, LibraryError) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise error


def test_the_failure_of_a_library_is_one_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "x.fgb"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ExportError, match=r"x\.fgb: cannot be written \(disk full\);"):
        write_half(path, LibraryError("disk\nfull"))
    assert path.read_text(encoding="utf-8") == "before"
    assert here(tmp_path) == ["x.fgb"]


def test_other_errors_go_through_and_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_half(tmp_path / "x.fgb", ZeroDivisionError())
    assert here(tmp_path) == []
