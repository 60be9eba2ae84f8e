"""Joins the window, the orchestrator and the local worker in one event loop."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import cast

import qasync
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.adapters.files import LocalFiles
from desktop_app.adapters.local_worker import LocalWorker
from desktop_app.adapters.log_files import LogFiles
from desktop_app.adapters.passwords import Passwords
from desktop_app.adapters.sounds import StoreSounds
from desktop_app.bootstrap import Earshot, build
from desktop_app.exporters import EXPORTERS
from desktop_app.orchestrator.cancel import cancel
from desktop_app.orchestrator.export import export
from desktop_app.orchestrator.open_sound import open_sound
from desktop_app.orchestrator.read_transcript import (
    open_transcript,
    read_machine_text,
    read_revision,
    read_transcript,
)
from desktop_app.orchestrator.remove import remove
from desktop_app.orchestrator.replace_words import find_replacements, put_back, replace_words
from desktop_app.orchestrator.request_report import request_report
from desktop_app.orchestrator.retry import retry
from desktop_app.orchestrator.save_drafts import save_drafts
from desktop_app.orchestrator.save_revision import save_revision
from desktop_app.orchestrator.submit import submit
from desktop_app.resources import resource
from desktop_app.settings import load_settings, needs_restart
from desktop_app.settings_editor import SettingsEditor
from desktop_app.ui.background import Background
from desktop_app.ui.language import use_language
from desktop_app.ui.loading import LoadingWindow, start_application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.open_requests import OpenRequests
from desktop_app.ui.operations import Operations, ReplaceOperations, RevisionOperations, SettingsOperations
from desktop_app.ui.screenshot import PageName, take_screenshot
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.shell.fault_window import FaultWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.front import bring_to_front
from desktop_app.ui.window_state import WindowState, state_file
from worker_agent.contract.kinds import find_kinds
from worker_agent.contract.locations import default_home
from worker_agent.contract.supervision import WorkerReport


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
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, lambda *_: window.quit())
    if loading is not None:
        window.restoreGeometry(loading.saveGeometry())
    window.show()
    if loading is not None:
        loading.close()
    requests.listen(earshot.settings.home)
    requests.open_with(partial(_take_in, window))
    if worker:
        worker.start()
    running = asyncio.create_task(service.run())
    try:
        successor = await ended
        if successor is None:
            requests.close()
    finally:
        requests.open_with(None)
        service.stop()
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


def operations_for(
    earshot: Earshot,
    worker: LocalWorker | None,
    apply_settings: Callable[[Collection[str]], None] = lambda keys: None,
) -> Operations:
    """What the window may do, done by the real program. `apply_settings`: let those of the file take effect."""
    repository, store, host = earshot.repository, earshot.connections.store, earshot.settings.host
    editor = SettingsEditor(earshot.settings.file, Passwords())
    logs = LogFiles(earshot.settings.home)
    return Operations(
        tasks=repository,
        submit=lambda paths, options, told, kind, when_done: submit(
            earshot.intake, paths, options, told, kind, when_done=when_done
        ),
        retry=partial(retry, repository, store),
        cancel=partial(cancel, repository, store),
        remove=partial(remove, repository, store),
        export=lambda ids, formats, folder, options, told, stopped: export(
            *(repository, store, LocalFiles(), ids, formats, folder, options), on_progress=told, is_stopped=stopped
        ),
        read_transcript=partial(read_transcript, repository, store),
        open_sound=partial(open_sound, repository, store, StoreSounds(store, earshot.settings.home), host),
        revisions=RevisionOperations(
            partial(open_transcript, repository, store),
            partial(read_machine_text, repository, store),
            partial(read_revision, repository),
            repository.revisions.list,
            partial(save_revision, repository, host),
            earshot.drafts,
            partial(save_drafts, repository, host, earshot.drafts),
        ),
        replacing=ReplaceOperations(
            lambda words, most, stopped: list(islice(find_replacements(repository, words, None, stopped), most)),
            partial(replace_words, repository, store, host),
            partial(put_back, repository, store, host),
        ),
        watch_health=earshot.board.watch,
        watch_local_worker=worker.watch if worker else _no_worker,
        restart_local_worker=worker.restart if worker else lambda: None,
        watched_folders=partial(repository.watched_folders.list, host),
        watch_folder=earshot.watch_folder,
        unwatch_folders=repository.watched_folders.remove,
        report=partial(request_report, repository, store, host),
        settings=SettingsOperations(
            editor.read, editor.test, editor.save, partial(editor.look_ahead, repository), apply_settings
        ),
        read_log=logs.read,
        log_names=logs.names(with_worker=worker is not None),
        log_folder=logs.folder,
        tell_system=earshot.messages.show,
        watch_system_clicks=earshot.messages.watch_clicks,
        kinds=tuple(find_kinds().values()),
        export_formats=tuple(EXPORTERS),
        samples=tuple(sorted(resource("samples").iterdir())),
        hand_over=earshot.feeder.hand_over,
        host=host,
        works_locally=earshot.settings.works_locally,
        state_file=state_file(earshot.settings.home),
        database_name=earshot.database_name,
    )


def _no_worker(callback: Callable[[WorkerReport | None], None]) -> None:
    callback(None)
