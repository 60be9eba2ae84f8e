"""Large exports are rendered in other processes, and come out as if they were not."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.exporting import export as export_module
from desktop_app.orchestrator.exporting import render_ahead
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.results import ExportReport
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import transcript_key
from worker_agent.contract.transcript import Segment, Transcript

TASKS = 24
DOCUMENTS = {5: b"{", 9: b'{"version": 2}', 12: None}  # damaged, of a later version, lost


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[FolderStore, MemoryRepository]:
    monkeypatch.setattr(render_ahead, "PIECE", 2)
    store = FolderStore(tmp_path / "store")
    tasks = [_store(store, id_) for id_ in range(1, TASKS + 1)]
    return store, MemoryRepository([*tasks, make_task(id=TASKS + 1, file_name="waiting.mp3")])


def _store(store: FolderStore, id_: int) -> Task:
    key = transcript_key(f"{id_:032x}", 1, "a" * 32)
    segments = (Segment(start=0, end=4, text=f"This is talk {id_}, about the garden."),)
    whole = Transcript(language="en", duration_seconds=5, model="base", segments=segments).encode()
    document = DOCUMENTS.get(id_, whole)
    if document is not None:
        store.put(key, document)
    return make_task(id=id_, file_name=f"talk {id_}.mp3", status=TaskStatus.COMPLETED, transcript_key=key)


def exported(archive: tuple[FolderStore, MemoryRepository], folder: Path) -> tuple[ExportReport, dict[str, bytes]]:
    store, repository = archive
    ids = range(1, TASKS + 2)
    report = export(repository, store, LocalFiles(), ids, ["srt", "txt", "docx"], folder)
    return report, {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_and_faults_are_those_of_a_small_export(
    archive: tuple[FolderStore, MemoryRepository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, by_us = exported(archive, tmp_path / "few")
    monkeypatch.setattr(export_module, "MANY", 1)
    many, by_others = exported(archive, tmp_path / "many")

    assert len(by_us) == 3 * (TASKS - len(DOCUMENTS))
    assert by_others == by_us
    assert (many.refused, many.subtitles) == (few.refused, few.subtitles)
    assert [path.name for path in many.files] == [path.name for path in few.files]
    assert len(many.refused) == len(DOCUMENTS) + 1


def test_what_dying_processes_leave_is_rendered_here(
    archive: tuple[FolderStore, MemoryRepository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_module, "MANY", 1)
    killed = []

    def kill(done: int, total: int) -> None:
        if done == 1:
            workers = [each for each in psutil.Process().children() if "--multiprocessing-fork" in each.cmdline()]
            for worker in workers:
                os.kill(worker.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            killed.extend(workers)

    store, repository = archive
    report = export(repository, store, LocalFiles(), range(1, TASKS + 1), ["srt"], tmp_path / "out", on_progress=kill)

    assert killed
    assert len(report.files) == TASKS - len(DOCUMENTS)


def test_an_export_that_is_stopped_leaves_no_process(
    archive: tuple[FolderStore, MemoryRepository], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_module, "MANY", 1)
    done: list[int] = []
    store, repository = archive
    report = export(
        *(repository, store, LocalFiles(), range(1, TASKS + 1), ["srt"], tmp_path / "out"),
        on_progress=lambda number, total: done.append(number),
        is_stopped=lambda: len(done) > 3,
    )

    assert report.undone == TASKS - 3
    assert not [each for each in psutil.Process().children() if "--multiprocessing-fork" in each.cmdline()]
