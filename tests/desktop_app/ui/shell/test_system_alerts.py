"""What a person is told through the system while they look at other windows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop_app.domain.health import Health
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell import system_alerts, system_notifier
from tests.desktop_app.ui.shell.test_batch_ends import BATCH, overview
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

ERROR = TaskError(kind="NotAudio", message="There is no audio in this file.")
HERE = "desk-2"


class Desktop:
    """Keeps what it is told to show."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []
        self.takes_messages = True
        self.click: Callable[[], None] = lambda: None

    def tell(self, topic: str, title: str, text: str) -> bool:
        self.told.append((topic, title, text))
        return self.takes_messages

    def watch(self, clicked: Callable[[], None]) -> None:
        self.click = clicked


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def open_behind(qtbot: QtBot, open_window: Any, desktop: Desktop) -> Callable[..., MainWindow]:
    """Opens a window that is not in front, and waits for its list."""

    def open_(repository: MemoryRepository | None = None, **replaced: Any) -> MainWindow:
        parts = {"tell_system": desktop.tell, "watch_system_clicks": desktop.watch, **replaced}
        window: MainWindow = open_window(repository or MemoryRepository(), wait=False, **parts)
        with qtbot.waitSignal(window.loaded):
            pass
        return window

    return open_


def fail(id_: int, **fields: Any) -> Task:
    return make_task(id=id_, status=TaskStatus.FAILED, error=ERROR, **{"source_host": HERE, **fields})


def end_batch(window: MainWindow, number: int = 1) -> None:
    for counts in ({"pending": 3}, {"completed": 2, "failed": 1}):
        window.feeds.overview.seen.emit(overview(replace(BATCH, id=number), **counts))


def test_the_end_of_a_batch_is_told_once(qtbot: QtBot, open_behind, desktop: Desktop) -> None:
    window = open_behind()
    end_batch(window)
    qtbot.waitUntil(lambda: bool(desktop.told))
    end_batch(window)  # retried, and ended again at once
    end_batch(window, 2)
    qtbot.waitUntil(lambda: len(desktop.told) == 2)
    assert desktop.told == [(f"batch {n}", "“Interviews” is done", "2 completed, 1 failed.") for n in (1, 2)]


def test_who_looks_at_the_window_is_told_there_alone(qtbot: QtBot, open_window, desktop: Desktop) -> None:
    window = open_window(MemoryRepository(), tell_system=desktop.tell)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    end_batch(window)
    assert len(window.notifications.messages) == 1
    answers: list[None] = []
    window.background.run(lambda: None, answers.append)  # behind what would have been told
    qtbot.waitUntil(lambda: bool(answers))
    assert desktop.told == []


def test_tasks_that_fail_are_told_together_and_those_of_others_are_not(
    qtbot: QtBot, open_behind, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_alerts, "TOGETHER", 20)
    repository = MemoryRepository([make_task(id=id_, source_host=HERE) for id_ in range(1, 5)] + [fail(5)])
    open_behind(repository)
    repository.put(fail(1), fail(2, file_name="<b>R&D\n.wav"), fail(3, source_host="elsewhere"))
    qtbot.waitUntil(lambda: bool(desktop.told))
    text = f"The latest is <b>R&D\\n.wav: {ERROR.message}"
    assert desktop.told == [("failures", "2 tasks failed", text)]


def test_what_fails_soon_after_is_told_later(
    qtbot: QtBot, open_behind, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_alerts, "TOGETHER", 0)
    repository = MemoryRepository([make_task(id=id_, source_host=HERE) for id_ in (1, 2)])
    window = open_behind(repository)
    repository.put(fail(1))
    qtbot.waitUntil(lambda: len(desktop.told) == 1)
    monkeypatch.setattr(system_notifier, "QUIET", 600.0)
    repository.put(fail(2), fail(1, place=5))  # the first one is moved, and has failed as before
    timer = window.alerts._failures._timer
    qtbot.waitUntil(lambda: timer.isActive() and timer.interval() > 500_000)
    monkeypatch.setattr(system_notifier, "QUIET", 0.0)
    timer.start(0)
    qtbot.waitUntil(lambda: len(desktop.told) == 2)
    assert [title for _, title, _ in desktop.told] == ["A task failed", "A task failed"]
    assert desktop.told[1][2] == f"recording-0002.wav: {ERROR.message}"


