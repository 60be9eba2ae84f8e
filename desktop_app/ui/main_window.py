"""The window: joins the pages, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import Changes
from desktop_app.presentation.text import readable
from desktop_app.resources import resource
from desktop_app.ui.background import Background
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.feeds.bridge import Bridge
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.feeds.fleet_stats import FleetStatsPoller
from desktop_app.ui.operations import Operations
from desktop_app.ui.problems.page import RetriesPage
from desktop_app.ui.shell.header import Header, Page
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.submit.drop_zone import dropped_paths
from desktop_app.ui.submit.submission_queue import SubmissionQueue
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.page import TasksPage
from desktop_app.ui.widgets.plain import Question
from desktop_app.ui.widgets.title_question import TitleQuestion
from desktop_app.ui.workers.page import WorkersPage
from worker_agent.contract.audio_formats import SUFFIXES
from worker_agent.contract.supervision import WorkerReport, WorkerState

LOCAL_WORKER = "local worker"  # a topic of notifications


class MainWindow(QMainWindow):
    """Everything that may block goes through `background`; closing drops what is under way."""

    loaded = Signal()  #: the first list is on the screen
    closed = Signal()

    def __init__(
        self,
        operations: Operations,
        *,
        confirm: Callable[[str, str], bool] | None = None,
        ask_title: Callable[[str], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`confirm` (question, name of yes): how to ask before what can't be undone; `ask_title` (heading): how to ask
        for the title of a report, None: there is to be none. None: in a dialog."""
        super().__init__(parent)
        self.setWindowTitle("Earshot")
        self.setWindowIcon(QIcon(str(resource("icons/earshot.svg"))))
        self.setMinimumSize(QSize(860, 480))
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self._operations = operations
        self.background = Background(self)
        self.notifications = NotificationArea()
        self.actions_ = TaskActions(
            operations,
            self.background,
            self.notifications,
            confirm or (lambda text, yes: Question(text, yes, self).ask()),
            ask_title or (lambda text: TitleQuestion(text, self).ask()),
            self,
        )
        self.intake = SubmissionQueue(operations, self.background, self.notifications, self)
        self.live = ChangeFeedPoller(operations.tasks, self.background, self)
        self.fleet = FleetStatsPoller(operations.tasks, self.background, self)
        self.header = Header(operations.database_name)
        self.tasks = TasksPage(operations, self.background, self.actions_, self.export)
        self.retries = RetriesPage(operations, self.background, self.actions_, self.export)
        self.workers = WorkersPage(operations.tasks, self.background, self._restart_local_worker)
        self.footer = StatusBar()
        self._pages: dict[Page, QWidget] = {
            Page.TASKS: self.tasks,
            Page.RETRIES: self.retries,
            Page.WORKERS: self.workers,
        }
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.show_page(Page.TASKS)
        self._watch()

    def show_page(self, page: Page) -> None:
        self._stack.setCurrentWidget(self._pages[page])
        self.header.set_page(page)
        self._pages[page].setFocus()

    def export(self) -> None:
        """Of what is selected on the page that is shown, else of all."""
        view = self.retries.list.view if self._stack.currentWidget() is self.retries else self.tasks.list.view
        ExportDialog(self._operations, self.background, view.selected_ids(), self).open()

    def take_in(self, paths: list[Path]) -> None:
        """Hand in files and folders with the options that are chosen now."""
        self.show_page(Page.TASKS)
        chosen = self.tasks.drop_zone.options
        try:
            self.intake.take(paths, chosen.value(), chosen.kind_name)
        except EarshotError as error:
            self.notifications.show_fault(str(error))

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.tasks.drop_zone.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.tasks.drop_zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.tasks.drop_zone.set_over(False)
        event.acceptProposedAction()
        self.take_in(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.live.stop()
        self.fleet.stop()
        for bridge in self._bridges:
            bridge.close()
        self.background.close()
        super().closeEvent(event)
        self.closed.emit()

    # joining
    def _connect(self) -> None:
        zone = self.tasks.drop_zone
        zone.files_wanted.connect(self._choose_files)
        zone.folder_wanted.connect(self._choose_folder)
        zone.samples_wanted.connect(lambda: self.take_in(list(self._operations.samples)))
        self.intake.progressed.connect(zone.show_progress)
        self.intake.taken.connect(self.live.look)
        self.background.failed.connect(self.notifications.show_fault)
        self.header.page_chosen.connect(self.show_page)
        self.header.searched.connect(self._search)
        self.footer.export_clicked.connect(self.export)
        self.fleet.seen.connect(self.footer.show_fleet)
        self.retries.counted.connect(self.header.pages[Page.RETRIES].set_count)
        self.workers.counted.connect(self.header.pages[Page.WORKERS].set_count)
        self.tasks.list.model.loaded.connect(self.loaded)

    def _watch(self) -> None:
        self.live.opened.connect(self._load)
        self.live.changed.connect(self._apply)
        self.live.counted.connect(self._show_counts)
        self.live.fault.connect(self.header.connection.set_feed_fault)
        health = Bridge(self.header.connection.set_health, self)
        local = Bridge(self._show_local_worker, self)
        self._bridges = (health, local)
        self.background.run(lambda: self._operations.watch_health(health.send), lambda done: None)
        self.background.run(lambda: self._operations.watch_local_worker(local.send), lambda done: None)
        self.live.look()

    def _load(self) -> None:
        self.header.connection.set_feed_fault("")
        self.tasks.list.load()
        self.retries.list.load()
        self.workers.refresh()
        self.fleet.refresh_now()

    def _apply(self, changes: Changes) -> None:
        self.tasks.list.apply(changes)
        self.retries.list.apply(changes)
        self.fleet.refresh_soon()

    def _show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self.tasks.show_counts(counts)

    def _show_local_worker(self, report: WorkerReport | None) -> None:
        self.workers.local.show_report(report)
        self.footer.show_local(report)
        if report is None or report.state is not WorkerState.STOPPED:
            self.notifications.dismiss(LOCAL_WORKER)
            return
        text = f"This computer's worker has stopped. {readable(report.detail)}".strip()
        again = ("Start again", self._restart_local_worker)
        self.notifications.notify(Message(text, "danger", action=again, topic=LOCAL_WORKER))

    def _restart_local_worker(self) -> None:
        self.background.run(self._operations.restart_local_worker, lambda done: None)

    def _search(self, text: str) -> None:
        self.tasks.search(text)
        self.retries.search(text)

    def _choose_files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        files, _ = QFileDialog.getOpenFileNames(
            self, "Choose audio", "", f"Audio and video ({patterns});;All files (*)"
        )
        self.take_in([Path(file) for file in files])

    def _choose_folder(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Choose a folder of audio"):
            self.take_in([Path(folder)])

    def _focus_search(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def _add_shortcuts(self) -> None:
        for key, act in (
            ("Ctrl+F", self._focus_search),
            ("Ctrl+O", self._choose_files),
            ("Ctrl+Shift+O", self._choose_folder),
            ("Ctrl+1", lambda: self.show_page(Page.TASKS)),
            ("Ctrl+2", lambda: self.show_page(Page.RETRIES)),
            ("Ctrl+3", lambda: self.show_page(Page.WORKERS)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.notifications)
        layout.addWidget(self.footer)
        self.setCentralWidget(body)
