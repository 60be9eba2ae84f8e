"""Names of lists are marked in whatever is read, gone through by key, and searched for in all transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.named_text import NamedText
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.vocabulary.dialog import VocabularyDialog
from desktop_app.ui.widgets.name_question import NameQuestion
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes.new_tasks import make_new_task
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import NOW

TEXTS: dict[int, Sequence[str]] = {
    1: ("Anna Müller opens the meeting.", "Nobody else is here.", "Then Ben comes, and Anna goes."),
    2: ("Only the weather.", "Ben knows more."),
}
PEOPLE = NamedText("People", "Ben\nAnna Müller\nAnna")
PLACES = NamedText("Places", "weather")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[SqlTaskRepository]:
    with closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}")) as opened:
        known = {"generation": 1, "attempt_uid": "a", "object_key": "k", "language": "en"}
        with opened.unit_of_work() as unit:
            tasks = unit.add_tasks([make_new_task(f"{number}.wav") for number in TEXTS], NOW)
            unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key="k") for task in tasks])
            for task in tasks:
                text, moments = text_and_moments(make_transcript(TEXTS[task.id]))
                record = TranscriptRecord(task_id=task.id, text=text, moments=moments, **known)  # type: ignore[arg-type]
                unit.save_transcripts([record])
        yield opened


@pytest.fixture
def open_reader(
    qtbot: QtBot, open_window: Callable[..., MainWindow], repository: SqlTaskRepository
) -> Callable[..., MainWindow]:
    def open_(**replaced: object) -> MainWindow:
        window = open_window(repository, read_transcript=lambda id_: make_transcript(TEXTS[id_]), **replaced)
        window.activateWindow()
        window.read(1)
        qtbot.waitUntil(lambda: window.reader.transcript.reading)
        window.reader.focus_text()
        return window

    return open_


def lists_of(window: MainWindow) -> list[str]:
    return [each.name for each in window.reader.transcript.vocabulary.lists]


def selected(window: MainWindow) -> str:
    return window.reader.transcript.text.textCursor().selectedText()


def marks(window: MainWindow) -> int:
    """How many pixels of the text have the colour of the line below a name."""
    view = window.reader.transcript.text
    view.setTextCursor(view.cursor_at((0, 0)))
    view.clearFocus()
    image = view.viewport().grab().toImage()
    colour = QColor(current_tokens().accent).rgb()
    return sum(image.pixel(x, y) == colour for y in range(image.height()) for x in range(image.width()))


def entry(menu: QMenu, text: str) -> QMenu:
    return next(action for action in menu.actions() if strip_mnemonic(action.text()) == text)  # type: ignore[return-value]


def test_names_are_marked_and_gone_through_by_key(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository
) -> None:
    repository.vocabulary_lists.save(PEOPLE)
    window = open_reader()
    qtbot.waitUntil(lambda: lists_of(window) == ["People"])
    seen = []
    for _ in range(4):
        qtbot.keyClick(window.reader.transcript.text, Qt.Key.Key_F2)
        seen.append(selected(window))
    assert seen == ["Anna Müller", "Ben", "Anna", "Anna Müller"]
    qtbot.keyClick(window.reader.transcript.text, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert selected(window) == "Anna"
    assert marks(window) > 50


def test_a_list_without_its_tick_is_not_marked_and_that_is_remembered(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository, tmp_path: Path
) -> None:
    repository.vocabulary_lists.save(PEOPLE)
    window = open_reader(state_file=tmp_path / "window.ini")
    names = window.reader.transcript.text.names
    qtbot.waitUntil(lambda: lists_of(window) == ["People"])
    assert marks(window) > 50
    [menu] = [menu for menu in window.findChildren(QMenu) if menu.title() == "Names"]
    inner = entry(menu, "People (3)").menu()
    mark = entry(inner, "Mark these names")
    assert mark.isChecked()
    mark.trigger()
    qtbot.waitUntil(lambda: not names.go_to())
    assert marks(window) == 0
    again = open_reader(state_file=tmp_path / "window.ini")
    qtbot.waitUntil(lambda: lists_of(again) == ["People"])
    qtbot.keyClick(again.reader.transcript.text, Qt.Key.Key_F2)
    assert again.reader.transcript.found.text() == "No marked name"


def test_one_click_on_a_name_searches_all_transcripts(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository
) -> None:
    repository.vocabulary_lists.save(PEOPLE)
    window = open_reader()
    qtbot.waitUntil(lambda: lists_of(window) == ["People"])
    [menu] = [menu for menu in window.findChildren(QMenu) if menu.title() == "Names"]
    entry(entry(menu, "People (3)").menu(), "Ben").trigger()
    model = window.found.model
    qtbot.waitUntil(lambda: [finding.task_id for finding in model.findings] == [2, 1])
    assert window.found.isVisible()
    entry(entry(menu, "People (3)").menu(), "Anna Müller").trigger()
    qtbot.waitUntil(lambda: [finding.task_id for finding in model.findings] == [1])
    assert window.top.search.text() == '"Anna Müller"'


def test_so_does_the_menu_of_a_name_in_the_text(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository
) -> None:
    repository.vocabulary_lists.save(PEOPLE)
    window = open_reader()
    view = window.reader.transcript.text
    qtbot.waitUntil(lambda: lists_of(window) == ["People"])
    assert view.names.name_at(view.cursorRect(view.cursor_at((1, 3))).center()) == ""
    point = view.cursorRect(view.cursor_at((2, 6))).center()
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point)))
    menu = view.findChildren(QMenu)[-1]
    entry(menu, "Search all transcripts for “Ben”").trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(window.found.model.findings) == 2)


def test_lists_are_made_renamed_changed_and_removed(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository
) -> None:
    for each in (PEOPLE, PLACES, NamedText("Untouched", "x")):
        repository.vocabulary_lists.save(each)
    window = open_reader()
    qtbot.waitUntil(lambda: len(lists_of(window)) == 3)
    window.commands.named("Vocabulary lists…").trigger()
    dialog = window.findChildren(VocabularyDialog)[-1]
    assert (dialog.text.toPlainText(), dialog.number.text()) == (PEOPLE.text, "3 names")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    answer(qtbot, dialog, "Firms")
    qtbot.keyClicks(dialog.text, "Nobody")
    dialog.names.setCurrentRow(1)
    qtbot.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)
    answer(qtbot, dialog, "Words")
    dialog.names.setCurrentRow(0)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    repository.vocabulary_lists.save(NamedText("Untouched", "changed by a colleague"))
    assert PEOPLE in repository.vocabulary_lists.list()
    dialog.accept()
    expected = [NamedText("Firms", "Nobody"), NamedText("Untouched", "changed by a colleague")]
    qtbot.waitUntil(lambda: repository.vocabulary_lists.list() == [*expected, NamedText("Words", "weather")])
    qtbot.waitUntil(lambda: lists_of(window) == ["Firms", "Untouched", "Words"])
    window.reader.transcript.go_to_next_name()
    assert selected(window) == "Nobody"


def test_cancel_changes_nothing_and_a_search_from_the_dialog_keeps_what_was_typed(
    qtbot: QtBot, open_reader: Callable[..., MainWindow], repository: SqlTaskRepository
) -> None:
    repository.vocabulary_lists.save(PEOPLE)
    window = open_reader()
    qtbot.waitUntil(lambda: lists_of(window) == ["People"])
    for end in ("reject", "search"):
        window.commands.named("Vocabulary lists…").trigger()
        dialog = window.findChildren(VocabularyDialog)[-1]
        dialog.text.setPlainText("weather")
        dialog.reject() if end == "reject" else qtbot.mouseClick(dialog.search, Qt.MouseButton.LeftButton)
        if end == "reject":
            qtbot.wait(100)
            assert repository.vocabulary_lists.list() == [PEOPLE]
    qtbot.waitUntil(lambda: repository.vocabulary_lists.list() == [NamedText("People", "weather")])
    qtbot.waitUntil(lambda: [finding.task_id for finding in window.found.model.findings] == [2])


def answer(qtbot: QtBot, dialog: VocabularyDialog, name: str) -> None:
    question = dialog.findChildren(NameQuestion)[-1]
    question.field.clear()
    qtbot.keyClicks(question.field, name)
    qtbot.keyClick(question.field, Qt.Key.Key_Return)
