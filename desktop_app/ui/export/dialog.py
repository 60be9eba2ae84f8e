"""Transcripts out as files: which, in what formats, where to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.exporters import EXPORTERS
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.results import ExportReport
from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.export.formats import FIRST_CHOICE, FormatChoice
from desktop_app.ui.export.layout import Group, lay_out
from desktop_app.ui.export.names import NameChoice
from desktop_app.ui.export.report import summary
from desktop_app.ui.export.subtitles import SubtitleChoice
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import refusals
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button, side_by_side
from desktop_app.ui.widgets.fitting import grow_on_screen, resize_on_screen
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.sentence_list import SentenceList
from worker_agent.contract.private import user_umask

LOOK_EVERY = 100  # milliseconds: ten thousand files must not be ten thousand repaintings


class ExportDialog(QDialog):
    """Stays open while it works, and then says what it wrote."""

    begun = Signal(object)  #: the formats, as an export begins

    def __init__(
        self,
        operations: Operations,
        background: Background,
        selected: Collection[int],
        parent: QWidget | None = None,
        *,
        formats: Collection[str] = FIRST_CHOICE,
    ) -> None:
        """`formats`: those that are chosen at first."""
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._selected = selected
        self._stopped = threading.Event()
        self._latest = (0, 0)  # replaced, never changed: it comes from another thread
        self._busy = False
        self.setWindowTitle(tr("Export transcripts"))
        chosen = plural("The {n} selected task", "The {n} selected tasks", len(selected))
        self.only_selected = QRadioButton(chosen if selected else tr("No task is selected"))
        self.all_completed = QRadioButton(tr("All completed tasks"))
        (self.only_selected if selected else self.all_completed).setChecked(True)
        self.folder = QLineEdit(_default_folder())
        self.folder.setAccessibleName(tr("Folder"))
        self.browse = push_button(tr("Browse…"), self._browse)
        self.formats = FormatChoice(operations.export_formats, formats)
        self.subtitles = SubtitleChoice()
        self.names = NameChoice(background)
        self.outcome = Label()
        self.outcome.setWordWrap(True)
        self.refused = SentenceList(tr("What was left out"))
        self.refused.setMaximumHeight(14 * GRID)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.open_folder = push_button(tr("Open folder"), self._open_folder)
        self.stop = push_button(tr("Cancel"), self._stop)
        self.close_button = push_button(tr("Close"), self.accept)
        self.start = push_button(tr("Export"), self._start, kind="primary")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._show_progress)
        lay_out(self, *self._choices(), [self.bar, self.outcome, self.refused], self._buttons())
        self._set_up()

    def reject(self) -> None:
        """Escape stops what is under way; what was written stays."""
        if self._busy:
            self._stop()
        else:
            super().reject()

    def _choices(self) -> tuple[Sequence[Sequence[Group]], Sequence[Group]]:
        """Those side by side, and those below."""
        which, where = QWidget(), QWidget()
        lines = QVBoxLayout(which)
        lines.setSpacing(0)
        line = QHBoxLayout(where)
        line.setSpacing(GRID)
        for layout, widgets in ((lines, [self.only_selected, self.all_completed]), (line, [self.folder, self.browse])):
            layout.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                layout.addWidget(widget)
        files = [(tr("Which"), which), (tr("Folder"), where), (tr("Files"), self.names)]
        return [files, [(tr("Formats"), self.formats)]], [(tr("Subtitles"), self.subtitles)]

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.open_folder)
        line.addStretch(1)
        line.addWidget(side_by_side(self.start, self.stop, self.close_button))
        return line

    def _set_up(self) -> None:
        self.only_selected.setEnabled(bool(self._selected))
        self.only_selected.toggled.connect(self._look_for_first)
        self.formats.changed.connect(self._enable)
        self.names.changed.connect(self._enable_start)
        self.folder.textChanged.connect(self._enable_start)
        for widget in (self.bar, self.refused, self.open_folder, self.outcome, self.stop):
            widget.setVisible(False)
        self.start.setDefault(True)
        self._enable()
        self._look_for_first()
        resize_on_screen(self, max(108 * GRID, self.sizeHint().width()), self.sizeHint().height())

    def _enable(self) -> None:
        self.subtitles.setEnabled(self.formats.has_subtitles())
        for name in self.formats.chosen()[:1]:
            self.names.show_suffix(EXPORTERS[name].suffix if name in EXPORTERS else "")
        self._enable_start()

    def _enable_start(self) -> None:
        chosen = bool(self.formats.chosen()) and bool(self.folder.text().strip()) and not self.names.fault
        self.start.setEnabled(chosen and not self._busy)

    def _finder(self, most: int | None = None) -> Callable[[], Collection[int]]:
        """Finds the tasks that are chosen now, or the first ones of them; for another thread."""
        repository, completed = self._operations.tasks, TaskFilter(status=TaskStatus.COMPLETED)
        if self.only_selected.isChecked():
            chosen = self._selected if most is None else list(islice(self._selected, most))
            return lambda: chosen
        return lambda: repository.find_ids(completed, limit=most)

    def _look_for_first(self) -> None:
        find, repository = self._finder(1), self._operations.tasks
        self.names.show_first(lambda: next(iter(repository.tasks(find()).values()), None))

    def _start(self) -> None:
        try:
            subtitles = self.subtitles.limits()
        except EarshotError as error:
            self._update_text(str(error), "danger")
            return
        options = ExportOptions(
            self.names.template.text(), self.names.existing.currentData(), self.formats.chosen_parts(), subtitles
        )
        export, find, stopped = self._operations.export, self._finder(), threading.Event()
        formats, folder = self.formats.chosen(), Path(self.folder.text().strip()).expanduser()
        self._stopped, self._latest = stopped, (0, 0)

        def work() -> ExportReport:
            return export(find(), formats, folder, options, self._note, stopped.is_set)

        self._set_busy(True)
        self.begun.emit(formats)
        self._background.run(work, self._done, failed=self._failed)

    def _note(self, done: int, total: int) -> None:
        """Called on the thread that exports; the dialog looks now and then."""
        self._background.check_open()
        self._latest = (done, total)

    def _show_progress(self) -> None:
        done, total = self._latest
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total and not self._stopped.is_set():
            numbers = {"done": format_number(done), "total": format_number(total)}
            self._update_text(tr("Writing the files… {done} of {total}", **numbers), "muted")

    def _stop(self) -> None:
        self._stopped.set()
        self._update_text(tr("Stopping after the present file…"), "muted")

    def _done(self, report: ExportReport) -> None:
        self._set_busy(False)
        in_full = not (report.refused or report.notes or report.undone)
        self._update_text(summary(report), "success" if in_full else "warning")
        self.refused.clear()
        self.refused.addItems(list(refusals((*report.notes, *report.refused))))
        self.refused.setVisible(bool(self.refused.count()))
        self.open_folder.setVisible(bool(report.files))
        grow_on_screen(self)

    def _failed(self, fault: str) -> None:
        self._set_busy(False)
        self._update_text(fault, "danger")

    def _update_text(self, text: str, role: str) -> None:
        self.outcome.setText(text)
        set_role(self.outcome, role)
        self.outcome.setVisible(True)
        grow_on_screen(self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.close_button.setVisible(not busy)
        self._enable_start()
        if busy:
            self._timer.start()
            self.bar.setRange(0, 0)
            self._update_text(tr("Writing the files…"), "muted")
            self.stop.setFocus()
        else:
            self._timer.stop()

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, tr("Export to"), self.folder.text()):
            self.folder.setText(folder)

    def _open_folder(self) -> None:
        with user_umask():
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))


def _default_folder() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(documents) / tr("Transcripts"))
