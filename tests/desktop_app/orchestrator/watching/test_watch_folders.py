"""Folders are watched: each recording in them becomes a task once. The clock and the changes are the tests' own."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.adapters.folder_watch import WatchedFiles
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.exporting.when_done import finish_batches
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import Probe
from desktop_app.orchestrator.watching.add_watched_folder import add_watched_folder
from desktop_app.orchestrator.watching.watch_folder import WatchContext
from desktop_app.orchestrator.watching.watch_folders import FolderWatching
from tests.desktop_app.orchestrator.conftest import HOST, Desk, SuffixProber
from tests.desktop_app.orchestrator.test_kinds import converted
from tests.desktop_app.orchestrator.worker import Worker
from tests.fakes.tasks import NOW
from worker_agent.contract.options import AudioFormat, ConvertOptions, TranscribeOptions

GERMAN = TranscribeOptions(language="de")
QUIET = 5.0
PATIENCE = 60.0  # seconds, on a machine with much to do


@dataclass
class Listener:
    """Tells what a test has told it."""

    told: list[Path] = field(default_factory=list)
    closed: bool = False

    def changes(self) -> Sequence[Path]:
        told, self.told = self.told, []
        return told

    def close(self) -> None:
        self.closed = True


@dataclass
class Watched:
    """A desk with watched folders."""

    desk: Desk
    now: float = 0.0
    listeners: dict[Path, Listener] = field(default_factory=dict)
    written: set[Path] = field(default_factory=set)  #: open for writing
    told: list[str] = field(default_factory=list)
    turn: bool = True
    today: date = date(2026, 11, 26)
    hanging: set[Path] = field(default_factory=set)  #: folders on drives that do not answer …
    answers: threading.Event = field(default_factory=threading.Event)  #: … until this is set
    own: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder = self.desk.folder / "in"
        self.folder.mkdir()
        self.restart()

    def restart(self, **changes: Any) -> None:
        """As another process, with what differs in the context."""
        context = WatchContext(
            self.desk.intake,
            self,
            self.own,
            quiet=QUIET,
            clock=lambda: self.now,
            today=lambda: self.today,
            patience=PATIENCE,
        )
        self.watching = FolderWatching(replace(context, **changes), lambda: self.turn, self.told.append)

    # FolderFiles
    def listen(self, folder: Path) -> Listener:
        return self.listeners.setdefault(folder, Listener())

    def identify(self, folder: Path) -> tuple[int, int]:
        if folder in self.hanging:
            assert self.answers.wait(PATIENCE)
        return WatchedFiles().identify(folder)

    def is_complete(self, path: Path) -> bool:
        return path not in self.written

    def add(self, options: TranscribeOptions = GERMAN, folder: Path | None = None) -> WatchedFolder:
        folders = self.desk.repository.watched_folders
        return add_watched_folder(folders, HOST, self.own, folder or self.folder, options, "transcribe")

    def put(self, name: str, content: bytes | None = None, *, told: bool = True) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() if content is None else content)
        if told:
            self.tell(path)
        return path

    def tell(self, path: Path) -> None:
        for folder, listener in self.listeners.items():
            if path.is_relative_to(folder):
                listener.told.append(path)

    def after(self, seconds: float) -> int:
        """Step by step, as the service does; returns how many files were dealt with."""
        done, end = 0, self.now + seconds
        while self.now < end:
            self.now += 1.0
            done += self.watching.step()
        return done

    def until(self, condition: Callable[[], bool]) -> None:
        """Second by second; a slow folder is not waited for."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end
            self.after(1)

    @property
    def tasks(self) -> list[Task]:
        repository = self.desk.repository
        ids = repository.find_ids(TaskFilter(), descending=False)
        found = repository.tasks(ids)
        return [found[id_] for id_ in ids]

    @property
    def names(self) -> list[str]:
        return [task.file_name for task in self.tasks]

    @property
    def state(self) -> WatchedFolder:
        [folder] = self.desk.repository.watched_folders.list(HOST)
        return folder


@pytest.fixture
def watched(desk: Desk) -> Watched:
    return Watched(desk)


