"""The command palette: finds every action of the window by some letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.commands import Commands, is_match, keys_of, title_of
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text

ACTION = Qt.ItemDataRole.UserRole
KEYS = Qt.ItemDataRole.UserRole + 1
WIDTH = 70 * GRID
MOST_SEEN = 12  # rows
AROUND = 10  # pixels: border and padding of a list, in the style sheet


class CommandPalette(QDialog):
    """Type, choose with the arrow keys, Enter; Esc leaves."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find an action"))
        self._commands = commands
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Find an action"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.found = QListWidget()
        self.found.setObjectName("commands")
        self.found.setAccessibleName(tr("Actions"))
        self.found.setItemDelegate(_ActionDelegate(self.found))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemClicked.connect(lambda item: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.found)
        self.setFixedWidth(min(WIDTH, parent.width() - 4 * GRID))
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys choose while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if (step := steps.get(Qt.Key(event.key()))) and self.found.count():
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        """What can't be done now is found by who looks for it, behind the rest."""
        self.found.clear()
        found = [
            (menu, action)
            for menu, actions in self._commands.by_menu().items()
            for action in actions
            if is_match(f"{tr(menu)} {title_of(action)}", text)
        ]
        for menu, action in sorted(found, key=lambda one: not one[1].isEnabled()):
            if text or action.isEnabled():
                self._add(f"{tr(menu)}: {title_of(action)}", keys_of(action), action)
        if not found:
            self._add(tr("No action is called that"), "", None)
        self.found.setCurrentRow(0)
        rows = max(1, min(self.found.count(), MOST_SEEN))
        self.found.setFixedHeight(rows * _row(self.found) + AROUND)
        self.adjustSize()

    def _add(self, text: str, keys: str, action: QAction | None) -> None:
        item = QListWidgetItem(text)
        item.setData(ACTION, action)
        if action is None or not action.isEnabled():
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            keys = " · ".join(filter(None, (keys, tr("not now")))) if action else ""
        item.setData(KEYS, keys)
        self.found.addItem(item)

    def _run(self) -> None:
        item = self.found.currentItem()
        action: QAction | None = item.data(ACTION) if item else None
        if action is not None and action.isEnabled():
            self.accept()
            action.trigger()


class _ActionDelegate(QStyledItemDelegate):
    """The action at the left, its keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _row(option.widget))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(current_tokens().muted))
        room: QRect = option.rect.adjusted(GRID, 0, -GRID, 0)
        draw_text(painter, room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(KEYS))
        painter.restore()


def _row(widget: QWidget) -> int:
    return widget.fontMetrics().height() + GRID + 4
