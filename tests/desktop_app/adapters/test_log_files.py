"""Logs are read while they grow."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.adapters import log_files
from desktop_app.adapters.log_files import OURS, LogFiles
from desktop_app.domain.log_piece import LogPiece


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "logs").mkdir()
    return tmp_path / "logs" / "earshot.log"


@pytest.fixture
def logs(tmp_path: Path) -> LogFiles:
    return LogFiles(tmp_path)


def test_a_log_that_has_not_been_begun_is_empty(logs: LogFiles) -> None:
    assert logs.read(OURS, 0) == LogPiece("", 0, anew=True)


def test_each_piece_holds_the_lines_since_the_last_one_and_what_is_written_of_the_next(
    logs: LogFiles, file: Path
) -> None:
    file.write_bytes(b"one\ntw")
    first = logs.read(OURS, 0)
    assert first == LogPiece("one\n", 4, anew=True, rest="tw")
    file.write_bytes("one\ntwö\nthree\n".encode())
    second = logs.read(OURS, first.end)
    assert second == LogPiece("twö\nthree\n", 15, anew=False)
    assert logs.read(OURS, second.end) == LogPiece("", 15, anew=False)


def test_a_file_that_was_put_aside_is_followed_by_the_next_one(logs: LogFiles, file: Path) -> None:
    file.write_bytes(b"a long line of the old one\n")
    end = logs.read(OURS, 0).end
    file.rename(file.with_suffix(".log.1"))
    file.write_bytes(b"new\n")
    assert logs.read(OURS, end) == LogPiece("new\n", 4, anew=True)


def test_of_much_the_last_whole_lines_are_read(logs: LogFiles, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_files, "LARGEST", 10)
    file.write_bytes(b"first line\nsecond\n3\n")
    assert logs.read(OURS, 0) == LogPiece("second\n3\n", 20, anew=True)
    file.write_bytes(file.read_bytes() + b"fourth line\n5\n6\n7\n")
    assert logs.read(OURS, 20) == LogPiece("5\n6\n7\n", 38, anew=True)


def test_the_worker_has_one_where_there_is_a_worker(logs: LogFiles) -> None:
    assert logs.names(with_worker=False) == (OURS,)
    assert len(logs.names(with_worker=True)) == 2
