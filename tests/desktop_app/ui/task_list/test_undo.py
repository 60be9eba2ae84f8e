"""Cancel, remove and retry are put off for a while: whoever slipped undoes them."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.commands import title_of
from desktop_app.ui.shell.notifications import Message
from desktop_app.ui.task_list.batch_menu import MOST_UNASKED
from desktop_app.ui.task_list.columns import TASK_COLUMNS, TIME_LEFT
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

LONG, SHORT = 3600.0, 0.02  # seconds of grace: what is tried is over long before the one, and not before the other
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """A window, and who works with it."""

    qtbot: QtBot
    window: MainWindow
    repository: MemoryRepository

    def select(self, *ids: int) -> None:
        view = self.window.tasks.view
        view.clearSelection()
        for id_ in ids:
            at = view.visualRect(view.model().index(self.window.tasks.model.row_of(id_), 0)).center()
            self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, at)

    def click(self, name: str) -> None:
        """A button that is seen, of the bar under the list or of a notification."""
        buttons = [*self.window.findChildren(QToolButton), *self.window.findChildren(QPushButton)]
        button = next(each for each in reversed(buttons) if each.text() == name and each.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def undo(self) -> None:
        self.window.activateWindow()
        self.qtbot.keyClick(self.window.tasks.view, Qt.Key.Key_Z, CTRL)

    def wait_for(self, *notices: str) -> None:
        self.qtbot.waitUntil(lambda: [message.text for message in self.window.notifications.messages] == [*notices])

    def close(self) -> None:
        """What waits is done now, and nothing else."""
        self.window.close()
        self.window.background.join()

    @property
    def statuses(self) -> dict[int, str]:
        """What stands in the rows."""
        model = self.window.tasks.model
        return {model.id_at(row) or 0: model.index(row, 1).data() for row in range(model.rowCount())}

    @property
    def stored(self) -> dict[int, TaskStatus]:
        return {id_: task.status for id_, task in self.repository.tasks(range(100)).items()}

    @property
    def undo_action(self) -> QAction:
        return self.window.commands.by_menu()["Edit"][0]


COMPLETED = dict.fromkeys((1, 2, 3, 4), TaskStatus.COMPLETED)


@pytest.fixture
def open_desk(qtbot: QtBot, open_window):
    def open_(grace: float = LONG, status: TaskStatus = TaskStatus.COMPLETED, **replaced) -> Desk:
        repository = MemoryRepository([make_task(id=id_, status=status) for id_ in COMPLETED])
        desk = Desk(qtbot, open_window(repository, grace=grace, **replaced), repository)
        qtbot.waitUntil(lambda: "…" not in desk.statuses.values())
        return desk

    return open_


def test_what_is_to_be_removed_says_so_and_is_still_there_after_undo(open_desk) -> None:
    desk = open_desk()
    desk.select(2, 3)
    desk.click("Remove")
    desk.wait_for("2 tasks will be removed.")
    assert desk.statuses == {1: "Completed", 2: "To be removed", 3: "To be removed", 4: "Completed"}
    desk.click("Undo")
    desk.wait_for()
    assert set(desk.statuses.values()) == {"Completed"}
    desk.close()
    assert desk.stored == COMPLETED


def test_the_reader_says_what_the_list_says(qtbot: QtBot, open_desk) -> None:
    desk = open_desk(status=TaskStatus.FAILED)
    reader = desk.window.reader
    desk.select(2)
    qtbot.waitUntil(lambda: reader.transcript.placeholder.text.startswith("This task failed"))
    desk.click("Retry")
    desk.wait_for("1 task will be retried.")
    undo = "It is done in a few seconds. Undo leaves the task as it is."
    assert reader.transcript.placeholder.text == f"To be retried {undo}"
    assert reader.facts.text().startswith("To be retried · ")
    desk.undo()
    desk.wait_for()
    assert reader.transcript.placeholder.text.startswith("This task failed")
    assert reader.facts.text().startswith("Failed · ")


def test_the_row_offers_no_retry_of_what_is_about_to_be_retried(qtbot: QtBot, open_desk) -> None:
    desk = open_desk(status=TaskStatus.FAILED)
    view, column = desk.window.tasks.view, TASK_COLUMNS.index(TIME_LEFT)
    place = view.visualRect(view.model().index(desk.window.tasks.model.row_of(2), column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.wait_for("1 task will be retried.")
    [first] = desk.window.notifications.messages
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.wait(100)
    assert [each.topic for each in desk.window.notifications.messages] == [first.topic]  # no second wish


def test_what_is_being_done_can_be_undone_no_more_and_the_reader_does_not_say_so(qtbot: QtBot, open_desk) -> None:
    go_on = threading.Event()

    def retry(ids, changes):
        assert go_on.wait(10)
        return ChangeReport(changed=tuple(ids))

    desk = open_desk(SHORT, status=TaskStatus.FAILED, retry=retry)
    desk.select(2)
    placeholder = desk.window.reader.transcript.placeholder
    qtbot.waitUntil(lambda: placeholder.text.startswith("This task failed"))
    desk.click("Retry")
    qtbot.waitUntil(lambda: placeholder.text == "To be retried ")
    go_on.set()
    desk.wait_for("1 task retried.")


def test_a_problem_that_is_about_to_be_retried_is_not_retried_twice(qtbot: QtBot, open_window) -> None:
    failed = make_task(status=TaskStatus.FAILED, error=TaskError(kind="NotAudio", message="No audio."))
    repository = MemoryRepository([failed])
    desk = Desk(qtbot, open_window(repository, grace=LONG), repository)
    desk.window.tasks.view.select_row(0)
    again = desk.window.reader.problem.again
    qtbot.waitUntil(again.isVisible)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    desk.wait_for("1 task will be retried.")
    assert not again.isEnabled()
    desk.undo()
    qtbot.waitUntil(again.isEnabled)


def test_ctrl_z_undoes_the_latest_first(open_desk) -> None:
    desk = open_desk()
    desk.select(1)
    desk.click("Remove")
    desk.select(2)
    desk.click("Remove")
    desk.wait_for("1 task will be removed.", "1 task will be removed.")
    desk.undo()
    desk.wait_for("1 task will be removed.")
    assert desk.statuses == {1: "To be removed", 2: "Completed", 3: "Completed", 4: "Completed"}
    desk.undo()
    desk.wait_for()
    desk.close()
    assert desk.stored == COMPLETED


def test_ctrl_z_works_while_the_transcript_is_read(qtbot: QtBot, open_window) -> None:
    desk = Desk(qtbot, open_window(demo.busy(), grace=LONG), MemoryRepository())
    desk.window.read(32)
    qtbot.waitUntil(lambda: desk.window.reader.transcript.reading)
    desk.window.actions_.remove([32])
    desk.wait_for("1 task will be removed.")
    desk.window.activateWindow()
    desk.window.reader.transcript.text.setFocus()
    qtbot.keyClick(desk.window.reader.transcript.text, Qt.Key.Key_Z, CTRL)
    desk.wait_for()


def test_the_menu_says_what_would_be_undone(open_desk) -> None:
    desk = open_desk()
    assert (title_of(desk.undo_action), desk.undo_action.isEnabled()) == ("Undo", False)
    desk.select(1, 2, 3)
    desk.click("Retry")
    desk.wait_for("3 tasks will be retried.")
    assert (title_of(desk.undo_action), desk.undo_action.isEnabled()) == ("Undo: retry 3 tasks", True)
    desk.undo_action.trigger()
    assert (title_of(desk.undo_action), desk.undo_action.isEnabled()) == ("Undo", False)


def test_after_the_grace_it_is_done_and_can_be_undone_no_more(qtbot: QtBot, open_desk) -> None:
    desk = open_desk(SHORT)
    desk.select(2, 3)
    desk.click("Remove")
    desk.wait_for("2 tasks removed.")
    qtbot.waitUntil(lambda: sorted(desk.statuses) == [1, 4])
    assert sorted(desk.stored) == [1, 4]
    assert not desk.undo_action.isEnabled()


def test_closing_the_window_does_at_once_what_waits(open_desk) -> None:
    desk = open_desk()
    desk.select(2, 3)
    desk.click("Remove")
    desk.wait_for("2 tasks will be removed.")
    desk.close()
    assert sorted(desk.stored) == [1, 4]


def test_closing_the_window_loses_nothing_that_is_still_looked_for(open_desk) -> None:
    desk = open_desk()
    go_on = threading.Event()

    def find() -> list[int]:
        go_on.wait(5)
        return [2, 3]

    desk.window.actions_.remove_found(find)
    desk.window.close()
    go_on.set()
    desk.window.background.join()
    assert sorted(desk.stored) == [1, 4]


def test_the_later_wish_for_a_task_is_the_one_that_counts(open_desk) -> None:
    desk = open_desk(status=TaskStatus.FAILED)
    desk.select(1, 2, 3)
    desk.click("Remove")
    desk.wait_for("3 tasks will be removed.")
    desk.select(3, 4)
    desk.click("Retry")
    desk.wait_for("2 tasks will be removed.", "2 tasks will be retried.")
    assert desk.statuses == {1: "To be removed", 2: "To be removed", 3: "To be retried", 4: "To be retried"}
    desk.close()
    assert desk.stored == {3: TaskStatus.PENDING, 4: TaskStatus.PENDING}


def test_a_wish_of_which_nothing_is_left_is_gone(open_desk) -> None:
    desk = open_desk()
    desk.select(1)
    desk.click("Remove")
    desk.wait_for("1 task will be removed.")
    desk.click("Retry")
    desk.wait_for("1 task will be retried.")
    desk.undo()
    desk.wait_for()
    desk.close()
    assert desk.stored == COMPLETED


def test_the_later_wish_counts_even_if_the_tasks_of_the_earlier_one_are_found_after_it(open_desk) -> None:
    desk = open_desk()
    go_on = threading.Event()

    def find() -> list[int]:
        go_on.wait(5)
        return [1, 2]

    desk.window.actions_.remove_found(find)
    desk.window.actions_.retry([2])
    desk.wait_for("1 task will be retried.")
    go_on.set()
    desk.wait_for("1 task will be retried.", "1 task will be removed.")
    assert desk.statuses == {1: "To be removed", 2: "To be retried", 3: "Completed", 4: "Completed"}


def test_what_can_be_undone_stays_to_be_seen_while_other_news_come(open_desk) -> None:
    desk = open_desk()
    desk.select(1)
    desk.click("Remove")
    desk.wait_for("1 task will be removed.")
    for text in ("One.", "Two.", "Three."):
        desk.window.notifications.notify(Message(text))
    desk.wait_for("1 task will be removed.", "Two.", "Three.")


def test_what_can_not_be_done_is_told_and_the_rows_are_as_they_were(open_desk) -> None:
    def remove(ids) -> ChangeReport:
        raise DatabaseUnavailable("The database is full. Make room on the disk.")

    desk = open_desk(SHORT, remove=remove)
    desk.select(1)
    desk.click("Remove")
    desk.wait_for("The database is full. Make room on the disk.")
    assert set(desk.statuses.values()) == {"Completed"}


def test_all_of_a_problem_are_retried_after_the_grace_or_not_at_all(qtbot: QtBot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository, grace=LONG)
    window.go_to("problems")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 7)
    before = repository.tasks(range(100))
    qtbot.mouseClick(window.tasks.retry_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [message.text for message in window.notifications.messages] != [])
    window.commands.named("Undo: retry 6 tasks").trigger()
    window.close()
    window.background.join()
    assert repository.tasks(range(100)) == before


@pytest.mark.parametrize(("tasks", "asked"), [(MOST_UNASKED, 0), (MOST_UNASKED + 1, 1)])
def test_only_a_large_batch_is_asked_about_before_it_is_removed(qtbot: QtBot, open_window, tasks, asked) -> None:
    questions: list[str] = []
    repository = demo.busy()
    repository.put(*(make_task(id=id_, batch_id=1) for id_ in range(41, 41 + tasks - 8)))
    window = open_window(repository, grace=LONG, confirm=lambda question, yes: bool(questions.append(question)))
    qtbot.waitUntil(lambda: any(place.title == "Voicemail" for place in window.sidebar.places()))
    window.go_to(next(place.key for place in window.sidebar.places() if place.title == "Voicemail"))
    qtbot.waitUntil(window.tasks.batch_menu.isVisible)
    menu = window.tasks.batch_menu.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if strip_mnemonic(action.text()).startswith("Remove all")).trigger()
    assert len(questions) == asked
    if not asked:
        qtbot.waitUntil(lambda: [m.text for m in window.notifications.messages] == ["1,000 tasks will be removed."])
        window.commands.named("Undo: remove 1,000 tasks").trigger()
