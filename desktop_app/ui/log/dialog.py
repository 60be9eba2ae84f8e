"""The log, while it is written."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.log_piece import LogPiece
from desktop_app.presentation.log_levels import find_levels
from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.log.level_colours import LevelColours
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.private import user_umask

INTERVAL = 2000  # milliseconds between two looks
MOST_LINES = 2000
SIZE = (116 * GRID, 72 * GRID)  # pixels
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class _Line(NamedTuple):
    text: str
    level: int  #: one of logging's


class LogDialog(QDialog):
    """Blocks nothing. What is selected stays; whoever has scrolled to the end stays there."""

    def __init__(
        self,
        read: Callable[[str, int], LogPiece],
        names: Sequence[str],
        folder: Path,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        """`read` (name of the log, end of the last piece): may block; `folder`: where the logs lie."""
        super().__init__(parent)
        self.setWindowTitle(tr("Log"))
        self._read, self._folder, self._background = read, folder, background
        self._lines: deque[_Line] = deque(maxlen=MOST_LINES)
        self._rest: _Line | None = None  #: the last one, which is still being written
        self._end = 0
        self._is_open = True
        self.log = QComboBox()
        self.log.setAccessibleName(tr("Log"))
        self.log.addItems([*names])
        self.log.currentIndexChanged.connect(self._begin_anew)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Show only lines with…"))
        self.filter.setAccessibleName(tr("Show only lines with"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_all)
        self.grave = QCheckBox(tr("Only errors and warnings"))
        self.grave.toggled.connect(self._show_all)
        self.text = QPlainTextEdit()
        self.text.setObjectName("log")
        self.text.setAccessibleName(tr("Lines of the log"))
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(SELECTABLE)
        self.text.setTabChangesFocus(True)
        self.text.setMaximumBlockCount(MOST_LINES)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._colours = LevelColours(self.text.document())
        self.note = Label()
        self.copy = push_button(tr("Copy all"), self._copy)
        self.open_folder = push_button(tr("Open folder"), self._open_folder)
        self.close_button = push_button(tr("Close"), self.accept, kind="primary")
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.refresh)
        self._lay_out()
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Read now what has been written since."""
        read, name, end = self._read, self.log.currentText(), self._end
        level = self._lines[-1].level if self._lines else logging.INFO
        self._background.run(
            lambda: _lines_of(read(name, end), level),
            lambda answer: self._show(*answer),
            failed=self._tell,
            key="log",
            wanted=lambda: self._is_open,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # another theme
            self._colours.rehighlight()

    def done(self, result: int) -> None:
        self._is_open = False
        self._timer.stop()
        super().done(result)

    def _begin_anew(self) -> None:
        self._end, self._rest = 0, None
        self._lines.clear()
        self._show_all()
        self.refresh()

    def _show(self, piece: LogPiece, new: Sequence[_Line], rest: _Line | None) -> None:
        if piece.anew and self._end:
            self._lines.clear()
            self._rest = None
            self.text.clear()
        self._end = piece.end
        if new or rest != self._rest:
            self._take_off_rest()
            self._lines.extend(new)
            self._rest = rest
            self._append(self._wanted([*new, rest] if rest else new))
        self._tell("" if self._lines or rest else tr("There is nothing in this log yet."))

    def _take_off_rest(self) -> None:
        if self._rest and self._wanted([self._rest]):
            cursor = QTextCursor(self.text.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.deletePreviousChar()

    def _append(self, lines: Sequence[_Line]) -> None:
        if lines:
            self.text.appendPlainText("\n".join(line.text for line in lines))
            self._colours.set_last_levels([line.level for line in lines])

    def _show_all(self) -> None:
        self.text.clear()
        self._append(self._wanted([*self._lines, self._rest] if self._rest else self._lines))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._tell("")

    def _wanted(self, lines: Iterable[_Line]) -> list[_Line]:
        part, least = self.filter.text().casefold(), logging.WARNING if self.grave.isChecked() else logging.NOTSET
        return [line for line in lines if line.level >= least and part in line.text.casefold()]

    def _tell(self, text: str) -> None:
        shown = self.text.blockCount() if self.text.toPlainText() else 0
        self.note.setText(text or plural("{n} line, the newest last", "{n} lines, the newest last", shown))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._tell(tr("Copied."))

    def _open_folder(self) -> None:
        with user_umask():
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        if not opened:
            self._tell(tr("The folder is {path}", path=one_line(str(self._folder))))

    def _lay_out(self) -> None:
        set_role(self.note, "muted")
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.log)
        top.addWidget(self.filter, 1)
        top.addWidget(self.grave)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.note, 1)
        for button in (self.copy, self.open_folder, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        resize_on_screen(self, *SIZE)
        self.text.setFocus()


def _lines_of(piece: LogPiece, level: int) -> tuple[LogPiece, list[_Line], _Line | None]:
    """`level`: of the last line of the piece before."""
    texts = [readable(text) for text in piece.text.split("\n")]
    texts[-1] = readable(piece.rest)  # the text ends with a newline, or is empty
    levels = find_levels(texts, logging.INFO if piece.anew else level)
    *lines, rest = [_Line(text, level) for text, level in zip(texts, levels, strict=True)]
    return piece, lines, rest if rest.text else None
