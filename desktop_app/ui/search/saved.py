"""Saved searches: what is searched for, under a name, for all who work with the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.named_text import NamedText
from desktop_app.orchestrator.ports.search import NamedTexts
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.name_question import NameQuestion
from desktop_app.ui.widgets.plain import escape_mnemonic, plain_tooltip


class SavedSearchMenu(QMenu):
    """Those that the database has, as it was asked last: it is asked with each search, and when the menu is opened."""

    wanted = Signal(str)  #: to be searched for

    def __init__(self, searches: NamedTexts, background: Background, parent: QWidget) -> None:
        super().__init__(tr("Saved searches"), parent)
        self._parent = parent
        self._searches = searches
        self._background = background
        self._present = ""
        self._saved: Sequence[NamedText] = ()
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.refresh)
        self._fill(())

    def show_present(self, text: str) -> None:
        """What is searched for now: it can be saved."""
        self._present = text
        self._fill(self._saved)
        self.refresh()

    def refresh(self) -> None:
        self._background.run(self._searches.list, self._take, failed=lambda fault: None, key="saved searches")

    def _take(self, saved: Sequence[NamedText]) -> None:
        if saved != self._saved:  # an open menu is left alone where it can be
            self._fill(saved)
            self.resize(self.sizeHint())

    def _fill(self, saved: Sequence[NamedText]) -> None:
        self._saved = saved
        self.clear()
        for each in saved:
            entry = self.addAction(escape_mnemonic(one_line(each.name)))
            entry.setToolTip(plain_tooltip(one_line(each.text)))
            entry.setCheckable(each.text == self._present)
            entry.setChecked(each.text == self._present)
            entry.triggered.connect(lambda checked=False, text=each.text: self.wanted.emit(text))
        self.addSeparator()
        save = self.addAction(tr("Save this search…"), self._ask_name)
        save.setEnabled(bool(self._present))
        if saved:
            self._add_submenu(tr("Rename"), self._ask_new_name)
            self._add_submenu(tr("Remove"), lambda name: self._change(lambda: self._searches.remove(name)))
        mark_mnemonics(self.actions())

    def _add_submenu(self, title: str, act: Callable[[str], None]) -> None:
        """With an entry for each of them."""
        menu = self.addMenu(title)
        for each in self._saved:
            entry = menu.addAction(escape_mnemonic(one_line(each.name)))
            entry.triggered.connect(lambda checked=False, name=each.name: act(name))
        mark_mnemonics(menu.actions())

    def _ask_name(self) -> None:
        text = self._present
        question = self._question(tr("Save this search under the name"), one_line(text), replaces=True)
        question.named.connect(lambda name: self._change(lambda: self._searches.save(NamedText(name, text))))
        question.open()

    def _ask_new_name(self, old: str) -> None:
        question = self._question(tr("New name of “{name}”", name=one_line(old)), old)
        question.named.connect(lambda new: self._change(lambda: self._searches.rename(old, new)))
        question.open()

    def _question(self, heading: str, name: str, *, replaces: bool = False) -> NameQuestion:
        taken = {each.name for each in self._saved}
        return NameQuestion(heading, name, taken, self._parent, replaces=replaces)

    def _change(self, work: Callable[[], object]) -> None:
        self._background.run(work, lambda done: self.refresh())
