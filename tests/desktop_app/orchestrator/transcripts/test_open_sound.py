"""The recording of a task is heard from wherever it is; where it is nowhere, a sentence says what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import EarshotError, TaskNotFound
from desktop_app.domain.sound import Sound
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.audio_files import sha256_of
from desktop_app.orchestrator.transcripts.open_sound import open_sound
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import ObjectStore, StoreUnavailable, audio_key

HOST = "desk"


class FakeSounds:
    """Remembers what it serves, and what it is to forget."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []

    def serve(self, key: str, size: int) -> Sound:
        return Sound(f"http://here/{key}/{size}")

    def forget(self, key: str) -> None:
        self.forgotten.append(key)


class Remote(FolderStore):
    """A store whose objects are no files of this computer."""

    def path_of(self, key: str) -> None:  # type: ignore[override]
        return None


class Unreachable(Remote):
    def exists(self, key: str) -> bool:
        raise StoreUnavailable("The store can't be reached. Check the network.")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.wav"
    path.write_bytes(b"sound" * 100)
    return path


@pytest.fixture
def task(source: Path) -> Task:
    return make_task(id=7, source_path=str(source), source_host=HOST, audio_sha256=sha256_of(source), audio_bytes=500)


def hear(task: Task, store: ObjectStore, sounds: FakeSounds | None = None, **changes: Any) -> Sound:
    repository = MemoryRepository([replace(task, **changes)])
    return open_sound(repository, store, sounds or FakeSounds(), HOST, task.id)


@pytest.mark.parametrize("status", list(TaskStatus))
def test_in_a_folder_it_is_the_file_itself_whatever_the_status(
    task: Task, source: Path, tmp_path: Path, status: TaskStatus
) -> None:
    store = FolderStore(tmp_path / "store")
    store.put_file(audio_key(task.audio_sha256), source)
    source.unlink()
    sound = hear(task, store, status=status)
    assert sound.url == (tmp_path / "store" / audio_key(task.audio_sha256)).as_uri()


def test_elsewhere_it_comes_part_by_part(task: Task, source: Path, tmp_path: Path) -> None:
    store = Remote(tmp_path / "store")
    store.put_file(audio_key(task.audio_sha256), source)
    assert hear(task, store).url == f"http://here/{audio_key(task.audio_sha256)}/500"


@pytest.mark.parametrize("store_type", [FolderStore, Remote, Unreachable])
def test_what_is_not_in_the_store_is_heard_where_it_was_handed_in(
    task: Task, source: Path, tmp_path: Path, store_type: type[FolderStore]
) -> None:
    assert hear(task, store_type(tmp_path / "store")).url == source.as_uri()


def test_what_the_store_has_lost_is_not_kept_here(task: Task, tmp_path: Path) -> None:
    sounds = FakeSounds()
    for store in (FolderStore(tmp_path / "store"), Remote(tmp_path / "store")):
        hear(task, store, sounds)
    assert sounds.forgotten == [audio_key(task.audio_sha256)] * 2


def test_a_changed_file_is_not_taken_for_it(task: Task, source: Path, tmp_path: Path) -> None:
    source.write_bytes(b"other" * 100)
    with pytest.raises(EarshotError, match=r"not in the store yet; it comes from .*meeting\.wav, which .* was changed"):
        hear(task, FolderStore(tmp_path / "store"))
    source.unlink()
    with pytest.raises(EarshotError, match=r"no longer in the store; .* Hand it in again"):
        hear(task, FolderStore(tmp_path / "store"), status=TaskStatus.COMPLETED)


def test_another_computers_file_is_not_looked_for_here(task: Task, tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    with pytest.raises(EarshotError, match="not in the store yet; it comes from the computer elsewhere"):
        hear(task, store, source_host="elsewhere")
    with pytest.raises(EarshotError, match="no longer in the store; it came from the computer elsewhere"):
        hear(task, store, source_host="elsewhere", status=TaskStatus.COMPLETED)


def test_a_store_that_is_away_says_so(task: Task, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="can't be reached"):
        hear(task, Unreachable(tmp_path / "store"), source_host="elsewhere")


def test_a_removed_task_has_no_sound(task: Task, tmp_path: Path) -> None:
    with pytest.raises(TaskNotFound):
        open_sound(MemoryRepository(), FolderStore(tmp_path), FakeSounds(), HOST, task.id)
