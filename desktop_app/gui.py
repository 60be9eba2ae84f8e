"""Joins the window, the orchestrator and the local worker in one event loop."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import cast

import qasync
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.adapters.passwords import Passwords
from desktop_app.bootstrap import Earshot, build
from desktop_app.settings import load_settings, needs_restart
from desktop_app.settings_editor import SettingsEditor
from desktop_app.ui.background import Background
from desktop_app.ui.language import use_language
from desktop_app.ui.loading import LoadingWindow, start_application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.open_requests import OpenRequests
from desktop_app.ui.operations import SettingsOperations
from desktop_app.ui.screenshot import PageName, take_screenshot
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.shell.fault_window import FaultWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.front import bring_to_front
from desktop_app.ui.window_state import WindowState, state_file
from desktop_app.window_operations import operations_for
from worker_agent.contract.locations import default_home

ROWS_FIRST = 1.0  # seconds, at most, for which all else waits for the window's first rows


def open_window(earshot: Earshot, loading: LoadingWindow, theme: Theme | None, requests: OpenRequests) -> int:
    """Show the window, in the place of `loading`, until it is closed; returns the exit status.

    `theme`: None: the one that was chosen in the window last. `requests`: the files that it is to take in.
    """
    start_application(theme or WindowState(state_file(earshot.settings.home)).theme)
    with qasync.QEventLoop(QApplication.instance()) as loop:
        loop.run_until_complete(_run(earshot, loading, requests))
    return 0


def draw(
    earshot: Earshot, path: Path, page: PageName, size: tuple[int, int], theme: Theme, select: int | None = None
) -> None:
    """Draw the page with the present data into a PNG; nothing is orchestrated meanwhile. `select`: the id of a task."""
    use_language(start_application(theme), WindowState(state_file(earshot.settings.home)).language)
    take_screenshot(MainWindow(operations_for(earshot, None)), path, page, size, select)


def show_fault_window(sentence: str, settings_file: Path) -> bool:
    """Say why there is no window, and offer the settings; returns whether other ones were saved."""
    application = start_application("system")
    use_language(application, WindowState(state_file(default_home())).language)
    window = FaultWindow(sentence, settings_file)
    background = Background(window)
    editor = SettingsEditor(settings_file, Passwords())
    look_ahead = partial(editor.look_ahead, None)
    operations = SettingsOperations(editor.read, editor.test, editor.save, look_ahead, lambda keys: window.accept())

    def open_settings() -> None:
        dialog = SettingsDialog(operations, background, window)
        dialog.saved.connect(operations.apply)
        dialog.open()

    window.settings_wanted.connect(open_settings)
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, signal.SIG_DFL)  # Python's own handlers wait for Qt to come back
    saved = window.exec() == QDialog.DialogCode.Accepted
    background.close()
    application.quit()
    return saved


async def _run(earshot: Earshot, loading: LoadingWindow | None, requests: OpenRequests) -> None:
    """Until a window is closed for good; new settings take a new program, in a new window in the old one's place."""
    successor = await _show(earshot, loading, requests)
    if successor is not None:
        earshot.close()
        gc.unfreeze()
        with closing(successor):
            await _run(successor, None, requests)


async def _show(earshot: Earshot, loading: LoadingWindow | None, requests: OpenRequests) -> Earshot | None:
    """Returns what is to be shown next; None: nothing. `loading`: gives its place and size; None: as the last window
    was."""
    worker = earshot.local_worker()
    service = earshot.service()
    use_language(cast(QApplication, QApplication.instance()), WindowState(state_file(earshot.settings.home)).language)
    ended: asyncio.Future[Earshot | None] = asyncio.get_running_loop().create_future()
    operations = operations_for(earshot, worker, partial(_apply_settings, earshot, ended))
    keep_what_is_loaded()
    window = MainWindow(operations, asks_before_closing=True)
    window.closed.connect(lambda: _end(ended, None))
    window.loaded.connect(keep_what_is_loaded)
    rows_shown = asyncio.Event()
    window.loaded.connect(rows_shown.set)
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, lambda *_: window.quit())
    if loading is not None:
        window.restoreGeometry(loading.saveGeometry())
    window.show()
    if loading is not None:
        loading.close()
    requests.listen(earshot.settings.home)
    requests.open_with(partial(_take_in, window))

    async def work() -> None:
        """What else the program does would take the processor from the window's first rows."""
        with suppress(TimeoutError):
            await asyncio.wait_for(rows_shown.wait(), ROWS_FIRST)
        if not ended.done():
            if worker:
                worker.start()
            await service.run()

    running = asyncio.create_task(work())
    try:
        successor = await ended
        if successor is None:
            requests.close()
    finally:
        requests.open_with(None)
        service.stop()
        rows_shown.set()
        if worker:
            await asyncio.to_thread(worker.stop)
        await running
    if successor is not None and not window.isVisible():  # closed by the person meanwhile: that is the end
        successor.close()
        successor = None
    window.quit()
    await asyncio.to_thread(window.background.join)  # what could still be undone is done
    return successor


def keep_what_is_loaded() -> None:
    """Let Python's collector of garbage pass over all that is there now.

    Modules and the window stay to the end. Each look at them would hold up the window for a tenth of a second.
    """
    gc.freeze()


def _apply_settings(earshot: Earshot, ended: asyncio.Future[Earshot | None], keys: Collection[str]) -> None:
    """Let what the settings file says now under these keys take effect, in a program that is built anew where it must.

    To be called from any thread; raises EarshotError, and then the old one goes on as before.
    """
    file = earshot.settings.file
    settings = load_settings(file if file.exists() else None)
    if needs_restart(keys):
        ended.get_loop().call_soon_threadsafe(_end, ended, build(settings))
    else:
        earshot.adopt_settings(settings)


def _take_in(window: MainWindow, paths: Sequence[Path]) -> None:
    """As if they were dropped on it."""
    bring_to_front(window)
    window.choosing.take(paths)


def _end(ended: asyncio.Future[Earshot | None], successor: Earshot | None) -> None:
    if not ended.done():
        ended.set_result(successor)
    elif successor is not None:
        successor.close()
