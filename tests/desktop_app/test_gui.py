"""The program starts anew with what was saved in its settings, without being ended."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import qasync
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app import gui, window_operations
from desktop_app.bootstrap import build
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.orchestrator.service import Service
from desktop_app.resources import resource
from desktop_app.settings import load_settings
from desktop_app.settings_form import DATABASE_URL
from desktop_app.ui.loading import LoadingWindow, open_loading_window
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.open_requests import OpenRequests
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.shell.fault_window import FaultWindow
from worker_agent.contract.options import TranscribeOptions

PATIENCE = 20.0  # seconds


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path / "home"))
    file = tmp_path / "config.toml"
    file.write_text('[local_worker]\nenabled = "no"\n')
    return file


def windows() -> list[MainWindow]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow) and widget.isVisible()
    ]


async def wait_until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.02)


async def open_settings(window: MainWindow) -> SettingsDialog:
    dialog = window.settings.open()
    await wait_until(lambda: dialog.pages)
    return dialog


def field_of(dialog: SettingsDialog, key: str) -> Any:
    [line] = [line for page in dialog.pages for line in page.lines if line.setting.key == key]
    return line.field


def type_into(qtbot: QtBot, dialog: SettingsDialog, key: str, text: str) -> None:
    field = field_of(dialog, key)
    field.selectAll()
    qtbot.keyClicks(field, text)


def run(
    qapp: QApplication,
    file: Path,
    person: Callable[[], object],
    loading: LoadingWindow | None = None,
    paths: Sequence[Path] = (),
) -> None:
    """The program, until the person has closed its window. `paths`: what it is started with."""

    async def both(earshot) -> None:
        await asyncio.gather(gui._run(earshot, loading, OpenRequests(paths)), person())

    qapp.setQuitOnLastWindowClosed(False)  # as the program does
    with closing(build(load_settings(file))) as earshot, qasync.QEventLoop(qapp) as loop:
        loop.run_until_complete(both(earshot))


def slowly(verb: Callable[..., ChangeReport]) -> Callable[..., ChangeReport]:
    def slow(*args: Any) -> ChangeReport:
        time.sleep(0.3)
        return verb(*args)

    return slow


async def remove_all(window: MainWindow) -> None:
    """With the keys of the list."""
    view = window.tasks.view
    await wait_until(lambda: window.tasks.model.rowCount() == 2)
    view.setFocus()
    view.selectAll()
    window.commands.named("Remove").trigger()
    await wait_until(lambda: window.notifications.messages)


@pytest.fixture
def two_tasks(file: Path) -> None:
    with closing(build(load_settings(file))) as earshot:
        report = submit(earshot.intake, sorted(resource("samples").iterdir())[:2], TranscribeOptions())
        cancel(earshot.repository, earshot.connections.store, [task.id for task in report.accepted])


def tasks_in(file: Path) -> int:
    with closing(build(load_settings(file))) as earshot:
        return len(earshot.repository.find_ids(TaskFilter()))


@pytest.mark.usefixtures("two_tasks")
def test_what_could_still_be_undone_when_the_window_closes_is_done_before_the_program_ends(
    qapp: QApplication, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_operations, "remove", slowly(window_operations.remove))

    async def person() -> None:
        await wait_until(windows)
        [window] = windows()
        await remove_all(window)
        assert len(window.operations.tasks.find_ids(TaskFilter())) == 2
        window.quit()

    run(qapp, file, person)
    assert tasks_in(file) == 0


@pytest.mark.usefixtures("two_tasks")
def test_what_could_still_be_undone_is_done_before_new_settings_take_another_database(
    qapp: QApplication, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_operations, "remove", slowly(window_operations.remove))

    async def person() -> None:
        await wait_until(windows)
        [old] = windows()
        await remove_all(old)
        file.write_text(f'[database]\nurl = "sqlite:///{tmp_path / "other.db"}"\n{file.read_text()}')
        old.background.run(lambda: old.operations.settings.apply({DATABASE_URL}), lambda done: None)
        await wait_until(lambda: windows() and windows() != [old])
        windows()[0].quit()

    text = file.read_text()
    run(qapp, file, person)
    file.write_text(text)
    assert tasks_in(file) == 0


def test_saved_settings_take_a_new_window_in_place_of_the_old(
    qapp: QApplication, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    async def person() -> None:
        await wait_until(windows)
        [old] = windows()
        dialog = await open_settings(old)
        type_into(qtbot, dialog, DATABASE_URL, f"sqlite:///{tmp_path / 'other.db'}")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        await wait_until(lambda: windows() and windows() != [old])
        [new] = windows()
        await wait_until((tmp_path / "other.db").exists)
        new.quit()

    run(qapp, file, person)
    assert file.read_text().startswith('[local_worker]\nenabled = "no"\n')
    assert load_settings(file).database.url == f"sqlite:///{tmp_path / 'other.db'}"
    assert windows() == []


def test_settings_that_the_running_program_can_take_over_leave_the_window_as_it_is(
    qapp: QApplication, qtbot: QtBot, file: Path
) -> None:
    file.write_text(f"[orchestrator]\nfeed_ahead = 1\n{file.read_text()}")
    with closing(build(load_settings(file))) as earshot:
        submit(earshot.intake, sorted(resource("samples").iterdir())[:3], TranscribeOptions())

    async def person() -> None:
        await wait_until(windows)
        [window] = windows()
        batches = window.operations.tasks.batches
        await wait_until(lambda: (backlog := batches.backlog()).on_queue == 1 and backlog.waiting == 2)
        dialog = await open_settings(window)
        qtbot.keyClick(field_of(dialog, "orchestrator.feed_ahead"), Qt.Key.Key_Down)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        await wait_until(lambda: window.notifications.messages)
        assert [message.text for message in window.notifications.messages] == ["The settings are saved and in effect."]
        await wait_until(lambda: batches.backlog().on_queue == 3)
        assert windows() == [window]
        window.quit()

    run(qapp, file, person)
    assert load_settings(file).orchestrator.feed_ahead == "auto"


def test_where_the_new_ones_do_not_work_the_old_window_stays(
    qapp: QApplication, qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EARSHOT_HOME")
    file.write_text(f'home = "{tmp_path / "home"}"\n{file.read_text()}')
    (tmp_path / "blocked").write_text("")

    async def person() -> None:
        await wait_until(windows)
        [old] = windows()
        dialog = await open_settings(old)
        type_into(qtbot, dialog, "home", str(tmp_path / "blocked" / "home"))
        results: list[int] = []
        dialog.finished.connect(results.append)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        await wait_until(lambda: [message.level for message in old.notifications.messages] == ["danger"])
        assert results == [QDialog.DialogCode.Accepted]
        assert "can't be made" in old.notifications.messages[0].text
        assert windows() == [old]
        old.quit()

    run(qapp, file, person)


def test_the_window_comes_where_the_one_was_that_stood_there_while_it_loaded(qapp: QApplication, file: Path) -> None:
    loading = open_loading_window("light", (700, 520))
    assert loading.isVisible()

    async def person() -> None:
        await wait_until(windows)
        [window] = windows()
        await wait_until(lambda: not loading.isVisible())
        assert (window.width(), window.height()) == (700, 520)
        window.quit()

    run(qapp, file, person, loading)


def test_what_the_program_is_started_with_is_handled_as_a_drop(qapp: QApplication, file: Path) -> None:
    sample, missing = next(resource("samples").iterdir()), file.parent / "missing.wav"

    async def person() -> None:
        await wait_until(windows)
        [window] = windows()
        await wait_until(lambda: window.notifications.messages)
        [message] = window.notifications.messages
        assert message.text.startswith("1 file taken in. missing.wav can't be used: There is no such file.")
        window.quit()

    run(qapp, file, person, paths=[sample, missing])
    assert tasks_in(file) == 1


@pytest.mark.parametrize("saves", [True, False])
def test_wrong_settings_are_mended_where_the_fault_is_told(
    qapp: QApplication, qtbot: QtBot, file: Path, saves: bool
) -> None:
    file.write_text("# mine\n[orchestrator]\nmax_attempts = 1000\n")

    def person() -> None:
        [window] = [one for one in QApplication.topLevelWidgets() if isinstance(one, FaultWindow) and one.isVisible()]
        if not saves:
            window.close_button.click()
            return
        window.settings_button.click()
        dialog = window.findChild(SettingsDialog)
        qtbot.waitUntil(lambda: bool(dialog.pages))
        type_into(qtbot, dialog, "orchestrator.max_attempts", "10")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, person)
    assert gui.show_fault_window("max_attempts is wrong.", file) is saves
    assert file.read_text() == f"# mine\n[orchestrator]\nmax_attempts = {10 if saves else 1000}\n"


def test_the_first_rows_come_before_all_else_that_the_program_does(
    qapp: QApplication, file: Path, two_tasks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui, "ROWS_FIRST", PATIENCE)
    rows_at_begin: list[int] = []
    orchestrate = Service.run

    async def run_noted(service: Service) -> None:
        [window] = windows()
        rows_at_begin.append(window.tasks.model.rowCount())
        await orchestrate(service)

    monkeypatch.setattr(Service, "run", run_noted)

    async def person() -> None:
        await wait_until(lambda: rows_at_begin)
        windows()[0].close()

    run(qapp, file, person)
    assert rows_at_begin == [2]


def test_a_window_that_is_closed_before_its_rows_are_there_ends_the_program(
    qapp: QApplication, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui, "ROWS_FIRST", 10 * PATIENCE)
    monkeypatch.setattr(MainWindow, "_load", lambda window: None)

    async def person() -> None:
        await wait_until(windows)
        windows()[0].close()

    run(qapp, file, person)
    assert not windows()
