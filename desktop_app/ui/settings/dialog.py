"""Everything that the settings file holds, to read, change, test and save."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import mark, tr
from desktop_app.settings import needs_restart
from desktop_app.settings_form import Changes, CheckReport, Faults, Finding, SettingsForm, Value
from desktop_app.ui.background import Background
from desktop_app.ui.operations import SettingsOperations
from desktop_app.ui.settings.group_list import GroupList
from desktop_app.ui.settings.outlook import Confirm, RetentionOutlook
from desktop_app.ui.settings.page import GroupPage
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.fitting import resize_on_screen
from desktop_app.ui.widgets.plain import Label, Question

T = TypeVar("T")

SIZE = (116 * GRID, 80 * GRID)  # pixels
RESTARTS = mark("Saving restarts Earshot in its window. Tasks go on where they were.")
AT_ONCE = mark("Saving takes effect at once.")
CORRECT_FIRST = mark("Nothing is saved yet: correct what is marked.")


class SettingsDialog(QDialog):
    """Esc leaves everything as it was; Ctrl+Return saves."""

    saved = Signal(object)  #: the keys of what has changed in the file

    def __init__(
        self,
        operations: SettingsOperations,
        background: Background,
        parent: QWidget | None = None,
        *,
        group: str = "",
        confirm: Confirm | None = None,
    ) -> None:
        """`group`: the key of the one to show first. `confirm`: how to ask before saving deletes something."""
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._operations, self._background = operations, background
        self._is_open, self._first = True, group
        confirm = confirm or (lambda question, yes: Question(question, yes, self).ask())
        self._outlook = RetentionOutlook(operations.look_ahead, self._run, self.changes, confirm, self)
        self.groups = GroupList()
        self.pages: list[GroupPage] = []
        self._stack = QStackedWidget()
        self.file = Label()
        self.note = Label(tr(RESTARTS))
        self.cancel = push_button(tr("Cancel"), self.reject)
        self.save = push_button(tr("Save"), self.store, kind="primary")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.store)
        self._lay_out()
        self.groups.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._run(operations.read, self._show_form, self._show_fault)

    def store(self) -> None:
        """Save what was changed; it closes once that is done."""
        if not self.save.isEnabled():
            return
        changes = self.changes()
        if not changes:
            self.reject()
            return
        self._set_saving(True)
        self._outlook.ask(changes, lambda: self._save(changes), self._stay)

    def changes(self) -> dict[str, Value]:
        """What differs from what was there when it opened."""
        return {line.setting.key: line.value for page in self.pages for line in page.lines if line.is_changed}

    def reject(self) -> None:
        """What is being written can't be called back."""
        if self.cancel.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        self._is_open = False
        super().done(result)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """In the background; an answer that comes when this is closed is dropped."""
        self._background.run(work, done, failed=failed, wanted=lambda: self._is_open)

    def _save(self, changes: Changes) -> None:
        self._say(tr("Saving…"), "muted")
        save = self._operations.save
        self._run(lambda: save(changes), lambda faults: self._saved(changes, faults), self._not_saved)

    def _stay(self) -> None:
        self._set_saving(False)
        self._edited()

    def _set_saving(self, saving: bool) -> None:
        self.save.setEnabled(not saving)
        self.cancel.setEnabled(not saving)

    def _show_form(self, form: SettingsForm) -> None:
        self.file.setText(_where(form))
        for group in form.groups:
            page = GroupPage(group, self._test)
            self.pages.append(page)
            self._stack.addWidget(page)
            self.groups.add(group.title)
            for line in page.lines:
                line.changed.connect(self._edited)
        self._outlook.follow([line for page in self.pages for line in page.lines])
        self._order_tabs()
        first = next((row for row, page in enumerate(self.pages) if page.group.key == self._first), 0)
        self.groups.setCurrentRow(first)
        self.save.setEnabled(True)
        self.pages[first].focus_first()

    def _order_tabs(self) -> None:
        on_pages = [widget for page in self.pages for widget in (*(line.field for line in page.lines), page.test)]
        for before, after in pairwise([self.groups, *on_pages, self.cancel, self.save]):
            self.setTabOrder(before, after)

    def _edited(self) -> None:
        self._say(tr(RESTARTS if needs_restart(self.changes()) else AT_ONCE), "muted")
        self._mark_groups()

    def _test(self, part: str) -> None:
        page = next(page for page in self.pages if page.group.key == part)
        page.show_testing()
        test, changes = self._operations.test, self.changes()
        self._run(
            lambda: test(part, changes),
            lambda report: self._tested(page, changes, report),
            lambda fault: page.show_findings([Finding(fault, None)]),
        )

    def _tested(self, page: GroupPage, changes: Changes, report: CheckReport) -> None:
        if changes != self.changes():  # it was about other values
            page.clear_findings()
            return
        page.show_findings(report.findings)
        if report.faults:
            self._show_faults(report.faults)
            page.show_findings([Finding(tr("Not tested: correct what is marked."), None)])

    def _saved(self, changes: Changes, faults: Faults) -> None:
        self._set_saving(False)
        if faults:
            self._say(tr(CORRECT_FIRST), "danger")
            self._show_faults(faults)
            return
        self.accept()
        self.saved.emit(frozenset(changes))

    def _not_saved(self, fault: str) -> None:
        self._set_saving(False)
        self._show_fault(fault)

    def _show_fault(self, fault: str) -> None:
        self._say(readable(fault), "danger")

    def _show_faults(self, faults: Faults) -> None:
        """Each at its field; the first gets the focus."""
        known = {line.setting.key for page in self.pages for line in page.lines}
        if others := [f"{key}: {fault}" for key, fault in faults.items() if key not in known]:
            self._say(one_line(" ".join(others)), "danger")
        for page in self.pages:
            page.show_faults(faults)
        self._mark_groups()
        for row, page in enumerate(self.pages):
            if line := page.first_fault():
                self.groups.setCurrentRow(row)
                line.field.setFocus()
                return

    def _mark_groups(self) -> None:
        for row, page in enumerate(self.pages):
            self.groups.mark(row, wrong=page.first_fault() is not None)

    def _say(self, text: str, role: str) -> None:
        self.note.setText(text)
        set_role(self.note, role)

    def _lay_out(self) -> None:
        for label in (self.file, self.note):
            label.setWordWrap(True)
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say(tr(RESTARTS), "muted")
        set_role(self.file, "muted")
        for button in (self.cancel, self.save):
            button.setAutoDefault(False)  # Return in a field is not to restart everything
        self.save.setEnabled(False)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side())
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        resize_on_screen(self, *SIZE)

    def _side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("sidebar")
        side.setProperty("mirrored", side.isRightToLeft())
        layout = QVBoxLayout(side)
        layout.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        layout.addWidget(self.groups)
        return side

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("footer")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(self.note)
        words.addWidget(self.file)
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(words, 1)
        for button in (self.save, self.cancel):  # no box of Qt's, which would make Return in a field save
            layout.addWidget(button)
        return foot


def _where(form: SettingsForm) -> str:
    path = one_line(str(form.file))
    return tr("Kept in {path}", path=path) if form.is_there else tr("Will be kept in {path}", path=path)
