"""The window: joins its parts, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import Cause, Changes
from desktop_app.presentation.text import readable
from desktop_app.resources import resource
from desktop_app.ui.background import Background
from desktop_app.ui.desk import Desk
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.feeds.bridge import Bridge
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.feeds.fleet_stats import FleetStatsPoller
from desktop_app.ui.feeds.problems import ProblemsPoller
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.settings.opening import SettingsOpener
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.shell.drop_overlay import DropOverlay
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.shell.places import Place, places
from desktop_app.ui.shell.sidebar import Sidebar
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.submit.drops import dropped_paths
from desktop_app.ui.submit.invitation import Invitation
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.submit.submission_queue import SubmissionQueue
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.task_list import TaskList
from desktop_app.ui.widgets.plain import Question
from desktop_app.ui.widgets.title_question import TitleQuestion
from desktop_app.ui.window_commands import add_window_commands
from desktop_app.ui.window_state import WindowState
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
        self.setMinimumSize(QSize(640, 480))
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self.operations = operations
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
        self._settings = SettingsOpener(
            operations.settings, self.background, self.notifications, lambda: self.intake.busy, self
        )
        self.live = ChangeFeedPoller(operations.tasks, self.background, self)
        self.fleet = FleetStatsPoller(operations.tasks, self.background, self)
        self.problems = ProblemsPoller(operations.tasks, self.background, self)
        self.options = SubmitOptions(operations.kinds)
        self.top = TopBar(self.options, operations.database_name)
        self.banner = Banner(self.live.look, lambda: self._settings.open(self.top.connection.faulty_part))
        self.sidebar = Sidebar()
        self.tasks = TaskList(operations, self.background, self.actions_)
        self.reader = Reader(operations, self.background, lambda id_: self.actions_.retry([id_]))
        self.invitation = Invitation(samples=bool(operations.samples))
        self.desk = Desk(self.tasks, self.reader, self.invitation)
        self.workers = WorkersPage(operations.tasks, self.background, self._restart_local_worker)
        self.footer = StatusBar()
        self._counts: Mapping[TaskStatus, int] = {}
        self._problems: int | None = None
        self._causes: Sequence[Cause] = ()
        self._known_workers: int | None = None
        self.overlay = DropOverlay(self._lay_out())
        self.commands = Commands(self)
        add_window_commands(
            self,
            self,
            self.commands,
            top=self.top,
            tasks=self.tasks,
            reader=self.reader,
            actions=self.actions_,
            samples=bool(operations.samples),
        )
        self._state = WindowState(operations.state_file)
        self._restore_state()
        self._connect()
        self._watch()

    def go_to(self, key: str) -> None:
        """To a place of the sidebar."""
        self.sidebar.choose(key)
        (self.workers if self.sidebar.place.which is None else self.desk).setFocus()

    def read(self, id_: int) -> None:
        """Select the task where the list has it, and bring its result to the fore."""
        row = self.tasks.model.row_of(id_)
        if row is not None and self.tasks.view.current_id() != id_:
            self.tasks.view.select_row(row)
        self.reader.show_task_id(id_)
        self.desk.read()

    def export(self) -> None:
        """Of what is selected, else of all."""
        ExportDialog(self.operations, self.background, self.tasks.view.selected_ids(), self).open()

    def open_settings(self) -> SettingsDialog:
        return self._settings.open()

    def take_in(self, paths: list[Path]) -> None:
        """Hand in files and folders with the options that are chosen now."""
        try:
            self.intake.take(paths, self.options.value(), self.options.kind_name)
        except EarshotError as error:
            self.notifications.show_fault(str(error))

    def choose_files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        kinds = f"Audio and video ({patterns});;All files (*)"
        files, _ = QFileDialog.getOpenFileNames(self, "Choose audio", self._state.read_text("folder"), kinds)
        if files:
            self._state.write("folder", str(Path(files[0]).parent))
            self.take_in([Path(file) for file in files])

    def choose_folder(self) -> None:
        before = self._state.read_text("folder")
        if folder := QFileDialog.getExistingDirectory(self, "Choose a folder of audio", before):
            self._state.write("folder", folder)
            self.take_in([Path(folder)])

    def try_samples(self) -> None:
        self.take_in(list(self.operations.samples))

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.overlay.show_over(self.options.summary())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.take_in(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._save_state()
        for feed in (self.live, self.fleet, self.problems):
            feed.stop()
        for bridge in self._bridges:
            bridge.close()
        self.background.close()
        super().closeEvent(event)
        self.closed.emit()

    # joining
    def _connect(self) -> None:
        self.invitation.files_wanted.connect(self.choose_files)
        self.invitation.folder_wanted.connect(self.choose_folder)
        self.invitation.samples_wanted.connect(self.try_samples)
        self.intake.progressed.connect(self.footer.show_progress)
        self.intake.taken.connect(self.live.look)
        self.background.failed.connect(self.notifications.show_fault)
        self.sidebar.chosen.connect(self._show_place)
        self.top.searched.connect(self.tasks.search)
        self.top.connection.changed.connect(self.banner.show_faults)
        self.tasks.view.chosen.connect(self.reader.show_task_id)
        self.tasks.view.opened.connect(self.read)
        self.tasks.model.loaded.connect(self.loaded)
        self.fleet.seen.connect(self.footer.show_fleet)
        self.fleet.seen.connect(lambda fleet, waiting: self.sidebar.chart.show_speed(fleet.speed or 0.0))
        self.problems.seen.connect(self._show_problems)
        self.workers.counted.connect(self._show_workers)
        self._show_place(self.sidebar.place)

    def _watch(self) -> None:
        self.live.opened.connect(self._load)
        self.live.changed.connect(self._apply)
        self.live.counted.connect(self._show_counts)
        self.live.fault.connect(self.top.connection.set_feed_fault)
        health = Bridge(self.top.connection.set_health, self)
        local = Bridge(self._show_local_worker, self)
        self._bridges = (health, local)
        self.background.run(lambda: self.operations.watch_health(health.send), lambda done: None)
        self.background.run(lambda: self.operations.watch_local_worker(local.send), lambda done: None)
        self.live.look()

    def _load(self) -> None:
        self.top.connection.set_feed_fault("")
        self.tasks.load()
        self.workers.refresh()
        self.fleet.refresh_now()
        self.problems.refresh_now()

    def _apply(self, changes: Changes) -> None:
        self.tasks.apply(changes)
        self.reader.apply(changes)
        self.fleet.refresh_soon()
        self.problems.refresh_soon()

    def _show_place(self, place: Place) -> None:
        self._pages.setCurrentWidget(self.workers if place.which is None else self.desk)
        self.top.search.setEnabled(place.which is not None)
        if place.which is not None:
            self.tasks.show_part(place.title, place.which, place.cause)

    def _show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self._counts = counts
        self.desk.set_empty(not any(counts.values()))
        self._show_places()

    def _show_problems(self, tasks: int, causes: Sequence[Cause]) -> None:
        self._problems, self._causes = tasks, causes
        self._show_places()

    def _show_workers(self, workers: int) -> None:
        self._known_workers = workers
        self._show_places()

    def _show_places(self) -> None:
        self.sidebar.show_places(places(self._counts, self._problems, self._causes, self._known_workers))

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
        self.background.run(self.operations.restart_local_worker, lambda done: None)

    def _restore_state(self) -> None:
        self._state.restore_geometry(self)
        if state := self._state.read("desk"):
            self.desk.restore_state(state)
        if place := self._state.read_text("place"):
            self.sidebar.choose(place)

    def _save_state(self) -> None:
        self._state.write("geometry", self.saveGeometry())
        self._state.write("desk", self.desk.save_state())
        self._state.write("place", self.sidebar.place.key)

    def _lay_out(self) -> QWidget:
        """Returns what fills the window."""
        self._pages = QStackedWidget()
        self._pages.addWidget(self.desk)
        self._pages.addWidget(self.workers)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._pages, 1)
        content.addWidget(self.notifications)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(content, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(self.footer)
        self.setCentralWidget(body)
        return body
