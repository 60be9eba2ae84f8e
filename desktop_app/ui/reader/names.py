"""Marks the names of vocabulary lists in the text that is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLayout
from PySide6.QtWidgets import QMenu

from desktop_app.domain.editing.unsure import Span
from desktop_app.domain.vocabulary import Place, Vocabulary
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.utf16 import to_utf16
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.widgets.plain import escape_mnemonic

if TYPE_CHECKING:
    from desktop_app.ui.reader.transcript_view import TranscriptView

KEPT = 20_000  # lines whose names are known


class NameMarks:
    """A line below each name: unbroken and close to the letters, as no other mark is."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._find: Callable[[str], tuple[Place, ...]] = lambda text: ()

    def show(self, vocabulary: Vocabulary) -> None:
        self._find = lru_cache(KEPT)(vocabulary.find)
        self._view.viewport().update()

    def draw(self, painter: QPainter, block: QTextBlock, top: int) -> None:
        text = self._view.transcript.lines[block.blockNumber()].text
        if places := self._find(text):
            painter.save()
            painter.setPen(QPen(QColor(current_tokens().accent), 1))
            painter.translate(self._view.contentOffset().x(), top)
            for first, end in places:
                painter.drawLines(list(_lines_below(block.layout(), to_utf16(text, first), to_utf16(text, end))))
            painter.restore()

    def go_to(self, *, forward: bool = True) -> bool:
        """Select the next name, or the one before; behind the last one comes the first. False: there is none."""
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionEnd() if forward else cursor.selectionStart())
        found = self._next(self._view.place_of(cursor), forward=forward)
        if found is not None:
            number, first, end = found
            self._view.setTextCursor(self._view.cursor_at((number, first), end))
            self._view.centerCursor()
        return found is not None

    def name_at(self, point: QPoint) -> str:
        """In the viewport; empty: none."""
        number, at = self._view.place_of(self._view.cursorForPosition(point))
        lines = self._view.transcript.lines
        text = lines[number].text if number < len(lines) else ""
        return next((text[first:end] for first, end in self._find(text) if first <= at <= end), "")

    def offer_search(self, search: Callable[[str], object]) -> None:
        """In the menu of a name."""

        def add(menu: QMenu, point: QPoint) -> None:
            if name := self.name_at(point):
                said = tr("Search all transcripts for “{words}”", words=one_line(name))
                first = menu.actions()[0]
                menu.insertAction(first, menu.addAction(escape_mnemonic(said), lambda: search(name)))
                menu.insertSeparator(first)

        self._view.menu_made.connect(add)

    def _next(self, place: tuple[int, int], *, forward: bool) -> Span | None:
        number, at = place
        lines = self._view.transcript.lines
        order = range(len(lines) + 1) if forward else range(0, -len(lines) - 1, -1)
        for step in order:  # the first line once more at the end, for what lies on the other side of the cursor
            line = (number + step) % len(lines) if lines else 0
            found = [(line, *found) for found in self._find(lines[line].text)] if lines else []
            if step == 0:
                found = [each for each in found if (each[1] >= at if forward else each[2] <= at)]
            if found:
                return found[0] if forward else found[-1]
        return None


def _lines_below(layout: QTextLayout, first: int, end: int) -> Iterator[QLineF]:
    """One in each row that a name takes."""
    for number in range(layout.lineCount()):
        row = layout.lineAt(number)
        start, stop = max(first, row.textStart()), min(end, row.textStart() + row.textLength())
        if start < stop:
            below = row.y() + row.ascent() + 2
            left, right = row.cursorToX(start)[0], row.cursorToX(stop)[0]  # type: ignore[index]  # its stubs don't know
            yield QLineF(left, below, right, below)
