"""The real watcher on real files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import watchfiles

from desktop_app.adapters import folder_watch
from desktop_app.adapters.folder_watch import WatchedFiles
from desktop_app.adapters.polled_folder import PolledFolder
from desktop_app.orchestrator.ports.watching import ChangeListener

PATIENCE = 20.0  # seconds


@pytest.fixture(params=["told by the system", "polling"])
def listener(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChangeListener]:
    if request.param == "polling":
        monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "true")
        monkeypatch.setattr(folder_watch, "POLL", 0.05)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "there.wav").write_bytes(b"before")
    with closing(WatchedFiles().listen(tmp_path / "in")) as listening:
        yield listening


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "in"


def told(listener: ChangeListener, *wanted: Path) -> set[Path]:
    """All that is told until everything wanted has been."""
    found: set[Path] = set()
    end = time.monotonic() + PATIENCE
    while not found.issuperset(wanted):
        assert time.monotonic() < end, found
        found.update(listener.changes())
        time.sleep(0.01)
    return found


def test_new_and_changed_files_are_told_in_subfolders_too(listener: ChangeListener, folder: Path) -> None:
    time.sleep(0.2)
    assert listener.changes() == []
    (folder / "a.wav").write_bytes(b"a")
    told(listener, folder / "a.wav")
    (folder / "sub").mkdir()
    told(listener, folder / "sub")
    (folder / "sub" / "b.wav").write_bytes(b"b")
    told(listener, folder / "sub" / "b.wav")
    with (folder / "a.wav").open("ab") as file:
        file.write(b"more")
    later = time.time() + 10  # who polls sees whole seconds
    os.utime(folder / "a.wav", (later, later))
    told(listener, folder / "a.wav")


def test_a_file_that_gets_its_name_at_the_end_is_told_by_that_name(listener: ChangeListener, folder: Path) -> None:
    partial = folder / "a.wav.part"
    partial.write_bytes(b"a")
    told(listener, partial)
    partial.rename(folder / "a.wav")
    told(listener, folder / "a.wav")


def test_a_folder_that_is_moved_in_is_told(listener: ChangeListener, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.wav").write_bytes(b"b")
    (tmp_path / "sub").rename(folder / "sub")
    told(listener, folder / "sub")


def test_a_folder_that_is_deleted_raises(listener: ChangeListener, folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(FileNotFoundError):
        told(listener, folder)


def test_a_folder_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        WatchedFiles().listen(tmp_path / "missing")


def test_where_the_system_has_no_watches_left_it_polls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As inotify has it: a limit on folders, for all programs of a user together."""

    def watch(*paths: Path, **options: object) -> Iterator[set[object]]:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr(watchfiles, "watch", watch)
    monkeypatch.setattr(folder_watch, "POLL", 0.05)
    with closing(WatchedFiles().listen(tmp_path)) as listener:
        (tmp_path / "a.wav").write_bytes(b"a")
        assert told(listener, tmp_path / "a.wav") == {tmp_path / "a.wav"}


def test_network_drives_are_polled_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(watchfiles, "watch")
    monkeypatch.setattr(folder_watch, "is_on_network", lambda folder: True)
    monkeypatch.setattr(folder_watch, "POLL", 0.0)
    listener = WatchedFiles().listen(tmp_path)
    (tmp_path / ".snapshot").mkdir()
    (tmp_path / ".snapshot" / "b.wav").write_bytes(b"b")
    (tmp_path / "a.wav").write_bytes(b"a")
    assert told(listener, tmp_path / "a.wav") == {tmp_path / "a.wav"}


def test_a_polled_folder_is_looked_at_no_more_often_than_it_should(tmp_path: Path) -> None:
    listener = PolledFolder(tmp_path, pause=3600.0)
    (tmp_path / "a.wav").write_bytes(b"a")
    assert listener.changes() == []


def test_a_folder_is_told_from_another_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    first = WatchedFiles().identify(tmp_path / "in")
    assert WatchedFiles().identify(tmp_path / "in") == first
    (tmp_path / "in").rename(tmp_path / "away")
    with pytest.raises(FileNotFoundError):
        WatchedFiles().identify(tmp_path / "in")
    (tmp_path / "in").mkdir()
    assert WatchedFiles().identify(tmp_path / "in") != first


def test_a_complete_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    assert not WatchedFiles().is_complete(path)
    path.write_bytes(b"a")
    assert WatchedFiles().is_complete(path)
    with path.open("rb"):
        assert WatchedFiles().is_complete(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_file_that_a_program_still_has_open_for_writing_is_not_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with path.open("wb") as file:
        file.write(b"a")
        file.flush()
        assert not WatchedFiles().is_complete(path)
    assert WatchedFiles().is_complete(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_after_a_name_that_is_no_text_all_is_told_and_it_goes_on(tmp_path: Path) -> None:
    with closing(WatchedFiles().listen(tmp_path)) as listener:
        (tmp_path / "caf\udce9.wav").write_bytes(b"a")
        told(listener, tmp_path)
        (tmp_path / "b.wav").write_bytes(b"b")
        told(listener, tmp_path / "b.wav")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_folder_whose_name_is_no_text_is_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_watch, "POLL", 0.05)
    folder = tmp_path / "caf\udce9"
    folder.mkdir()
    with closing(WatchedFiles().listen(folder)) as listener:
        (folder / "a.wav").write_bytes(b"a")
        told(listener, folder / "a.wav")


LOOK = """
import sys, time
from pathlib import Path
from desktop_app.adapters.folder_watch import WatchedFiles
end = time.monotonic() + 3.0
while time.monotonic() < end:
    WatchedFiles().is_complete(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_program_that_begins_to_write_during_the_look_harms_nobody(tmp_path: Path) -> None:
    """The system sends a signal to whoever has a lease then, by default a deadly one."""
    path = tmp_path / "a.wav"
    path.write_bytes(b"a")
    with subprocess.Popen([sys.executable, "-c", LOOK, str(path)]) as process:
        while process.poll() is None:
            path.open("ab").close()
    assert process.returncode == 0
