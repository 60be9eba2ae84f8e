"""Whether files can be written is told without writing any."""

from __future__ import annotations

import errno
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from tests.fixtures.write_protection import WriteProtect, files_in
from worker_agent.contract.writable import is_writable_file, is_writable_folder

Usage = namedtuple("Usage", "total used free")


def test_what_is_there_is_told_from_what_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    before = files_in(tmp_path)
    assert is_writable_folder(tmp_path / "folder")
    assert not is_writable_folder(tmp_path / "new" / "folder")
    assert is_writable_file(tmp_path / "folder" / "file")
    assert not is_writable_file(tmp_path / "folder" / "new")
    assert not is_writable_file(tmp_path / "new" / "file")
    assert files_in(tmp_path) == before


def test_a_relative_path_is_looked_for_where_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not is_writable_file(Path("new/file"))
    Path("file").touch()
    assert is_writable_file(Path("file"))


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "new"):
        with pytest.raises(NotADirectoryError):
            is_writable_folder(path)
    with pytest.raises(IsADirectoryError):
        is_writable_file(tmp_path)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENAMETOOLONG)):
        is_writable_folder(tmp_path / ("long" * 100))


def test_a_protected_folder(tmp_path: Path, write_protect: WriteProtect) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").touch()
    write_protect(folder)
    for path in (folder, folder / "new"):
        with pytest.raises(OSError, match=str(folder)):
            is_writable_folder(path)
    for path in (folder / "file", folder / "new", folder / "new" / "file"):
        with pytest.raises(OSError, match=str(folder)):
            is_writable_file(path)


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1000, 1000, 0))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        is_writable_folder(tmp_path / "new")
