from __future__ import annotations

import errno
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.exporting.contents import PATIENCE
from desktop_app.orchestrator.exporting.export import CHUNK, export
from desktop_app.orchestrator.exporting.file_names import MAX_BYTES, NameTemplate
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.orchestrator.results import ExportReport
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.parallel import CALLS
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import StoreUnavailable, artifact_key, transcript_key
from worker_agent.contract.transcript import Segment, Transcript

FINISHED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Archive:
    """Tasks with their transcripts, and a folder to export them into."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "exports"
        self.store = FolderStore(root / "store")
        self.repository = MemoryRepository()

    def add(self, id_: int, file_name: str, text: str | None = None, **fields: Any) -> Task:
        """A completed task."""
        key = transcript_key(f"{id_:032x}", 1, "a" * 32)
        self.store.put(key, document(text or f"This is task {id_}."))
        completed = {"status": TaskStatus.COMPLETED, "transcript_key": key, "language": "en", "finished_at": FINISHED}
        task = make_task(id=id_, file_name=file_name, **{**completed, **fields})
        self.repository.put(task)
        return task

    def export(
        self,
        ids: Collection[int],
        formats: Collection[str] = ("txt",),
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        is_stopped: Callable[[], bool] = lambda: False,
        **chosen: Any,
    ) -> ExportReport:
        to = (LocalFiles(), ids, formats, self.folder, ExportOptions(**chosen))
        return export(self.repository, self.store, *to, on_progress=on_progress, is_stopped=is_stopped)

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_writes_each_task_in_each_format(archive: Archive) -> None:
    archive.add(1, "monday.mp3")
    archive.add(2, "tuesday.m4a")

    report = archive.export([1, 2], ["txt", "srt", "vtt", "json", "csv"])

    assert not report.refused
    assert set(report.files) == {archive.folder / name for name in archive.names()}
    assert len(report.files) == 10
    assert archive.read("monday.txt") == "This is task 1.\n"
    assert "This is task 2." in archive.read("tuesday.srt")


def test_makes_the_folder(archive: Archive) -> None:
    archive.add(1, "monday.mp3")
    archive.folder = archive.folder / "2026" / "march"

    archive.export([1])

    assert archive.names() == {"monday.txt"}


def test_tasks_of_the_same_name_get_files_of_their_own(archive: Archive) -> None:
    for id_, name in enumerate(["talk.mp3", "talk.wav", "Talk.mp3", "talk.mp3"], 1):
        archive.add(id_, name)

    report = archive.export([1, 2, 3, 4], ["srt", "vtt"])

    assert [path.stem for path in report.files[::2]] == ["talk", "talk (2)", "Talk (3)", "talk (4)"]
    assert len({path.name.casefold() for path in report.files}) == 8
    assert all(f"This is task {id_}." in archive.read(report.files[2 * id_ - 1].name) for id_ in (1, 2, 3, 4))


def test_tasks_of_the_same_name_and_text_get_files_of_their_own(archive: Archive) -> None:
    archive.add(1, "talk.mp3", "The same.")
    archive.add(2, "talk.mp3", "The same.")

    assert len(set(archive.export([1, 2]).files)) == 2


@pytest.mark.parametrize("again", [[1, 2, 3], [3, 2, 1]])
def test_exporting_again_changes_nothing(archive: Archive, again: list[int]) -> None:
    for id_ in (1, 2, 3):
        archive.add(id_, "talk.mp3")
    first = archive.export([1, 2, 3], ["txt", "json"])
    inodes = {path: path.stat().st_ino for path in first.files}

    second = archive.export(again, ["txt", "json"])

    assert set(second.files) == set(first.files)
    assert archive.names() == {path.name for path in first.files}
    assert inodes == {path: path.stat().st_ino for path in first.files}
    assert (set(second.unchanged), second.numbered) == (set(first.files), ())


def test_no_file_that_is_there_is_written_over(archive: Archive) -> None:
    archive.folder.mkdir()
    (archive.folder / "talk.txt").write_text("My own notes.")
    archive.add(1, "talk.mp3")

    report = archive.export([1], ["txt", "srt"])

    assert archive.read("talk.txt") == "My own notes."
    assert [path.name for path in report.files] == ["talk (2).txt", "talk (2).srt"]
    assert (report.numbered, report.unchanged) == (report.files, ())


def test_a_transcript_that_was_made_anew_is_written_beside_the_old_one(archive: Archive) -> None:
    archive.add(1, "talk.mp3", "The first try.")
    archive.export([1])
    archive.add(1, "talk.mp3", "The second try.")

    archive.export([1])

    assert archive.read("talk.txt") == "The first try.\n"
    assert archive.read("talk (2).txt") == "The second try.\n"


def test_a_task_that_is_named_twice_is_written_once(archive: Archive) -> None:
    archive.add(1, "talk.mp3")

    assert len(archive.export([1, 1], ["txt", "txt"]).files) == 1


def test_nothing_but_the_files_is_left_in_the_folder(archive: Archive) -> None:
    archive.add(1, "talk.mp3")

    archive.export([1])

    assert archive.names() == {"talk.txt"}


# What can't be exported


@pytest.mark.parametrize("status", [status for status in TaskStatus if status is not TaskStatus.COMPLETED])
def test_a_task_that_has_not_completed_is_refused_and_the_rest_goes_on(archive: Archive, status: TaskStatus) -> None:
    archive.add(1, "waiting.mp3", status=status)
    archive.add(2, "done.mp3")

    report = archive.export([1, 2])

    assert [refusal.what for refusal in report.refused] == ["waiting.mp3"]
    assert report.refused[0].why.endswith(("when it has completed.", "Retry it first."))
    assert archive.names() == {"done.txt"}


def test_a_task_that_is_not_there_is_refused(archive: Archive) -> None:
    archive.add(1, "talk.mp3")

    report = archive.export([7, 1])

    assert [(refusal.what, refusal.why) for refusal in report.refused] == [("task 7", "There is no such task.")]
    assert archive.names() == {"talk.txt"}


def test_a_transcript_that_is_gone_is_refused(archive: Archive) -> None:
    task = archive.add(1, "gone.mp3")
    archive.store.delete(task.transcript_key or "")
    archive.add(2, "talk.mp3")

    report = archive.export([1, 2])

    assert [refusal.what for refusal in report.refused] == ["gone.mp3"]
    assert archive.names() == {"talk.txt"}


@pytest.mark.parametrize("damaged", [b"", b"{", b'{"language": "en"}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_transcript_is_refused(archive: Archive, damaged: bytes) -> None:
    task = archive.add(1, "damaged.mp3")
    archive.store.put(task.transcript_key or "", damaged)
    archive.add(2, "talk.mp3")

    report = archive.export([1, 2])

    assert [refusal.what for refusal in report.refused] == ["damaged.mp3"]
    assert archive.names() == {"talk.txt"}


def test_a_transcript_of_a_newer_program_is_left_to_it(archive: Archive) -> None:
    task = archive.add(1, "talk.mp3")
    archive.store.put(task.transcript_key or "", b'{"version": 2, "words": []}')

    [refusal] = archive.export([1]).refused

    assert refusal.why == "A newer Earshot wrote the transcript. Update this one to read it."


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e300"])
def test_times_that_are_none_are_refused(archive: Archive, number: str) -> None:
    task = archive.add(1, "damaged.mp3")
    stored = document("Impossible.").replace(b'"start":0.0', f'"start":{number}'.encode())
    archive.store.put(task.transcript_key or "", stored)
    archive.add(2, "talk.mp3")

    archive.export([1, 2], ["srt"])

    assert "talk.srt" in archive.names()


def test_a_store_that_fails_once_holds_up_only_one_task(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for id_ in (1, 2, 3):
        archive.add(id_, f"talk{id_}.mp3")
    unreachable(archive, monkeypatch, lambda key: key == archive.repository.tasks([2])[2].transcript_key)

    report = archive.export([1, 2, 3])

    assert [refusal.why for refusal in report.refused] == ["The store can't be reached. Check the network."]
    assert archive.names() == {"talk1.txt", "talk3.txt"}


def test_a_store_that_is_gone_is_not_asked_for_every_task(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = range(1, 50)
    for id_ in ids:
        archive.add(id_, f"talk{id_}.mp3")
    calls = unreachable(archive, monkeypatch, lambda key: True)

    report = archive.export(ids)

    assert len(report.refused) == len(ids)
    assert PATIENCE <= len(calls) < PATIENCE + CALLS


def test_a_full_disk_is_said_and_leaves_no_half_files(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.add(1, "talk.mp3")
    archive.add(2, "other.mp3")
    write = Path.write_bytes

    def fill(path: Path, content: bytes) -> int:
        if b"task 1" not in content:
            return write(path, content)
        write(path, content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    report = archive.export([1, 2])

    assert [refusal.why for refusal in report.refused] == ["The disk is full. Make room, then try again."]
    assert archive.names() == {"other.txt"}


def test_a_folder_that_is_a_file_is_said_once(archive: Archive) -> None:
    archive.folder.write_text("I am a file.")
    archive.add(1, "talk.mp3")
    archive.add(2, "other.mp3")

    report = archive.export([1, 2])

    assert [refusal.what for refusal in report.refused] == [str(archive.folder)]
    assert report.refused[0].why.endswith("Choose a folder.")


def test_a_folder_that_is_locked_is_said_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.add(1, "talk.mp3")

    def refuse(**options: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("desktop_app.adapters.files.TemporaryFile", refuse)
    report = archive.export([1])

    assert [refusal.what for refusal in report.refused] == [str(archive.folder)]
    assert report.refused[0].why.startswith("The folder may not be written to.")


@pytest.mark.parametrize("formats", [[], ["txt", "doc"]])
def test_formats_that_there_are_not_are_said_before_anything_is_written(archive: Archive, formats: list[str]) -> None:
    archive.add(1, "talk.mp3")

    with pytest.raises(EarshotError, match="txt, srt, vtt, json, csv"):
        archive.export([1], formats)

    assert not archive.folder.exists()


# Many


def test_tasks_are_read_in_chunks_and_progress_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = range(1, 2 * CHUNK + 51)
    for id_ in ids:
        archive.add(id_, "talk.mp3")
    read = archive.repository.tasks
    asked: list[int] = []
    told: list[tuple[int, int]] = []

    def tasks(ids: Collection[int]) -> dict[int, Task]:
        asked.append(len(ids))
        return read(ids)

    monkeypatch.setattr(archive.repository, "tasks", tasks)
    report = archive.export(ids, on_progress=lambda done, total: told.append((done, total)))

    assert asked == [CHUNK, CHUNK, 50]
    assert len(set(report.files)) == len(ids)
    assert told == [(done, len(ids)) for done in range(len(ids) + 1)]


# Names


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}", "Ärger im Büro"),
        ("{file}", "Ärger im Büro.mp3"),
        ("{date} {name} [{language}] #{id}", "2026-03-01 Ärger im Büro [de] #12"),
        ("{{{id}}}", "{12}"),
    ],
)
def test_a_template_names_the_file(template: str, name: str) -> None:
    task = make_task(id=12, file_name="Ärger im Büro.mp3", language="de", finished_at=FINISHED)

    assert NameTemplate(template).name_of(task) == name


@pytest.mark.parametrize(
    "template",
    [
        "",
        "  ",
        "{",
        "name}",
        "{}",
        "{0}",
        "{text}",
        "{id.__class__}",
        "{id[0]}",
        "{id:>999999999}",
        "{name!r}",
        "a/{id}",
    ],
)
def test_a_template_that_makes_no_sense_is_said_before_anything_is_written(archive: Archive, template: str) -> None:
    archive.add(1, "talk.mp3")

    with pytest.raises(EarshotError, match=r"\.$"):
        archive.export([1], name_template=template)

    assert not archive.folder.exists()


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("a:b*c?.mp3", "a_b_c_"),
        ("..\\..\\evil.mp3", "_.._evil"),
        ("CON.mp3", "CON_"),
        ("com1.mp3", "com1_"),
        (".mp3", "mp3"),
        ("...", "task 1"),
        ("end. .mp3", "end"),
        ("bad\udcff.mp3", "bad_"),
        ("会議.mp3", "会議"),
    ],
)
def test_names_are_good_on_every_system(file_name: str, name: str) -> None:
    assert NameTemplate("{name}").name_of(replace(make_task(), file_name=file_name)) == name


@given(st.text(max_size=400))
def test_any_name_stays_in_its_folder_and_fits(file_name: str) -> None:
    name = NameTemplate("{name}").name_of(make_task(file_name=file_name))

    assert name
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name == name.strip(" .")


def document(text: str) -> bytes:
    segment = Segment(start=0.0, end=2.0, text=text)
    return Transcript(language="en", duration_seconds=3.0, model="base", segments=(segment,)).encode()


def unreachable(archive: Archive, monkeypatch: pytest.MonkeyPatch, when: Callable[[str], bool]) -> list[str]:
    """Let the store fail; returns the keys it is asked for."""
    read = archive.store.get
    calls: list[str] = []

    def get(key: str) -> bytes:
        calls.append(key)
        if when(key):
            raise StoreUnavailable("The store can't be reached. Check the network.")
        return read(key)

    monkeypatch.setattr(archive.store, "get", get)
    return calls


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
@pytest.mark.parametrize("finished", [datetime(9999, 12, 31, 23, 30, tzinfo=UTC), datetime(1, 1, 1, 0, 30, tzinfo=UTC)])
def test_a_date_at_the_end_of_the_calendar_still_names_a_file(archive: Archive, zone: str, finished: datetime) -> None:
    archive.add(1, "talk.mp3", finished_at=finished)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        report = archive.export([1], name_template="{date} {name}")
    time.tzset()
    assert not report.refused
    (name,) = archive.names()
    assert name.endswith(" talk.txt")


def add_conversion(archive: Archive, id_: int, file_name: str, content: bytes, *names: str) -> None:
    """A completed task whose result is files of these names."""
    artifacts = []
    for name in names:
        key = artifact_key(f"{id_:032x}", 1, "a" * 32, name)
        archive.store.put(key, content)
        artifacts.append(Artifact(name=name, media_type="audio/flac", key=key, size=len(content)))
    archive.add(id_, file_name, kind="convert", transcript_key=None, artifacts=tuple(artifacts))


def test_a_result_that_is_a_file_is_written_as_it_is(archive: Archive) -> None:
    add_conversion(archive, 1, "monday.mp3", b"sound", "converted.flac")
    archive.add(2, "monday.mp3")

    for _ in range(2):  # the same again writes nothing new
        report = archive.export([1, 2], ["txt"])
        assert not report.refused
        assert archive.names() == {"monday.flac", "monday.txt"}
    assert (archive.folder / "monday.flac").read_bytes() == b"sound"


def test_files_of_one_name_are_told_apart(archive: Archive) -> None:
    add_conversion(archive, 1, "monday.mp3", b"sound", "left.flac", "right.flac")
    add_conversion(archive, 2, "tuesday.mp3", b"sound", "converted.flac")
    add_conversion(archive, 3, "tuesday.wav", b"other", "converted.flac")
    archive.export([1, 2, 3])

    assert archive.names() == {"monday left.flac", "monday right.flac", "tuesday.flac", "tuesday (2).flac"}
    assert (archive.folder / "tuesday (2).flac").read_bytes() == b"other"


def test_a_file_that_is_gone_is_said(archive: Archive) -> None:
    add_conversion(archive, 1, "monday.mp3", b"sound", "converted.flac")
    archive.store.delete(artifact_key(f"{1:032x}", 1, "a" * 32, "converted.flac"))

    [refusal] = archive.export([1]).refused
    assert refusal.why == "Its result is no longer in the store. Retry the task to have it written anew."
