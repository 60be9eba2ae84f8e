"""A window on transcripts in a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.ui.main_window import MainWindow
from tests.desktop_app.ui.search.person import Person
from tests.fakes.new_tasks import make_new_task
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import NOW


@dataclass
class Archive:
    """Transcripts that another process completes, edits and removes."""

    repository: SqlTaskRepository
    texts: dict[int, Sequence[str]]

    def complete(self, *sentences: str) -> int:
        with self.repository.unit_of_work() as unit:
            [task] = unit.add_tasks([make_new_task(f"{len(self.texts) + 1}.wav")], NOW)
            unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key="k", language="en")])
            unit.save_transcripts([self._record(task.id, sentences)])
        self.texts[task.id] = sentences
        return task.id

    def edit(self, task_id: int, *sentences: str) -> None:
        self.texts[task_id] = sentences
        with self.repository.unit_of_work() as unit:
            task = unit.lock_tasks_by_id([task_id])[task_id]
            unit.save_transcripts([self._record(task_id, sentences)])
            edited_at = (task.edited_at or NOW) + timedelta(seconds=1)
            unit.save_tasks([replace(task, edited_at=edited_at, edited_by="ann")])

    def remove(self, task_id: int) -> None:
        with self.repository.unit_of_work() as unit:
            unit.remove_tasks([task_id])

    def _record(self, task_id: int, sentences: Sequence[str]) -> TranscriptRecord:
        text, moments = text_and_moments(make_transcript(sentences))
        return TranscriptRecord(
            task_id=task_id,
            generation=1,
            attempt_uid="a",
            object_key="k",
            language="en",
            text=text,
            moments=moments,
        )


@pytest.fixture
def real_archive(tmp_path: Path) -> Iterator[Archive]:
    with closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}")) as repository:
        yield Archive(repository, {})


@pytest.fixture
def open_archive(qtbot: QtBot, real_archive: Archive, open_window: Callable[..., MainWindow]) -> Callable[[], Person]:
    """Opens a window on it."""

    def open_() -> Person:
        window = open_window(
            real_archive.repository, read_transcript=lambda id_: make_transcript(real_archive.texts[id_])
        )
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return Person(qtbot, window)

    return open_
