"""Joins the window, the orchestrator and the local worker in one event loop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from desktop_app.adapters.files import LocalFiles
from desktop_app.adapters.local_worker import LocalWorker
from desktop_app.bootstrap import Earshot
from desktop_app.exporters import EXPORTERS
from desktop_app.orchestrator.cancel import cancel
from desktop_app.orchestrator.export import export
from desktop_app.orchestrator.read_transcript import read_transcript
from desktop_app.orchestrator.remove import remove
from desktop_app.orchestrator.request_report import request_report
from desktop_app.orchestrator.retry import retry
from desktop_app.orchestrator.submit import submit
from desktop_app.resources import resource
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.operations import Operations
from desktop_app.ui.screenshot import PageName, take_screenshot
from desktop_app.ui.shell.fault_window import FaultWindow
from desktop_app.ui.style.theme import Theme, apply_theme
from worker_agent.contract.kinds import find_kinds
from worker_agent.contract.supervision import WorkerReport


def open_window(earshot: Earshot, size: tuple[int, int], theme: Theme) -> int:
    """Show the window until it is closed; returns the exit status."""
    application = _application(theme)
    with qasync.QEventLoop(application) as loop:
        loop.run_until_complete(_run(earshot, size))
    return 0


def draw(earshot: Earshot, path: Path, page: PageName, size: tuple[int, int], theme: Theme) -> None:
    """Draw the page with the present data into a PNG; nothing is orchestrated meanwhile."""
    _application(theme)
    take_screenshot(MainWindow(operations_for(earshot, None)), path, page, size)


def show_fault_window(sentence: str, settings_file: Path) -> None:
    """Say why there is no window, until the person closes what says it."""
    application = _application("system")
    window = FaultWindow(sentence, settings_file)
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, signal.SIG_DFL)  # Python's own handlers wait for Qt to come back
    window.exec()
    application.quit()


def _application(theme: Theme) -> QApplication:
    application = QApplication(["earshot"])
    application.setApplicationName("Earshot")
    application.setQuitOnLastWindowClosed(False)  # the orchestrator ends first, then the event loop
    apply_theme(application, theme)
    return application


async def _run(earshot: Earshot, size: tuple[int, int]) -> None:
    worker = earshot.local_worker()
    service = earshot.service()
    window = MainWindow(operations_for(earshot, worker), asks_before_closing=True)
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, lambda *_: window.quit())
    window.resize(*size)
    window.show()
    if worker:
        worker.start()
    running = asyncio.create_task(service.run())
    try:
        await closed.wait()
    finally:
        service.stop()
        if worker:
            await asyncio.to_thread(worker.stop)
        await running


def operations_for(earshot: Earshot, worker: LocalWorker | None) -> Operations:
    """What the window may do, done by the real program."""
    repository, store = earshot.repository, earshot.connections.store
    return Operations(
        tasks=repository,
        submit=lambda paths, options, told, kind, when_done: submit(
            earshot.intake, paths, options, told, kind, when_done=when_done
        ),
        retry=partial(retry, repository, store),
        cancel=partial(cancel, repository, store),
        remove=partial(remove, repository, store),
        export=partial(export, repository, store, LocalFiles()),
        read_transcript=partial(read_transcript, repository, store),
        watch_health=earshot.board.watch,
        watch_local_worker=worker.watch if worker else _no_worker,
        restart_local_worker=worker.restart if worker else lambda: None,
        watched_folders=partial(repository.watched_folders.list, earshot.settings.host),
        watch_folder=earshot.watch_folder,
        unwatch_folders=repository.watched_folders.remove,
        report=partial(request_report, repository, store, earshot.intake.host),
        kinds=tuple(find_kinds().values()),
        export_formats=tuple(EXPORTERS),
        samples=tuple(sorted(resource("samples").iterdir())),
        hand_over=earshot.feeder.hand_over,
        works_locally=earshot.settings.works_locally,
        state_file=earshot.settings.home / "window.ini",
        database_name=earshot.database_name,
    )


def _no_worker(callback: Callable[[WorkerReport | None], None]) -> None:
    callback(None)
