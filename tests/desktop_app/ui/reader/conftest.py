"""A transcript on the screen, and a person who types into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.reader.pane import TranscriptPane
from desktop_app.ui.reader.transcript_view import TranscriptView
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import NOW, make_task
from tests.fakes.transcripts import make_timed_transcript
from worker_agent.contract.transcript import Transcript

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BY_MACHINE = make_timed_transcript()


def completed(id_: int = 1, **fields: Any) -> Task:
    usual = {"status": TaskStatus.COMPLETED, "transcript_key": f"key {id_}", "finished_at": NOW, "language": "en"}
    return make_task(id=id_, **{**usual, **fields})


def make_repository(*tasks: Task) -> MemoryRepository:
    """Tasks with their transcripts."""
    repository = MemoryRepository(tasks or [completed(1), completed(2)])
    write_by_machine(repository, BY_MACHINE)
    return repository


def write_by_machine(repository: MemoryRepository, transcript: Transcript, **fields: Any) -> None:
    usual = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "en", "text": transcript.text}
    with repository.unit_of_work() as unit:
        unit.save_transcripts([TranscriptRecord(**{"task_id": 1, **usual, **fields})])


@dataclass
class Typist:
    """At one window."""

    qtbot: QtBot
    window: MainWindow
    repository: MemoryRepository

    @property
    def pane(self) -> TranscriptPane:
        return self.window.reader.transcript

    @property
    def view(self) -> TranscriptView:
        return self.pane.text

    @property
    def notice(self) -> str:
        return self.pane.notice.sentence.text() if self.pane.notice.isVisible() else ""

    def read(self, id_: int = 1) -> None:
        self.window.read(id_)
        self.qtbot.waitUntil(lambda: self.pane.editing.session is not None and self.pane.editing.session.task_id == id_)
        self.qtbot.waitUntil(lambda: self.pane.reading)

    def go_to(self, line: int, place: int, end: int | None = None) -> None:
        self.view.setTextCursor(self.view.cursor_at((line, place), end))

    def select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        cursor = self.view.cursor_at(start)
        cursor.setPosition(self.view.cursor_at(end).position(), QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.view, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.view, key, modifiers)

    def click(self, button: str) -> None:
        self.qtbot.mouseClick(self.pane.notice.shown[button], Qt.MouseButton.LeftButton)

    @property
    def lines(self) -> list[str]:
        """As they are shown; the transcript that is edited says the same."""
        assert self.view.toPlainText() == self.view.transcript.text
        return self.view.toPlainText().split("\n")

    def wait_for_stored(self, text: str, id_: int = 1) -> None:
        def is_stored() -> bool:
            record = self.repository.transcript(id_)
            return record is not None and record.text == text

        self.qtbot.waitUntil(is_stored)

    def wait_for(self, sentence: str) -> None:
        """Until it is said above the text."""
        self.qtbot.waitUntil(lambda: sentence in self.notice)


@pytest.fixture
def open_typist(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> Callable[..., Typist]:
    """Opens a window on a transcript; more than one may be on the same repository."""

    def open_(repository: MemoryRepository | None = None, **replaced: Any) -> Typist:
        repository = repository or make_repository()
        replaced.setdefault("read_transcript", lambda id_: BY_MACHINE)
        window = open_window(repository, **replaced)
        window.activateWindow()
        typist = Typist(qtbot, window, repository)
        typist.read()
        typist.view.setFocus()
        return typist

    return open_


@pytest.fixture
def typist(open_typist: Callable[..., Typist]) -> Typist:
    return open_typist()
