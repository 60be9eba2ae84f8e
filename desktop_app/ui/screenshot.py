"""Draws a page with the present data into a PNG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Literal

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.errors import TaskNotFound
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.places import ALL, PROBLEMS, WORKERS
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.private import apply_user_umask

LONGEST_WAIT = 15.0  # seconds for the data to be there
SETTLE = 1200  # milliseconds for what is loaded last to be drawn

PageName = Literal["tasks", "problems", "retries", "workers", "transcript", "settings"]

_PLACES = {"problems": PROBLEMS, "retries": PROBLEMS, "workers": WORKERS}  # what is nowhere else is among all


def take_screenshot(
    window: MainWindow,
    path: Path,
    page: PageName = "tasks",
    size: tuple[int, int] = (1280, 800),
    select: int | None = None,
) -> None:
    """Show the page, wait for its data, grab it. `select`: the id of the task that is to be selected.

    Raises TaskNotFound where the page has no such task, and OSError where the file can't be written.
    """
    loaded: list[bool] = []
    window.loaded.connect(lambda: loaded.append(True))
    window.resize(QSize(*size))
    window.go_to(_PLACES.get(page, ALL).key)
    window.show()
    _wait_until(lambda: bool(loaded))
    if select is not None:
        _select(window, select, read=page == "transcript")
    elif page == "transcript":
        _open_latest(window)
    subject = _open_settings(window, size) if page == "settings" else window
    _process_events_for(SETTLE)
    is_new = not path.exists()
    if not subject.grab().save(str(path), "PNG"):
        raise OSError(f"{path} can't be written. Choose a folder that exists and that you may write to.")
    if is_new:
        apply_user_umask(path)


def _open_latest(window: MainWindow) -> None:
    """The transcript of the newest completed task, if there is one."""
    found: list[Sequence[int]] = []
    transcribed = TaskFilter(status=TaskStatus.COMPLETED, kind=TRANSCRIBE.name)
    window.background.run(lambda: window.operations.tasks.find_ids(transcribed), found.append)
    _wait_until(lambda: bool(found))
    if found and found[0]:
        _read(window, found[0][0])


def _select(window: MainWindow, id_: int, *, read: bool) -> None:
    model = window.tasks.model
    _wait_until(lambda: model.complete)
    row = model.row_of(id_)
    if row is None:
        raise TaskNotFound(f"This page shows no task {id_}. Name one that it shows.")
    window.tasks.view.select_row(row)
    _wait_until(lambda: model.task_to_show(row) is not None)
    task = model.task_at(row)
    if task and task.status is TaskStatus.COMPLETED and task.kind == TRANSCRIBE.name:
        _read(window, id_) if read else _wait_until(lambda: window.reader.transcript.reading)
    elif read:
        window.read(id_)


def _read(window: MainWindow, id_: int) -> None:
    window.read(id_)
    _wait_until(lambda: window.reader.transcript.reading)


def _open_settings(window: MainWindow, size: tuple[int, int]) -> QWidget:
    dialog = window.settings.open()
    dialog.resize(QSize(*size))
    _wait_until(lambda: bool(dialog.pages))
    return dialog


def _wait_until(true: Callable[[], bool]) -> None:
    end = monotonic() + LONGEST_WAIT
    while not true() and monotonic() < end:
        _process_events_for(20)


def _process_events_for(milliseconds: int) -> None:
    """Let events be handled for a while."""
    loop = QEventLoop(QApplication.instance())
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
