"""Transcripts out as files: which, in what formats, where to."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.lists import TaskFilter
from desktop_app.orchestrator.results import ExportReport
from desktop_app.presentation.translation import mark, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import refusals
from desktop_app.ui.style.theme import set_font_scale, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label, escape_mnemonic
from desktop_app.ui.widgets.sentence_list import SentenceList
from worker_agent.contract.private import user_umask

FIRST_CHOICE = ("txt", "srt")

_NAMES = {
    "txt": mark("Plain text (txt)"),
    "srt": mark("Subtitles (srt)"),
    "vtt": mark("Web subtitles (vtt)"),
    "json": mark("Everything, for programs (json)"),
    "docx": mark("Word document (docx)"),
    "csv": mark("Table (csv)"),
    "md": mark("Markdown (md)"),
    "html": mark("Page for any browser (html)"),
    "eaf": mark("ELAN, for research (eaf)"),
}


class ExportDialog(QDialog):
    """Stays open while it works, and then says what it wrote."""

    def __init__(
        self, operations: Operations, background: Background, selected: Collection[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._selected = selected
        self.setWindowTitle(tr("Export transcripts"))
        self.setMinimumWidth(60 * GRID)
        self.only_selected = QRadioButton(plural("The {n} selected task", "The {n} selected tasks", len(selected)))
        self.all_completed = QRadioButton(tr("All completed tasks"))
        self.formats = {name: QCheckBox(_format_name(name)) for name in operations.export_formats}
        self.folder = QLineEdit(_default_folder())
        self.folder.setAccessibleName(tr("Folder"))
        self.outcome = Label()
        self.outcome.setWordWrap(True)
        self.refused = SentenceList(tr("What was left out"))
        self.refused.setMaximumHeight(14 * GRID)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.browse = push_button(tr("Browse…"), self._browse)
        self.open_folder = push_button(tr("Open folder"), self._open_folder)
        self.close_button = push_button(tr("Close"), self.accept)
        self.start = push_button(tr("Export"), self._start, kind="primary")
        self._lay_out()
        self._set_up()

    def _set_up(self) -> None:
        for name, box in self.formats.items():
            box.setChecked(name in FIRST_CHOICE)
            box.toggled.connect(self._enable)
        self.only_selected.setEnabled(bool(self._selected))
        (self.only_selected if self._selected else self.all_completed).setChecked(True)
        self.folder.textChanged.connect(self._enable)
        for widget in (self.bar, self.refused, self.open_folder, self.outcome):
            widget.setVisible(False)
        self.start.setDefault(True)
        self._enable()

    def _enable(self) -> None:
        self.start.setEnabled(bool(self._chosen_formats()) and bool(self.folder.text().strip()))

    def _chosen_formats(self) -> list[str]:
        return [name for name, box in self.formats.items() if box.isChecked()]

    def _start(self) -> None:
        export, repository = self._operations.export, self._operations.tasks
        formats, folder = self._chosen_formats(), Path(self.folder.text().strip()).expanduser()
        selected = self._selected if self.only_selected.isChecked() else None

        def work() -> ExportReport:
            ids = repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED)) if selected is None else selected
            return export(ids, formats, folder)

        self._set_busy(True)
        self._background.run(work, self._done, failed=self._failed)

    def _done(self, report: ExportReport) -> None:
        self._set_busy(False)
        self._update_text(_summary(report), "warning" if report.refused else "success")
        self.refused.clear()
        self.refused.addItems(list(refusals(report.refused)))
        self.refused.setVisible(bool(report.refused))
        self.open_folder.setVisible(bool(report.files))

    def _failed(self, fault: str) -> None:
        self._set_busy(False)
        self._update_text(fault, "danger")

    def _update_text(self, text: str, role: str) -> None:
        self.outcome.setText(text)
        set_role(self.outcome, role)
        self.outcome.setVisible(True)

    def _set_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.start.setEnabled(not busy)
        if busy:
            self._update_text(tr("Writing the files…"), "muted")

    def _browse(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, tr("Export to"), self.folder.text()):
            self.folder.setText(folder)

    def _open_folder(self) -> None:
        with user_umask():
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        groups: tuple[tuple[str, list[QWidget]], ...] = (
            (tr("Which"), [self.only_selected, self.all_completed]),
            (tr("Formats"), [*self.formats.values()]),
        )
        for title, widgets in groups:
            layout.addWidget(_heading(title))
            choices = QVBoxLayout()
            choices.setSpacing(0)
            for widget in widgets:
                choices.addWidget(widget)
            layout.addLayout(choices)
            layout.addSpacing(GRID)
        layout.addWidget(_heading(tr("Folder")))
        layout.addLayout(_line(self.folder, self.browse))
        layout.addSpacing(GRID)
        for widget in (self.bar, self.outcome, self.refused):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        buttons = _line(self.open_folder, self.close_button, self.start)
        buttons.insertStretch(1, 1)
        layout.addLayout(buttons)


def _default_folder() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(documents) / tr("Transcripts"))


def _summary(report: ExportReport) -> str:
    text = plural("{n} file written.", "{n} files written.", len(report.files))
    left_out = plural("{n} task left out:", "{n} tasks left out:", len(report.refused))
    return f"{text} {left_out}" if report.refused else text


def _format_name(name: str) -> str:
    return escape_mnemonic(tr(_NAMES.get(name, name)))


def _heading(text: str) -> Label:
    label = Label(text)
    set_font_scale(label, 1.0, bold=True)
    return label


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GRID)
    for widget in widgets:
        line.addWidget(widget)
    return line
