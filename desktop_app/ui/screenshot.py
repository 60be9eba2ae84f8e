"""Draws a page with the present data into a PNG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Literal

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.header import Page
from worker_agent.contract.private import apply_user_umask

LONGEST_WAIT = 15.0  # seconds for the data to be there
SETTLE = 1200  # milliseconds for what is loaded last to be drawn

PageName = Literal["tasks", "retries", "workers", "transcript"]


def take_screenshot(
    window: MainWindow, path: Path, page: PageName = "tasks", size: tuple[int, int] = (1280, 800)
) -> None:
    """Show the page, wait for its data, grab it. Raises OSError where the file can't be written."""
    loaded: list[bool] = []
    window.loaded.connect(lambda: loaded.append(True))
    window.resize(QSize(*size))
    window.show_page(Page.TASKS if page == "transcript" else Page(page))
    window.show()
    _wait_until(lambda: bool(loaded))
    if page == "transcript":
        _open_latest(window)
    _process_events_for(SETTLE)
    is_new = not path.exists()
    if not window.grab().save(str(path), "PNG"):
        raise OSError(f"{path} can't be written. Choose a folder that exists and that you may write to.")
    if is_new:
        apply_user_umask(path)


def _open_latest(window: MainWindow) -> None:
    """The transcript of the newest completed task, if there is one."""
    found: list[Sequence[int]] = []
    window.background.run(window.tasks.transcribed_ids, found.append)
    _wait_until(lambda: bool(found))
    if found and found[0]:
        window.tasks.open(found[0][0])
        _wait_until(lambda: window.tasks.list.detail.transcript.reading)


def _wait_until(true: Callable[[], bool]) -> None:
    end = monotonic() + LONGEST_WAIT
    while not true() and monotonic() < end:
        _process_events_for(20)


def _process_events_for(milliseconds: int) -> None:
    """Let events be handled for a while."""
    loop = QEventLoop(QApplication.instance())
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
