"""A field whose text and an edited transcript are always the same: what is typed into one is done to the other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from desktop_app.domain.editing.document import Change, Place, TranscriptDocument
from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.utf16 import from_utf16, to_utf16
from worker_agent.contract.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = QKeySequence.StandardKey
KEEP = QTextCursor.MoveMode.KeepAnchor
READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
NOTHING = Transcript(language="und", duration_seconds=0, model="")


class EditedText(QPlainTextEdit):
    """One paragraph for each line of the transcript. Undo and redo are the transcript's: Qt's own know no times."""

    menu_made = Signal(QMenu, QPoint)  #: to be opened there: more may be added
    edited = Signal()  #: by the person, or by what the person undid

    def __init__(self, layout: type[QPlainTextDocumentLayout], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.transcript = TranscriptDocument(NOTHING)
        self._following = False  #: the text follows the transcript, not the other way round
        document = QTextDocument(self)
        document.setDocumentLayout(layout(document))
        document.setUndoRedoEnabled(False)
        self.setDocument(document)
        self.setTabChangesFocus(True)
        self.set_editable(False)
        document.contentsChange.connect(self._typed)

    def show_transcript(self, transcript: TranscriptDocument) -> None:
        self.transcript = transcript
        with self._follow():
            self.setPlainText(transcript.text)

    def set_editable(self, editable: bool) -> None:
        self.setReadOnly(not editable)
        if not editable:
            self.setTextInteractionFlags(READING)

    def follow(self, changes: Sequence[Change]) -> None:
        """Show what was done to the transcript."""
        if not changes:
            return
        with self._follow():
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            for change in changes:
                self._show(cursor, change)
            cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.edited.emit()

    def undo_edit(self) -> None:
        self.follow(self.transcript.undo())

    def redo_edit(self) -> None:
        self.follow(self.transcript.redo())

    def place_of(self, cursor: QTextCursor) -> Place:
        """Where in the transcript the cursor stands."""
        block = cursor.block()
        return block.blockNumber(), from_utf16(block.text(), cursor.positionInBlock())

    def cursor_at(self, place: Place, end: int | None = None) -> QTextCursor:
        """`end`: of what is selected from there on in the line; None: nothing is."""
        block = self.document().findBlockByNumber(place[0])
        text, cursor = block.text(), QTextCursor(block)
        cursor.setPosition(block.position() + to_utf16(text, place[1]))
        if end is not None:
            cursor.setPosition(block.position() + to_utf16(text, end), KEEP)
        return cursor

    # Qt's own
    def event(self, event: QEvent) -> bool:
        """Where there is nothing to undo here, the keys are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            for keys, can in ((Key.Undo, self.transcript.can_undo), (Key.Redo, self.transcript.can_redo)):
                if event.matches(keys):
                    event.setAccepted(can and not self.isReadOnly())
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._act(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.make_menu(event)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_made.emit(menu, event.pos())
        menu.popup(event.globalPos())

    def make_menu(self, event: QContextMenuEvent) -> QMenu:
        """Qt's own, with the transcript's undo and redo."""
        menu = self.createStandardContextMenu(event.pos())
        own = {"edit-undo": (self.undo_edit, "can_undo"), "edit-redo": (self.redo_edit, "can_redo")}
        for action in menu.actions():
            if found := own.get(action.objectName()):
                act, can = found
                mine = menu.addAction(tr("Undo") if can == "can_undo" else tr("Redo"), act)
                mine.setEnabled(getattr(self.transcript, can))
                menu.insertAction(action, mine)
                menu.removeAction(action)
        return menu

    # from the text to the transcript
    def _act(self, event: QKeyEvent) -> bool:
        """Keys that do to a transcript something else than to a text."""
        cursor = self.textCursor()
        number, at = self.place_of(cursor)
        if event.matches(Key.Undo) or event.matches(Key.Redo):
            self.undo_edit() if event.matches(Key.Undo) else self.redo_edit()
        elif event.matches(Key.InsertParagraphSeparator) or event.matches(Key.InsertLineSeparator):
            cursor.removeSelectedText()
            self._split(cursor)
        elif cursor.hasSelection():
            return False
        elif event.key() == Qt.Key.Key_Backspace and at == 0 and number > 0:
            self._join(number - 1)
        elif event.matches(Key.Delete) and cursor.atBlockEnd():
            self._join(number)
        else:
            return False
        self.ensureCursorVisible()
        return True

    def _split(self, cursor: QTextCursor) -> None:
        change = self.transcript.split(self.place_of(cursor))
        if change:
            self.follow([change])
            self.setTextCursor(self.cursor_at((change.first + 1, 0)))

    def _join(self, number: int) -> None:
        before = len(self.transcript.lines[number].text.rstrip())
        if change := self.transcript.join(number):
            self.follow([change])
            self.setTextCursor(self.cursor_at((number, before)))

    def _typed(self, position: int, removed: int, added: int) -> None:
        """The text was changed; the transcript is still what it was."""
        if self._following:
            return
        document = self.document()
        block = document.findBlock(position)
        added = min(added, document.characterCount() - 1 - position)  # Qt may count the end of the text, too
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + added, KEEP)
        number, column = block.blockNumber(), position - block.position()
        start = number, from_utf16(self.transcript.lines[number].text, column)
        new = cursor.selectedText().replace("\u2029", "\n")
        if self.transcript.replace(start, self._end(number, column + removed), new):
            self.edited.emit()

    def _end(self, number: int, column: int) -> Place:
        """The place in the transcript so many characters of Qt behind the beginning of a line."""
        lines = self.transcript.lines
        while column > (length := to_utf16(lines[number].text, len(lines[number].text))):
            if number + 1 == len(lines):
                return number, len(lines[number].text)
            number, column = number + 1, column - length - 1
        return number, from_utf16(lines[number].text, column)

    # from the transcript to the text
    @contextmanager
    def _follow(self) -> Iterator[None]:
        self._following = True
        try:
            yield
        finally:
            self._following = False

    def _show(self, cursor: QTextCursor, change: Change) -> None:
        """Only what is another text: the rest keeps its layout."""
        old, new = ("\n".join(line.text for line in lines) for lines in (change.before, change.after))
        first, last = _difference(old, new)
        start = self.document().findBlockByNumber(change.first).position()
        cursor.setPosition(start + to_utf16(old, first))
        cursor.setPosition(start + to_utf16(old, len(old) - last), KEEP)
        if first + last < max(len(old), len(new)):
            cursor.insertText(new[first : len(new) - last])
        else:
            cursor.clearSelection()


def _difference(old: str, new: str) -> tuple[int, int]:
    """How many characters are the same at the beginning, and of the rest at the end."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    last = next((at for at in range(most - first) if old[-1 - at] != new[-1 - at]), most - first)
    return first, last