def test_what_is_there_and_what_comes_become_tasks_with_the_folders_options(watched: Watched) -> None:
    watched.put("there.wav")
    watched.add()
    assert watched.after(QUIET + 1) == 1
    watched.put("2024/May/new.MP3")
    assert watched.after(QUIET + 1) == 1
    assert watched.after(600) == 0
    assert watched.names == ["there.wav", "2024/May/new.MP3"]
    assert {task.options for task in watched.tasks} == {GERMAN}
    assert watched.tasks[1].source_path == str(watched.folder / "2024" / "May" / "new.MP3")
    state = watched.state
    assert (state.taken, state.taken_name, state.fault) == (2, "2024/May/new.MP3", None)
    assert state.taken_at is not None


def test_a_file_is_taken_when_it_has_stopped_growing_and_once(watched: Watched) -> None:
    watched.add()
    watched.after(1)
    path = watched.put("slow.wav", b"a")
    for _ in range(20):
        watched.after(QUIET - 2)
        with path.open("ab") as file:
            file.write(b"more")
        watched.tell(path)
        assert watched.tasks == []
    watched.after(QUIET + 1)
    [task] = watched.tasks
    assert task.audio_bytes == path.stat().st_size == 81


def test_a_file_that_is_held_open_is_left_until_it_is_closed(watched: Watched) -> None:
    watched.add()
    path = watched.put("recording.wav")
    watched.written.add(path)
    assert watched.after(600) == 0
    watched.written.clear()
    assert watched.after(1) == 1


@pytest.mark.parametrize("name", ["a.wav.part", "a.wav.crdownload", "a.tmp", ".a.wav", ".syncing/a.wav", "a.txt"])
def test_partial_and_hidden_files_wait_for_their_names(watched: Watched, name: str) -> None:
    watched.add()
    watched.after(1)
    path = watched.put(name)
    assert watched.after(120) == 0
    final = path.rename(watched.folder / "a.wav")
    watched.tell(final)
    assert watched.after(QUIET + 1) == 1
    assert watched.names == ["a.wav"]


def test_a_folder_that_is_moved_in_is_taken_whole(watched: Watched) -> None:
    watched.add()
    watched.after(1)
    watched.put("batch/one.wav", told=False)
    watched.put("batch/deep/two.wav", told=False)
    watched.tell(watched.folder / "batch")
    assert watched.after(QUIET + 1) == 2
    assert sorted(watched.names) == ["batch/deep/two.wav", "batch/one.wav"]


def test_a_change_that_nobody_told_is_found_within_two_minutes(watched: Watched) -> None:
    watched.add()
    watched.after(1)
    watched.put("silent.wav", told=False)
    watched.after(120)
    assert watched.names == ["silent.wav"]


