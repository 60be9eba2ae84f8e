"""The window: joins its parts, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Changes
from desktop_app.ui.background import Background
from desktop_app.ui.desk import Desk
from desktop_app.ui.export.opening import ExportOpener
from desktop_app.ui.feeds.feeds import Feeds
from desktop_app.ui.feeds.overview import Overview
from desktop_app.ui.log.opening import LogOpener
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.draft_rescue import DraftRescue
from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.settings.opening import SettingsOpener
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.drop_overlay import DropOverlay
from desktop_app.ui.shell.farewell import Farewell, ask_in_a_dialog
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.shell.places import Place
from desktop_app.ui.shell.sidebar import Sidebar
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.system_alerts import SystemAlerts
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.shell.window_layout import lay_out_window, prepare_window
from desktop_app.ui.submit.choosing import Choosing
from desktop_app.ui.submit.drops import dropped_paths
from desktop_app.ui.submit.invitation import Invitation
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.submit.presets import PresetMenu
from desktop_app.ui.submit.submission_queue import SubmissionQueue
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.batch_actions import BatchActions
from desktop_app.ui.task_list.batch_menu import BatchMenu
from desktop_app.ui.task_list.deferred_actions import GRACE
from desktop_app.ui.task_list.handouts import Handouts
from desktop_app.ui.task_list.task_list import TaskList
from desktop_app.ui.watch.commands import WatchCommands
from desktop_app.ui.widgets.plain import Question
from desktop_app.ui.widgets.title_question import TitleQuestion
from desktop_app.ui.window_commands import add_window_commands
from desktop_app.ui.window_state import WindowState
from desktop_app.ui.workers.page import WorkersPage
from desktop_app.ui.workers.watch import LocalWorkerWatch


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
        asks_before_closing: bool = False,
        grace: float = GRACE,
        parent: QWidget | None = None,
    ) -> None:
        """`confirm` (question, name of yes): how to ask before what can't be undone; `ask_title` (heading): a title.
        None: in a dialog. `grace`: seconds in which what is done to tasks can be undone; 0: none."""
        super().__init__(parent)
        prepare_window(self)
        self.operations = operations
        self.background = Background(self)
        self.notifications = NotificationArea()
        confirm = confirm or (lambda text, yes: Question(text, yes, self).ask())
        ask_title = ask_title or (lambda text: TitleQuestion(text, self).ask())
        self.actions_ = TaskActions(operations, self.background, self.notifications, ask_title, grace, self)
        self.intake = SubmissionQueue(operations, self.background, self.notifications, self)
        self.feeds = Feeds(operations, self.background, self)
        self.settings = SettingsOpener(
            operations.settings, self.background, self.notifications, lambda: self.intake.busy, self, confirm
        )
        self.options = SubmitOptions(operations.kinds, operations.export_formats)
        self.presets = PresetMenu(operations.tasks, self.background, self.notifications, self.options)
        self._state = WindowState(operations.state_file)
        self.exports = ExportOpener(operations, self.background, self._state, self)
        self.choosing = Choosing(self, self.intake, self.options, self.notifications, operations.samples, self._state)
        self.top = TopBar(self.options, self.options.make_compact, operations.database_name)
        self.banner = Banner(self.feeds.changes.look, lambda: self.settings.open(self.top.connection.faulty_part))
        self.sidebar = Sidebar()
        given = (operations, self.background, self.notifications)
        self.batches = BatchActions(*given, self.actions_, self.exports.open, self)
        self.tasks = TaskList(operations, self.background, self.actions_, BatchMenu(self.batches, confirm))
        self.handouts = Handouts(*given, lambda: self.exports.formats, self)
        self.reader = Reader(operations, self.background, self.actions_.retry, self.actions_.deferred.plan_for)
        self.invitation = Invitation(self.choosing)
        self.found = SearchPanel(operations, self.background, self.feeds.changes)
        self.desk = Desk(self.tasks, self.found, self.reader, self.invitation)
        self.workers = WorkersPage(operations.tasks, self.background)
        self.footer = StatusBar()
        ask = ask_in_a_dialog(self) if asks_before_closing else None
        settle, unsaved = self.actions_.deferred.begin_all, self.reader.transcript.tell_unsaved
        self.farewell = Farewell(operations, self.background, self.feeds, ask, settle, self.close, unsaved)
        DraftRescue(*given, self.feeds, self)
        self._local = LocalWorkerWatch(operations, self.background, self.notifications, self.workers.local, self.footer)
        self.overlay = DropOverlay(self._lay_out())
        self.alerts = SystemAlerts(operations, self.background, self.feeds, self.notifications, self._state, self)
        self.commands = add_window_commands(
            *(self, self),
            top=self.top,
            tasks=self.tasks,
            reader=self.reader,
            actions=self.actions_,
            exports=self.exports,
            handouts=self.handouts,
            batches=self.batches,
            choosing=self.choosing,
            watch=WatchCommands(operations, self.background, self.options, self),
            settings=self.settings,
            show_log=LogOpener(operations, self.background, self).show,
            state=self._state,
            notifier=self.alerts.notifier,
            notifications=self.notifications,
        )
        self._state.restore_geometry(self)
        self.desk.restore_state(self._state.read("desk"))
        self.go_to(self._state.read_text("place"))
        self.tasks.restore_state(self._state)
        self._connect()
        self._watch()

    def go_to(self, key: str) -> None:
        """To a place of the sidebar."""
        self.sidebar.choose(key)
        self.workers.setFocus() if self.sidebar.place.which is None else self.desk.take_focus()

    def read(self, id_: int) -> None:
        """Select the task where the list has it, and bring its result to the fore."""
        row = self.tasks.model.row_of(id_)
        if row is not None and self.tasks.view.current_id() != id_:
            self.tasks.view.select_row(row)
        self.reader.show_task_id(id_)
        self.desk.read()

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and any(url.isLocalFile() for url in event.mimeData().urls()):  # not our own rows
            event.acceptProposedAction()
            self.overlay.show_over(self.options.summary())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.choosing.take(dropped_paths(event.mimeData()))

    def quit(self) -> None:
        """Close, whatever is under way."""
        self.farewell.dismiss()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.farewell.allows():
            event.ignore()
            return
        self._state.write_all(geometry=self.saveGeometry(), desk=self.desk.save_state(), place=self.sidebar.place.key)
        self.tasks.save_state(self._state)
        self.feeds.stop()
        self.alerts.stop()
        self.actions_.deferred.begin_all()
        self.background.close()
        super().closeEvent(event)
        self.closed.emit()

    # joining
    def _connect(self) -> None:
        self.intake.progressed.connect(self.footer.show_progress)
        for done in (self.intake.taken, self.actions_.changed, self.batches.changed):
            done.connect(self.feeds.catch_up)
        self.background.failed.connect(self.notifications.show_fault)
        self.sidebar.chosen.connect(self._show_place)
        self.top.searched.connect(self.tasks.search)
        self.desk.follow_search(self.top)
        self.top.connection.changed.connect(self.banner.show_faults)
        self.top.connection.changed.connect(self.alerts.show_faults)
        self.tasks.view.chosen.connect(self.reader.show_task_id)
        self.tasks.view.opened.connect(self.read)
        self.actions_.deferred.changed.connect(self.reader.show_plan)
        self.tasks.model.loaded.connect(self.loaded)
        for show in (self.footer.show_fleet, self.workers.show_fleet, self.sidebar.chart.show_fleet):
            self.feeds.fleet.seen.connect(show)
        self.feeds.overview.seen.connect(self._show_overview)
        self.closed.connect(self.reader.player.close_sound)
        self.workers.counted.connect(self.sidebar.show_workers)
        self._show_place(self.sidebar.place)

    def _watch(self) -> None:
        self.feeds.changes.opened.connect(self._load)
        self.feeds.changes.changed.connect(self._apply)
        self.feeds.counts.seen.connect(self._show_counts)
        self.feeds.changes.fault.connect(self.top.connection.set_feed_fault)
        self.feeds.begin(self.top.connection.set_health, self._local.show)

    def _load(self) -> None:
        self.top.connection.set_feed_fault("")
        self.tasks.load()
        self.workers.refresh()
        self.feeds.refresh_after_rows()

    def _apply(self, changes: Changes) -> None:
        self.tasks.apply(changes)
        self.reader.apply(changes)
        self.feeds.refresh_soon()

    def _show_place(self, place: Place) -> None:
        self._pages.setCurrentWidget(self.workers if place.which is None else self.desk)
        self.top.leave_transcripts()
        self.top.enable_search(place.which is not None)
        if place.which is not None:
            self.tasks.show_part(place.title, place.which, place.cause, place.batch)

    def _show_counts(self, counts: Mapping[TaskStatus, int]) -> None:
        self.desk.set_empty(not any(counts.values()))
        self.sidebar.show_counts(counts)

    def _show_overview(self, overview: Overview) -> None:
        self.footer.show_backlog(overview.backlog)
        self.sidebar.show_overview(overview)
        self.tasks.show_batch(self.sidebar.place.batch)

    def _lay_out(self) -> QWidget:
        """Returns what fills the window."""
        self._pages = QStackedWidget()
        self._pages.addWidget(self.desk)
        self._pages.addWidget(self.workers)
        body = lay_out_window(
            top=self.top,
            banner=self.banner,
            sidebar=self.sidebar,
            pages=self._pages,
            notifications=self.notifications,
            footer=self.footer,
        )
        self.setCentralWidget(body)
        return body
