"""Replaces words in all transcripts that have them: found first, chosen, and put back as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.orchestrator.results import Rejection
from desktop_app.orchestrator.transcripts.replace_words import Replaced, ReplaceMatch, ReplaceReport
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import ReplaceOperations
from desktop_app.ui.shell.notifications import Level, Message, NotificationArea, refusals
from desktop_app.ui.style.theme import row_height, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label

SIZE = (100 * GRID, 64 * GRID)  # pixels
MOST = 1000  # transcripts that are found at once; who has replaced in them finds the rest
MATCH = Qt.ItemDataRole.UserRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReplaceDialog(QDialog):
    """Nothing is changed that was not shown before."""

    def __init__(
        self,
        verbs: ReplaceOperations,
        background: Background,
        notifications: NotificationArea,
        words: str,
        replacement: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._background, self._notifications = verbs, background, notifications
        self._open = True
        self._found_for = ""  #: the words that were searched for
        self.setWindowTitle(tr("Replace in all transcripts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words, self.replacement = _field(tr("Find"), words), _field(tr("Replace by"), replacement)
        self.words.selectAll()  # who types looks for something else
        self.words.returnPressed.connect(self.search)
        self.words.textChanged.connect(self._forget)
        self.replacement.returnPressed.connect(self.search)
        self.find_button = push_button(tr("Find"), self.search)
        self.list = QTreeWidget()
        self.said = Label()
        self.said.setWordWrap(True)
        self.replace_button = push_button(tr("Replace"), self.replace, kind="primary")
        self.close_button = push_button(tr("Close"), self.reject)
        for button in (self.find_button, self.replace_button, self.close_button):
            button.setAutoDefault(False)
        self.finished.connect(self._end)
        self._lay_out()
        self._forget()
        resize_on_screen(self, *SIZE)
        if words:
            self.search()

    @property
    def chosen(self) -> list[ReplaceMatch]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item.data(0, MATCH) for item in items if item and item.checkState(0) == Qt.CheckState.Checked]

    def search(self) -> None:
        words, find = self.words.text(), self._verbs.find
        if words:
            self._say(tr("Searching…"))
            self._background.run(
                lambda: find(words, MOST, lambda: not self._open),
                lambda found: self._show(found, words),
                failed=lambda fault: self._say(fault, "danger"),
                key="replacements",
                wanted=lambda: self._open and self.words.text() == words,
            )

    def replace(self) -> None:
        ids = [match.task.id for match in self.chosen]
        words, new, replace = self._found_for, self.replacement.text(), self._verbs.replace
        if ids:
            self.replace_button.setEnabled(False)
            self._say(tr("Replacing…"))
            self._background.run(lambda: replace(ids, words, new), self._tell, failed=self._fail, kept=True)

    # what was found
    def _show(self, found: Sequence[ReplaceMatch], words: str) -> None:
        self._found_for = words
        self.list.clear()
        height = row_height(self.list.fontMetrics())
        self.list.addTopLevelItems([_item(match, height) for match in found])
        self._count()

    def _forget(self) -> None:
        """Other words than those that were found."""
        self._found_for = ""
        self.list.clear()
        self._say("")
        self.replace_button.setText(tr("Replace"))
        self.replace_button.setEnabled(False)

    def _count(self) -> None:
        if not self._found_for:
            return
        chosen, found = self.chosen, self.list.topLevelItemCount()
        places = sum(match.places for match in chosen)
        in_all = plural("Replace in {n} transcript", "Replace in {n} transcripts", len(chosen))
        self.replace_button.setText(in_all if found else tr("Replace"))
        self.replace_button.setEnabled(bool(chosen))
        if not found:
            self._say(tr("No transcript has that."))
        elif found >= MOST:
            self._say(
                tr("The first {number} are shown. Replace in them, then find the rest.", number=format_number(MOST))
            )
        else:
            self._say(plural("{n} place", "{n} places", places))

    # what was done
    def _tell(self, report: ReplaceReport) -> None:
        told = plural("Replaced in {n} transcript", "Replaced in {n} transcripts", len(report.replaced))
        action = (tr("Undo"), lambda: self._put_back(report.replaced)) if report.replaced else None
        told_as: Level = "warning" if report.refused else "info"
        self._notifications.notify(Message(told, told_as, refusals(report.refused), action))
        if self._open:
            self.accept()

    def _put_back(self, replaced: Sequence[Replaced]) -> None:
        put_back, notify = self._verbs.put_back, self._notifications.notify

        def told(refused: Sequence[Rejection]) -> None:
            number = len(replaced) - len(refused)
            said = plural("Put back in {n} transcript", "Put back in {n} transcripts", number)
            notify(Message(said, "warning" if refused else "info", refusals(refused)))

        self._background.run(lambda: put_back(replaced), told, kept=True)

    def _fail(self, fault: str) -> None:
        if self._open:
            self._say(fault, "danger")
        else:
            self._notifications.show_fault(fault)

    def _say(self, sentence: str, role: str = "muted") -> None:
        self.said.setText(sentence)
        set_role(self.said, role)

    def _end(self) -> None:
        self._open = False

    def _lay_out(self) -> None:
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([tr("File"), tr("Places"), tr("The first of them")])
        self.list.headerItem().setTextAlignment(1, RIGHT)
        self.list.setAccessibleName(tr("Transcripts in which it is replaced"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(0, 32 * GRID)
        self.list.itemChanged.connect(lambda item, column: self._count())
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        for widget in (self.words, self.replacement, self.find_button):
            fields.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.replace_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(fields)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _item(match: ReplaceMatch, height: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([one_line(match.task.file_name), format_number(match.places), one_line(match.line)])
    item.setTextAlignment(1, RIGHT)
    item.setSizeHint(0, QSize(0, height))
    item.setCheckState(0, Qt.CheckState.Checked)
    item.setData(0, MATCH, match)
    return item
