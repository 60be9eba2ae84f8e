"""Finds words in the transcript that is shown, and replaces them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.editing.finding import find_words
from desktop_app.domain.editing.unsure import Span
from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.reader.transcript_view import TranscriptView
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import open_menu_at_once, push_button, tool
from desktop_app.ui.widgets.mirroring import set_room_before
from desktop_app.ui.widgets.plain import Label

LEAST_ROOM = 16 * GRID  # pixels, for what something is replaced by


class FindBar(QWidget):
    """The words, how often they are there, and the way from one place to the next. All that would be replaced is
    marked in the text before it is."""

    def __init__(self, text: TranscriptView, copy: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._place = -1
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find in the transcript"))
        self.search.setAccessibleName(tr("Find in the transcript"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(12 * GRID)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self.step(1))
        self.found = Label()
        self.found.setProperty("role", "muted")
        self.replacement = QLineEdit()
        self.replacement.setPlaceholderText(tr("Replace by"))
        self.replacement.setAccessibleName(tr("Replace by"))
        self.replacement.returnPressed.connect(self.replace_one)
        self.one = push_button(tr("Replace"), self.replace_one)
        self.all = push_button(tr("Replace all"), self.replace_all)
        self.within = QCheckBox(tr("Only in the selection"))
        self.within.toggled.connect(self._choose_selection)
        self.within.hide()
        self._selection = text.textCursor()  #: what was selected when that was chosen
        text.selectionChanged.connect(self._offer_selection)
        self._previous = tool(tr("Previous place"), "up", lambda: self.step(-1))
        self._replacing = QWidget()
        self._line_or_two = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._replacing)
        layout = QVBoxLayout(self)
        set_room_before(layout, GRID)
        layout.setSpacing(GRID // 2)
        self._buttons = self._line(copy)
        layout.addLayout(self._buttons)
        layout.addWidget(self._replacing)
        layout.addWidget(self.within)
        self._lay_out_replacing()

    def add_menu(self, menu: QMenu, name: str, icon_name: str) -> None:
        """Behind the buttons."""
        button = tool(name, icon_name, lambda: None)
        button.setMenu(menu)
        open_menu_at_once(button)
        self._buttons.addWidget(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves replacing, before it leaves the reader."""
        replacing = self._replacing.isVisible()
        if replacing and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._replacing.hide()
                self._text.setFocus()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def begin_replacing(self) -> None:
        """Show what is for replacing; where it is shown already, hide it."""
        self._replacing.setVisible(not self._replacing.isVisible())
        self._count(self._places())
        (self.search if not self.search.text() else self.replacement).setFocus()

    def show_words(self, words: str, seconds: float | None) -> bool:
        """Where they are said then or later; None: wherever they are first said. False: they are not."""
        self.search.setText(" ".join(words.split()))
        places = self._places()
        line = 0 if seconds is None else self._text.transcript.line_at(seconds)
        number = next((number for number, place in enumerate(places) if place[0] >= line), None)
        if number is not None:
            self._place = number
            self._show(places)
        return number is not None

    def step(self, by: int) -> None:
        places = self._places()
        if places:
            self._place = (self._place + by) % len(places)
            self._show(places)

    def replace_one(self) -> None:
        """The place that is shown; then the next one is."""
        places = self._places()
        if self._text.isReadOnly() or not places:
            return
        self._place = max(0, self._place) % len(places)
        self._replace([places[self._place]])
        left = self._places()
        self._place = self._next_after(left, places[self._place]) if left else -1
        self._show(left)

    def replace_all(self) -> None:
        """As one step, which can be undone."""
        places = self._places()
        if self._text.isReadOnly() or not places:
            return
        self._replace(places)
        self._text.mark_found(left := self._places())
        self._count(left)
        self.found.setText(plural("{n} place replaced", "{n} places replaced", len(places)))

    def _replace(self, places: Sequence[Span]) -> None:
        self._text.follow(self._text.transcript.replace_many(places, self.replacement.text()))

    def _next_after(self, places: Sequence[Span], replaced: Span) -> int:
        """The number of the first place behind the replacement; behind the last one comes the first."""
        number, start, _ = replaced
        behind = (number, start + len(self.replacement.text()))
        return next((index for index, (line, at, _) in enumerate(places) if (line, at) >= behind), 0)

    def _find(self, words: str) -> None:
        self._place = -1
        places = self._places()
        self._text.mark_found(places)
        self._count(places)
        self.found.setText(plural("{n} place", "{n} places", len(places)) if words else "")
        if places:
            self.step(1)

    def _show(self, places: Sequence[Span]) -> None:
        self._text.mark_found(places, self._place)
        self._count(places)
        place, total = format_number(self._place + 1), format_number(len(places))
        self.found.setText(tr("{place} of {total}", place=place, total=total) if places else tr("Not found"))

    def _count(self, places: Sequence[Span]) -> None:
        """Whoever replaces all knows before how many that are."""
        number = len(places)
        self.all.setText(plural("Replace {n} place", "Replace all {n} places", number) if number else tr("Replace all"))
        for button in (self.one, self.all):
            button.setEnabled(bool(places))
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the field, or below it where they would leave it too little room."""
        beside = self.one.sizeHint().width() + self.all.sizeHint().width() + 2 * GRID
        is_narrow = self.width() - beside < LEAST_ROOM
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._line_or_two.direction() != direction:
            self._line_or_two.setDirection(direction)

    def _places(self) -> list[Span]:
        """Every place with these words, whatever their case; in the selection alone where that is wanted."""
        places = list(find_words((line.text for line in self._text.transcript.lines), self.search.text()))
        if not self.within.isChecked():
            return places
        first, last = self._text.place_of(_end(self._selection, -1)), self._text.place_of(_end(self._selection, 1))
        return [(line, at, end) for line, at, end in places if first <= (line, at) and (line, end) <= last]

    # the selection
    def _offer_selection(self) -> None:
        """While there is none, there is nothing to choose."""
        self.within.setVisible(self.within.isChecked() or self._text.textCursor().hasSelection())

    def _choose_selection(self, chosen: bool) -> None:
        """As it is now: going from place to place ends it, and what is replaced in it makes it longer or shorter."""
        if chosen:
            self._selection = QTextCursor(self._text.textCursor())
            self._selection.setKeepPositionOnInsert(False)
        self._offer_selection()
        self._find(self.search.text())

    def leave_selection(self) -> None:
        """Another text is shown."""
        self.within.setChecked(False)

    def _line(self, copy: Callable[[], None]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.search, 1)
        line.addWidget(self.found)
        line.addWidget(self._previous)
        line.addWidget(tool(tr("Next place"), "down", lambda: self.step(1)))
        line.addWidget(tool(tr("Copy the transcript"), "copy", copy))
        return line

    def _lay_out_replacing(self) -> None:
        self._line_or_two.setContentsMargins(0, 0, 0, 0)
        self._line_or_two.setSpacing(GRID // 2)
        self._line_or_two.addWidget(self.replacement, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID // 2)
        buttons.addWidget(self.one)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        self._line_or_two.addLayout(buttons)
        for widget in (self.search, self.replacement, self.one, self.all):
            widget.installEventFilter(self)
        in_order = (self.search, self.replacement, self.one, self.all, self._previous)
        for before, after in pairwise(in_order):  # who has typed what to find types what it becomes
            self.setTabOrder(before, after)
        self._replacing.hide()


def _end(cursor: QTextCursor, side: int) -> QTextCursor:
    """A cursor where its selection begins (-1) or ends (1)."""
    at = QTextCursor(cursor)
    at.setPosition(cursor.selectionStart() if side < 0 else cursor.selectionEnd())
    return at