def test_nothing_is_taken_twice_after_a_restart(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav")
    watched.put("b.wav")
    assert watched.after(QUIET + 1) == 2
    watched.put("c.wav", told=False)  # while nothing ran
    watched.restart()
    assert watched.after(120) == 1
    assert watched.names == ["a.wav", "b.wav", "c.wav"]


def test_nor_is_what_an_operator_has_cancelled_or_removed(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav")
    watched.put("b.wav")
    watched.after(QUIET + 1)
    repository, store = watched.desk.repository, watched.desk.store
    first, second = watched.tasks
    cancel(repository, store, [first.id, second.id])
    remove(repository, store, [second.id])
    watched.restart()
    assert watched.after(120) == 0
    assert [(task.file_name, task.status) for task in watched.tasks] == [("a.wav", TaskStatus.CANCELLED)]


def test_what_was_done_is_known_by_its_content(watched: Watched) -> None:
    watched.add()
    path = watched.put("a.wav")
    watched.after(QUIET + 1)
    moved = watched.folder / "done" / "renamed.wav"
    moved.parent.mkdir()
    path.rename(moved)
    watched.tell(moved)
    os.utime(watched.put("copy.wav", b"a.wav"), (1, 1))
    assert watched.after(QUIET + 1) == 2  # dealt with, and not taken in
    assert watched.names == ["a.wav"]
    watched.put("other.wav", b"b.wav")  # as long, and another one
    watched.after(QUIET + 1)
    assert watched.names == ["a.wav", "other.wav"]


def test_of_the_same_recording_twice_at_once_one_is_taken(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav", b"same")
    watched.put("b.wav", b"same")
    assert watched.after(QUIET + 1) == 2
    assert watched.names == ["a.wav"]


def test_a_file_with_new_content_is_a_new_recording(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav", b"monday")
    watched.after(QUIET + 1)
    watched.put("a.wav", b"tuesday")
    watched.after(QUIET + 1)
    assert [task.audio_bytes for task in watched.tasks] == [6, 7]


def test_what_earshot_has_converted_and_exported_is_not_taken(watched: Watched) -> None:
    watched.add()
    desk = watched.desk
    [task] = submit(desk.intake, [desk.file("a.wav")], ConvertOptions(format=AudioFormat.MP3), kind="convert").accepted
    worker = Worker(desk, task)
    worker.starts()
    desk.hear(converted(desk, task, worker))
    [exported] = export(desk.repository, desk.store, LocalFiles(), [task.id], ["txt"], watched.folder).files
    assert exported == watched.folder / "a.mp3"
    exported.rename(watched.folder / "renamed.mp3")
    assert watched.after(120) == 1
    assert watched.tasks == [desk.task(task.id)]
    watched.put("other.mp3", b"SOUND")  # as long
    watched.after(QUIET + 1)
    assert watched.names == ["a.wav", "other.mp3"]


def test_earshots_own_folder_is_left_out(watched: Watched) -> None:
    watched.own.append(watched.folder / "home")
    watched.restart()
    watched.add()
    watched.put("home/store/converted.flac")
    watched.after(1)
    watched.put("home/store/told.flac")
    watched.put("a.wav")
    watched.after(120)
    assert watched.names == ["a.wav"]


def test_a_file_that_is_no_recording_is_told_once_and_holds_up_nothing(watched: Watched) -> None:
    class Strict(SuffixProber):
        def probe(self, path: Path) -> Probe:
            return super().probe(path.with_suffix(".txt") if path.name == "bad.wav" else path)

    watched.restart(intake=replace(watched.desk.intake, prober=Strict()))
    watched.add()
    watched.put("bad.wav")
    watched.put("good.wav")
    assert watched.after(120) == 2
    assert watched.names == ["good.wav"]
    assert (watched.state.refused, watched.state.refusal) == (1, "bad.wav: There is no audio in this file.")
    watched.restart(intake=replace(watched.desk.intake, prober=Strict()))
    assert watched.after(120) == 0


def test_what_could_not_be_read_is_tried_again(watched: Watched) -> None:
    broken = True

    class Flaky(SuffixProber):
        def probe(self, path: Path) -> Probe:
            if broken:
                raise OSError(5, "Input/output error")
            return super().probe(path)

    watched.restart(intake=replace(watched.desk.intake, prober=Flaky()))
    watched.add()
    watched.put("a.wav")
    assert watched.after(30) == 0
    broken = False
    assert watched.after(120) == 1
    assert (watched.names, watched.state.refused) == (["a.wav"], 0)


def test_a_folder_that_vanishes_is_told_and_taken_up_when_it_is_back(watched: Watched) -> None:
    watched.add()
    other = watched.desk.folder / "other"
    other.mkdir()
    watched.add(folder=other)
    watched.put("a.wav")
    watched.after(QUIET + 1)
    away = watched.folder.rename(watched.desk.folder / "unplugged")
    watched.after(10)
    fault = watched.desk.repository.watched_folders.list()[0].fault
    assert fault is not None
    assert str(watched.folder) in fault
    assert watched.told[-1] == fault
    assert watched.listeners[watched.folder].closed
    (other / "b.wav").write_bytes(b"b")
    watched.tell(other / "b.wav")
    assert watched.after(QUIET + 1) == 1  # the other one goes on
    (away / "c.wav").write_bytes(b"c")
    away.rename(watched.folder)
    watched.after(QUIET + 2)
    assert watched.told[-1] == ""
    assert watched.desk.repository.watched_folders.list()[0].fault is None
    assert watched.names == ["a.wav", "b.wav", "c.wav"]


def test_another_folder_of_the_same_name_is_listened_to_anew(watched: Watched) -> None:
    watched.add()
    watched.after(1)
    first = watched.listeners.pop(watched.folder)
    watched.folder.rename(watched.desk.folder / "old")
    watched.folder.mkdir()
    watched.after(1)
    assert first.closed
    watched.put("a.wav")
    assert watched.after(QUIET + 1) == 1


def test_folders_are_added_changed_and_removed_while_it_runs(watched: Watched) -> None:
    watched.after(1)
    folder = watched.add()
    watched.put("a.wav")
    watched.after(20)
    watched.add(TranscribeOptions(language="en"))
    watched.after(10)
    watched.put("b.wav")
    watched.after(20)
    assert [task.options.model_dump()["language"] for task in watched.tasks] == ["de", "en"]
    watched.desk.repository.watched_folders.remove([folder.id])
    watched.after(10)
    watched.put("c.wav")
    assert watched.after(120) == 0
    assert watched.listeners[watched.folder].closed


def test_only_the_process_whose_turn_it_is_watches(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav")
    watched.turn = False
    assert watched.after(120) == 0
    watched.turn = True
    assert watched.after(QUIET + 1) == 1
    watched.turn = False
    watched.after(1)
    assert watched.listeners[watched.folder].closed


def test_the_folders_of_other_computers_are_theirs(watched: Watched) -> None:
    watched.desk.repository.watched_folders.add("other", str(watched.folder), "transcribe", GERMAN, NOW)
    watched.put("a.wav")
    assert watched.after(120) == 0


def test_an_end_in_mid_read_loses_nothing(watched: Watched) -> None:
    stop = threading.Event()
    stop.set()
    watched.restart(stop=stop)
    watched.add()
    watched.put("a.wav")
    assert watched.after(QUIET + 1) == 0
    watched.restart()
    assert watched.after(QUIET + 1) == 1


@pytest.mark.parametrize("name", ["missing", "file.wav"])
def test_what_is_no_folder_is_not_watched(watched: Watched, name: str) -> None:
    watched.put("file.wav")
    with pytest.raises(EarshotError, match="is no folder"):
        watched.add(folder=watched.folder / name)


def test_nor_is_earshots_own_folder(watched: Watched) -> None:
    watched.own.append(watched.folder)
    (watched.folder / "store").mkdir()
    for folder in (watched.folder, watched.folder / "store"):
        with pytest.raises(EarshotError, match="keeps its own files"):
            watched.add(folder=folder)


def test_a_folder_in_a_watched_one_is_watched_already(watched: Watched) -> None:
    inner = watched.folder / "inner"
    inner.mkdir()
    watched.add()
    with pytest.raises(EarshotError, match="is watched already"):
        watched.add(folder=inner)
    with pytest.raises(EarshotError, match="is watched already"):
        watched.add(folder=watched.desk.folder)
    folders = watched.desk.repository.watched_folders
    add_watched_folder(folders, HOST, (), inner, ConvertOptions(), "convert")  # other work on the same files
    assert len(folders.list()) == 2


def test_what_comes_on_one_day_is_one_batch_over_restarts_too(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav")
    watched.after(QUIET + 1)
    watched.restart()
    watched.after(1)
    watched.put("sub/b.wav")
    watched.after(QUIET + 1)
    watched.today = date(2026, 11, 27)
    watched.put("c.wav")
    watched.after(QUIET + 1)
    friday, thursday = watched.desk.repository.batches.summaries()
    assert [(each.batch.name, each.tasks) for each in (thursday, friday)] == [("in · 26 Nov", 2), ("in · 27 Nov", 1)]
    assert thursday.batch.options == GERMAN
    assert [task.batch_id for task in watched.tasks] == [thursday.batch.id, thursday.batch.id, friday.batch.id]


def test_a_batch_of_a_folder_is_done_once_its_tasks_have_ended(watched: Watched) -> None:
    watched.add()
    watched.put("a.wav")
    watched.after(QUIET + 1)
    desk = watched.desk
    cancel(desk.repository, desk.store, [task.id for task in watched.tasks])
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    watched.put("b.wav")
    watched.after(QUIET + 1)
    assert desk.repository.batches.summaries()[0].batch.done_at is None
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 0
    cancel(desk.repository, desk.store, [task.id for task in watched.tasks])
    assert finish_batches(desk.repository, desk.store, LocalFiles(), HOST) == 1
    (summary,) = desk.repository.batches.summaries()
    assert (summary.tasks, summary.batch.done_at is None) == (2, False)
