"""The attempts of one task on a line of time."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from desktop_app.domain.task import Outcome
from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.attempt_lane import AttemptLane
from desktop_app.ui.reader.attempts_model import SENTENCE, AttemptsModel
from desktop_app.ui.widgets.mnemonics import mark_mnemonics

COUNT = 1000  # milliseconds between two pictures of an attempt that runs
READ = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AttemptsTimeline(QListView):
    """One lane for each; Ctrl+C copies the current one. What went wrong is selected with the mouse, or after F2 or
    Enter with the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = AttemptsModel()
        self.setModel(self.rows)
        self.setItemDelegate(AttemptLane(self, self.rows))
        self.setAccessibleName(tr("Attempts"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.entered.connect(self._open_sentence)
        for changed in (self.rows.dataChanged, self.rows.rowsInserted):
            changed.connect(self._refresh)
        self._add_menu()
        self._timer = QTimer(self, interval=COUNT)
        self._timer.timeout.connect(self._count)
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in READ:
            self._read()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.rows.place(datetime.now(UTC)):
            self.scheduleDelayedItemsLayout()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are as high as the room is narrow."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _add_menu(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for name, act in ((tr("Copy"), self._copy), (tr("Copy the error"), self._copy_error)):
            action = QAction(name, self)
            action.triggered.connect(act)
            self.addAction(action)
        mark_mnemonics(self.actions())
        self.selectionModel().currentChanged.connect(self._enable)
        self._enable(QModelIndex())

    def _enable(self, current: QModelIndex) -> None:
        for action, role in zip(self.actions(), (Qt.ItemDataRole.DisplayRole, SENTENCE), strict=True):
            action.setEnabled(bool(current.data(role)))

    def _copy(self) -> None:
        _to_clipboard(self.currentIndex().data())

    def _copy_error(self) -> None:
        _to_clipboard(self.currentIndex().data(SENTENCE))

    def _open_sentence(self, index: QModelIndex) -> None:
        """Put the field over the painted sentence; not over each before it is wanted, there may be hundreds."""
        if index.data(SENTENCE):
            self.openPersistentEditor(index)

    def _read(self) -> None:
        self._open_sentence(self.currentIndex())
        if field := self.indexWidget(self.currentIndex()):
            field.setFocus()

    def _refresh(self) -> None:
        for row in range(self.rows.rowCount()):
            if not self.rows.index(row).data(SENTENCE):
                self.closePersistentEditor(self.rows.index(row))
        self.scheduleDelayedItemsLayout()

    def _count(self) -> None:
        if self.isVisible() and any(attempt.outcome is Outcome.RUNNING for attempt in self.rows.attempts):
            self.viewport().update()


def _to_clipboard(text: str | None) -> None:
    if text:
        QGuiApplication.clipboard().setText(text)
