"""What can be done with the names that are marked, beside the field that finds words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.named_text import NamedText
from desktop_app.domain.vocabulary import read_names
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import format_number, tr
from desktop_app.ui.vocabulary.lists import VocabularyLists
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.plain import escape_mnemonic

MOST_NAMES = 25  # of a list; the dialog has them all


class VocabularyMenu(QMenu):
    """A submenu for each list: whether it is marked, and its names, each of which is searched for by a click."""

    searched = Signal(str)  #: a name, in all transcripts
    edit_wanted = Signal()

    def __init__(self, lists: VocabularyLists, parent: QWidget) -> None:
        super().__init__(tr("Names"), parent)
        self._lists = lists
        self._steps: list[QAction] = []
        self.aboutToShow.connect(lists.refresh)
        lists.changed.connect(self._fill)
        self._fill()

    def set_steps(self, steps: list[QAction]) -> None:
        """The actions that go from one marked name to another."""
        self._steps = steps
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.addActions(self._steps)
        self.addSeparator()
        for each in self._lists.lists:
            self._add_list(each)
        self.addSeparator()
        self.addAction(tr("Vocabulary lists…"), self.edit_wanted.emit)
        mark_mnemonics([action for action in self.actions() if action not in self._steps])

    def _add_list(self, each: NamedText) -> None:
        names = read_names(each.text)
        menu = self.addMenu(escape_mnemonic(f"{one_line(each.name)} ({format_number(len(names))})"))
        marks = menu.addAction(tr("Mark these names"))
        marks.setCheckable(True)
        marks.setChecked(self._lists.is_marked(each.name))
        marks.toggled.connect(lambda marked: self._lists.mark(each.name, marked))
        menu.addSeparator()
        menu.addAction(tr("Search all transcripts")).setEnabled(False)  # says what a click on a name does
        for name in names[:MOST_NAMES]:
            entry = menu.addAction(escape_mnemonic(one_line(name)))
            entry.triggered.connect(lambda checked=False, name=name: self.searched.emit(name))
        if len(names) > MOST_NAMES:
            menu.addAction(tr("All names…"), self.edit_wanted.emit)
