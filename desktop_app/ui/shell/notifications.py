"""Notifications to the person, in a panel that blocks nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.orchestrator.results import Rejection
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.style.icons import IconLabel, icon
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label, escape_mnemonic
from desktop_app.ui.widgets.sentence_list import SentenceList

MOST_NOTICES = 3  # the oldest gives way
READ_AFTER = 8000  # milliseconds: good news without details goes by itself
MOST_DETAILS = 1000  # lines
DETAILS_HEIGHT = 11 * GRID
LARGEST_PART = 0.36  # of the window's height

Level = Literal["info", "warning", "danger"]


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    level: Level = "info"
    details: tuple[str, ...] = ()  #: shown on demand
    action: tuple[str, Callable[[], None]] | None = None  #: a button: its name, what it does
    topic: str = ""  #: a newer message on a topic takes the place of the older one
    lasting: bool = False  #: whoever has sent it dismisses it


class NotificationArea(QScrollArea):
    """The latest messages, below each other; in a low window they scroll, so that each button is in reach."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self.setWidget(self._inner)
        self._inner.installEventFilter(self)
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        self._layout.setSpacing(GRID)
        self._notices: list[NotificationWidget] = []
        self.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Details are unfolded, or a message has come or gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if not self._notices:
            return
        wanted = self._layout.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(min(wanted, int(self.window().height() * LARGEST_PART)))

    def notify(self, message: Message) -> None:
        """Show it; what is said already is not said twice."""
        said = ((notice.message.text, notice.message.topic) for notice in self._notices)
        if (message.text, message.topic) in said:
            return
        if message.topic:
            self.dismiss(message.topic)
        notice = NotificationWidget(message, self._inner)
        notice.dismissed.connect(self._drop)
        self._notices.append(notice)
        self._layout.addWidget(notice)
        if len(self._notices) > MOST_NOTICES:
            self._drop(min(self._notices, key=lambda each: each.message.lasting))
        self.setVisible(True)

    def dismiss(self, topic: str) -> None:
        """What was said on the topic holds no longer."""
        for notice in [notice for notice in self._notices if notice.message.topic == topic]:
            self._drop(notice)

    def show_fault(self, sentence: str) -> None:
        self.notify(Message(sentence, "danger"))

    @property
    def messages(self) -> list[Message]:
        """What is shown now."""
        return [notice.message for notice in self._notices]

    def _drop(self, notice: NotificationWidget) -> None:
        if notice in self._notices:
            self._notices.remove(notice)
            self._layout.removeWidget(notice)
            notice.deleteLater()
            self.setVisible(bool(self._notices))


class NotificationWidget(QFrame):
    """One message, with its details folded."""

    dismissed = Signal(object)

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self.setProperty("kind", "notice")
        self.setProperty("level", message.level)
        self.setProperty("mirrored", self.isRightToLeft())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        layout.addLayout(line)
        line.addWidget(IconLabel("info" if message.level == "info" else "warning", 3 * GRID))
        line.addWidget(self._sentence(), 1)
        if message.details:
            line.addWidget(self._unfold(layout))
        if message.action:
            line.addWidget(self._act(*message.action))
        line.addWidget(self._close())
        if message.level == "info" and not message.details and not message.lasting:
            QTimer.singleShot(READ_AFTER, self, lambda: self.dismissed.emit(self))

    def _sentence(self) -> Label:
        label = Label(self.message.text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _unfold(self, layout: QVBoxLayout) -> QPushButton:
        details = SentenceList(tr("Details"))
        details.setFixedHeight(min(DETAILS_HEIGHT, (len(self.message.details) + 1) * 2 * GRID))
        details.addItems([*self.message.details[:MOST_DETAILS]])
        if (more := len(self.message.details) - MOST_DETAILS) > 0:
            details.addItem(tr("… and {number} more", number=format_number(more)))
        details.setVisible(False)
        layout.addWidget(details)
        button = _link(tr("Show details"), lambda: None)
        button.clicked.connect(lambda: details.setVisible(details.isHidden()))
        button.clicked.connect(lambda: button.setText(tr("Show details") if details.isHidden() else tr("Hide details")))
        return button

    def _act(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = _link(name, act)
        button.clicked.connect(lambda: self.dismissed.emit(self))
        return button

    def _close(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("close"))
        button.setProperty("kind", "icon")
        button.setToolTip(tr("Dismiss"))
        button.setAccessibleName(tr("Dismiss"))
        button.clicked.connect(lambda: self.dismissed.emit(self))
        return button


def refusals(refused: Sequence[Rejection]) -> tuple[str, ...]:
    return tuple(f"{one_line(each.what)} – {each.why}" for each in refused)


def _link(name: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(escape_mnemonic(name))
    button.setProperty("kind", "link")
    button.clicked.connect(lambda: act())
    return button