def test_an_outage_is_told_when_it_lasts(
    qtbot: QtBot, open_behind, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    health: list[Callable[[Health], None]] = []
    window = open_behind(watch_health=health.append)
    qtbot.waitUntil(lambda: bool(health))
    timer = window.alerts._outages._timer
    health[0](Health({"store": "The store can't be reached."}))
    qtbot.waitUntil(timer.isActive)
    health[0](Health())
    qtbot.waitUntil(lambda: not timer.isActive())
    assert desktop.told == []
    monkeypatch.setattr(system_alerts, "LASTING", 0)
    health[0](Health({"store": "The store can't be reached."}))
    qtbot.waitUntil(lambda: bool(desktop.told))
    assert desktop.told == [("outage", "Earshot needs you", "The store can't be reached.")]


def test_who_wants_no_messages_gets_none_after_the_next_start_either(
    qtbot: QtBot, open_behind, desktop: Desktop, tmp_path: Path
) -> None:
    window = open_behind(state_file=tmp_path / "window.ini")
    wanted = window.commands.named("Tell me through the system")
    assert wanted.isChecked()
    wanted.trigger()
    end_batch(window)
    window.quit()
    again = open_behind(state_file=tmp_path / "window.ini")
    assert not again.commands.named("Tell me through the system").isChecked()
    end_batch(again)
    assert desktop.told == []
    again.commands.named("Tell me through the system").trigger()
    end_batch(again, 2)
    qtbot.waitUntil(lambda: bool(desktop.told))


def test_a_click_raises_the_window(qtbot: QtBot, open_behind, desktop: Desktop) -> None:
    window = open_behind()
    window.showMinimized()
    thread = threading.Thread(target=desktop.click)
    thread.start()
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())
    thread.join()
    window.quit()
    desktop.click()  # on a message that is older than the window


@pytest.fixture
def in_tray(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QSystemTrayIcon, str, str]]:
    """What a system with a tray shows there."""
    shown: list[tuple[QSystemTrayIcon, str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda tray, title, text, icon, time: shown.append((tray, title, text))
    )
    return shown


def test_a_desktop_without_notifications_shows_it_in_the_tray(
    qtbot: QtBot, open_behind, desktop: Desktop, in_tray: list[tuple[QSystemTrayIcon, str, str]]
) -> None:
    desktop.takes_messages = False
    window = open_behind()
    end_batch(window)
    qtbot.waitUntil(lambda: bool(in_tray))
    tray, *text = in_tray[0]
    assert text == ["“Interviews” is done", "2 completed, 1 failed."]
    assert tray.isVisible()
    tray.messageClicked.emit()
    assert window.isVisible()
    assert not tray.isVisible()


def test_a_fault_of_the_system_is_nobodys_business(qtbot: QtBot, open_behind, in_tray: list[Any]) -> None:
    def broken(topic: str, title: str, text: str) -> bool:
        raise RuntimeError("no")

    window = open_behind(tell_system=broken)
    end_batch(window)
    qtbot.waitUntil(lambda: bool(in_tray))
    assert [message.level for message in window.notifications.messages] == ["warning"]  # the batch's own


def test_where_there_is_no_tray_either_nothing_is_shown(qtbot: QtBot, open_behind, desktop: Desktop) -> None:
    desktop.takes_messages = False
    window = open_behind()
    end_batch(window)
    end_batch(window, 2)
    qtbot.waitUntil(lambda: len(desktop.told) == 2)
    assert window.findChildren(QSystemTrayIcon) == []


def test_a_desktop_that_does_not_answer_holds_up_one_thread_alone(qtbot: QtBot, open_behind) -> None:
    go_on, told = threading.Event(), []

    def tell(topic: str, title: str, text: str) -> bool:
        told.append(topic)
        return go_on.wait(30)

    window = open_behind(tell_system=tell)
    for number in range(1, 9):
        end_batch(window, number)
    answers: list[int] = []
    for number in range(8):
        window.background.run(lambda number=number: number, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 8)
    assert told == ["batch 1"]
    go_on.set()
    qtbot.waitUntil(lambda: len(told) == 8)


def test_it_is_a_choice_in_the_menu(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository())
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    view = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    qtbot.waitUntil(view.isVisible)
    assert "Tell &me through the system" in [action.text() for action in view.actions()]
    view.close()
