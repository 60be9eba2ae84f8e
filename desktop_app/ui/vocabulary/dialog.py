"""Vocabulary lists: their names, and the names in them, one a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.vocabulary import read_names
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.vocabulary.lists import VocabularyLists
from desktop_app.ui.widgets.buttons import ok_and_cancel, push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.name_question import NameQuestion
from desktop_app.ui.widgets.plain import Label

SIZE = (80 * GRID, 56 * GRID)  # pixels
NAME = Qt.ItemDataRole.UserRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class VocabularyDialog(QDialog):
    """Nothing is kept before OK. Lists that were not touched are left as colleagues may have made them meanwhile."""

    searched = Signal(str)  #: a name, in all transcripts

    def __init__(self, lists: VocabularyLists, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Vocabulary lists"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lists = lists
        self._before = {each.name: each.text for each in lists.lists}
        self._texts = dict(self._before)  #: as they are typed, by the lists' names
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Vocabulary lists"))
        self.names.currentItemChanged.connect(lambda now, before: self._show())
        self.text = QPlainTextEdit()
        self.text.setObjectName("names")
        self.text.setAccessibleName(tr("Names, one a line"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._note)
        self.text.cursorPositionChanged.connect(self._tell)
        self.number = Label()
        self.number.setProperty("role", "muted")
        self.add = push_button(tr("New…"), self._ask_name)
        self.rename = push_button(tr("Rename…"), self._ask_new_name)
        self.remove = push_button(tr("Remove"), self._remove)
        self.search = push_button(tr("Search all transcripts"), self._search)
        self.buttons = ok_and_cancel(self)
        self.accepted.connect(self._save)
        self._lay_out()
        for name in self._texts:
            self._add_item(name, marked=lists.is_marked(name))
        self.names.setCurrentRow(0)
        self._show()
        resize_on_screen(self, *SIZE)

    @property
    def _current(self) -> str | None:
        item = self.names.currentItem()
        return item.data(NAME) if item else None

    def _add_item(self, name: str, *, marked: bool) -> QListWidgetItem:
        item = QListWidgetItem(one_line(name))
        item.setData(NAME, name)
        item.setCheckState(CHECKED if marked else UNCHECKED)
        self.names.addItem(item)
        return item

    def _show(self) -> None:
        """The chosen list."""
        name = self._current
        self.text.blockSignals(True)
        self.text.setPlainText(self._texts[name] if name is not None else "")
        self.text.blockSignals(False)
        self.text.setPlaceholderText(tr("One name a line") if name is not None else tr("New… makes a list of names."))
        for widget in (self.text, self.rename, self.remove):
            widget.setEnabled(name is not None)
        self._tell()

    def _note(self) -> None:
        if (name := self._current) is not None:
            self._texts[name] = self.text.toPlainText()
        self._tell()

    def _tell(self) -> None:
        number = len(read_names(self.text.toPlainText()))
        self.number.setText(plural("{n} name", "{n} names", number) if self._current is not None else "")
        self.search.setEnabled(bool(self._name_at_cursor))

    @property
    def _name_at_cursor(self) -> str:
        return next(iter(read_names(self.text.textCursor().block().text())), "")

    def _search(self) -> None:
        """What was typed is kept, too."""
        name = self._name_at_cursor
        self.accept()
        self.searched.emit(name)

    def _ask_name(self) -> None:
        question = NameQuestion(tr("Name of the new list"), "", self._texts, self)
        question.named.connect(self._add)
        question.open()

    def _add(self, name: str) -> None:
        self._texts[name] = ""
        self.names.setCurrentItem(self._add_item(name, marked=True))
        self.text.setFocus()

    def _ask_new_name(self) -> None:
        if (old := self._current) is not None:
            taken = [name for name in self._texts if name != old]
            question = NameQuestion(tr("New name of “{name}”", name=one_line(old)), old, taken, self)
            question.named.connect(self._rename)
            question.open()

    def _rename(self, new: str) -> None:
        item = self.names.currentItem()
        self._texts[new] = self._texts.pop(item.data(NAME))
        item.setData(NAME, new)
        item.setText(one_line(new))

    def _remove(self) -> None:
        if (name := self._current) is not None:
            del self._texts[name]
            self.names.takeItem(self.names.currentRow())

    def _save(self) -> None:
        items = [self.names.item(row) for row in range(self.names.count())]
        unmarked = [item.data(NAME) for item in items if item.checkState() is UNCHECKED]
        changed = {name: text for name, text in self._texts.items() if self._before.get(name) != text}
        self._lists.save(changed, [name for name in self._before if name not in self._texts], unmarked)

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        for button in (self.add, self.rename, self.remove):
            button.setAutoDefault(False)
            actions.addWidget(button)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(Label(tr("Lists with a tick are marked in the transcripts.")))
        left.addWidget(self.names, 1)
        left.addLayout(actions)
        below = QHBoxLayout()
        below.addWidget(self.number, 1)
        below.addWidget(self.search)
        self.search.setAutoDefault(False)
        right.addWidget(Label(tr("Names, one a line")))
        right.addWidget(self.text, 1)
        right.addLayout(below)
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(both, 1)
        layout.addWidget(self.buttons)
