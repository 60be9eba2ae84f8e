"""Where the work is done: the list at the left, the reader at the right; in a narrow window one of them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.invitation import Invitation
from desktop_app.ui.task_list.task_list import TaskList

NARROW = 100 * GRID  # pixels, below which list and reader do not both have room
LIST, READER = 58, 42  # parts of the width


class Desk(QWidget):
    """An invitation while there is no task."""

    def __init__(
        self,
        tasks: TaskList,
        found: SearchPanel,
        reader: Reader,
        invitation: Invitation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._found, self._reader, self._invitation = tasks, found, reader, invitation
        self._lists = QStackedWidget()
        self._lists.addWidget(tasks)
        self._lists.addWidget(found)
        self._reading = False  #: in a narrow window: the reader is what is seen
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(2 * GRID)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setContentsMargins(0, 0, self.splitter.isRightToLeft(), 0)  # Qt then places it a pixel too far
        self.splitter.addWidget(self._lists)
        self.splitter.addWidget(reader)
        self.splitter.setStretchFactor(0, LIST)
        self.splitter.setStretchFactor(1, READER)
        self.splitter.setSizes([LIST * GRID, READER * GRID])
        self._stack = QStackedWidget()
        self._stack.addWidget(invitation)
        self._stack.addWidget(self.splitter)
        self._stack.setCurrentWidget(self.splitter)  # until it is known that there is no task
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addWidget(self._stack)
        reader.left.connect(self.show_list)
        found.chosen.connect(
            lambda finding: reader.show_moment(finding.task_id, finding.passage.seconds, finding.words)
        )
        found.opened.connect(self.read)

    def set_empty(self, empty: bool) -> None:
        if empty is not (self._stack.currentWidget() is self._invitation):
            had_focus = self.isAncestorOf(self.window().focusWidget() or self)
            self._stack.setCurrentWidget(self._invitation if empty else self.splitter)
            if had_focus:
                self.take_focus()

    def take_focus(self) -> None:
        """To where the work begins. No focus proxy does that: one keeps Tab from what stands before it."""
        is_empty = self._stack.currentWidget() is self._invitation
        (self._invitation.files if is_empty else self._list).setFocus()

    def read(self) -> None:
        """Bring the reader to the fore."""
        self._reading = True
        self._arrange()
        self._reader.focus_text()

    def show_list(self) -> None:
        self._reading = False
        self._arrange()
        self._list.setFocus()

    def follow_search(self, top: TopBar) -> None:
        """What is found in transcripts takes the place of the list, for as long as they are searched."""
        top.searched_transcripts.connect(self._found.search)
        top.transcripts_wanted.connect(self._show_found)
        top.entered.connect(self._found.take_focus)
        self._found.left.connect(top.search_transcripts)
        self._found.saved_wanted.connect(top.search.setText)

    def _show_found(self, shown: bool) -> None:
        """What was found in the transcripts, or the tasks again."""
        self._reading = False
        self._lists.setCurrentWidget(self._found if shown else self._tasks)
        self._arrange()

    @property
    def _list(self) -> QWidget:
        """What is in the place of the list."""
        return self._found.view if self._lists.currentWidget() is self._found else self._tasks.view

    def save_state(self) -> QByteArray:
        return self.splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        self.splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        self._lists.setVisible(not (narrow and self._reading))
        self._reader.setVisible(not narrow or self._reading)
        self._reader.back.setVisible(narrow)
        self._tasks.selection.offer_reading(narrow)
