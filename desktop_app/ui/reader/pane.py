"""The transcript of the selected task, to be read and corrected, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.revision import Revision
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript
from desktop_app.presentation.revisions import unsaved_at_the_end
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.editing import Editing
from desktop_app.ui.reader.explanation import facts_of, why_none
from desktop_app.ui.reader.find_bar import FindBar
from desktop_app.ui.reader.notice import Notice
from desktop_app.ui.reader.revisions_dialog import RevisionsDialog
from desktop_app.ui.reader.speakers import ask_for_speaker
from desktop_app.ui.reader.transcript_view import TranscriptView
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.vocabulary.lists import VocabularyLists
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.transcript import Transcript


class TranscriptPane(QWidget):
    """Loads in the background; what was shown before goes at once. What is typed is saved by itself."""

    read = Signal(object)  #: the Transcript that is on the screen now
    moment_shown = Signal(float)  #: what was found is there to be read; seconds

    def __init__(self, operations: Operations, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verbs = operations.revisions
        self._background = background
        self._request_key = f"transcript {id(self)}"
        self._task: Task | None = None
        self._wanted: tuple[int, float | None, str] | None = None  #: to be shown: task, seconds, words
        self._version: tuple[object, ...] | None = None  #: what is loaded, or being loaded
        self.placeholder = EmptyState()
        self.text = TranscriptView()
        self.text.setMinimumHeight(4 * GRID)  # in a low window it gives way, not the warning above it
        self.facts = ElidedLabel()
        self.facts.setProperty("role", "muted")
        self.notice = Notice()
        self.warning = Label()
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.warning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.find_bar = FindBar(self.text, self.copy)
        self.vocabulary = VocabularyLists(operations.tasks.vocabulary_lists, background, self)
        self.editing = Editing(operations.revisions, background, self.text, self.notice, self)
        self.editing.outdated.connect(self._load)
        self.editing.shown.connect(self._tell_facts)
        self.text.speaker_wanted.connect(self.ask_for_speaker)
        background.closing.connect(self.leave)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.placeholder)
        self._stack.addWidget(self._reading())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.show_task(None)

    @property
    def search(self) -> QLineEdit:
        return self.find_bar.search

    @property
    def found(self) -> Label:
        return self.find_bar.found

    @property
    def reading(self) -> bool:
        """Whether a transcript is on the screen."""
        return self._stack.currentIndex() == 1

    def show_task(self, task: Task | None, planned: str = "", about_that: str = "") -> None:
        """Another one, or what has become of the one that is shown. `planned`: what is about to be done to it, empty:
        nothing; `about_that`: a sentence."""
        is_same = task is not None and self._task is not None and task.id == self._task.id
        self._task = task
        if self._wanted and (task is None or self._wanted[0] != task.id):
            self._wanted = None
        if is_same and task is not None and self.editing.session and (self.editing.unsaved or _has_text(task)):
            self.editing.review(task)
        elif task is not None and _has_text(task):
            if self._version != _version(task):
                self._load()
        else:
            self.leave()
            self._update_text(*((planned, about_that) if planned else why_none(task)))

    def show_moment(self, id_: int, seconds: float | None, words: str) -> None:
        """Show and mark these words, as soon as the transcript of that task is there; None: wherever they are said."""
        self._wanted = (id_, seconds, words)
        self._show_wanted()

    def tell_unsaved(self) -> str:
        """A sentence for who closes the window: what is not saved; empty: all is."""
        return unsaved_at_the_end([session.is_kept_here for session in self.editing.late])

    def leave(self) -> None:
        """What was typed is saved; the transcript is no longer edited here."""
        self.editing.leave()
        self._version = None

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.found.setText(tr("Copied"))

    # what can be done with it
    def undo(self) -> None:
        if self.reading and not self.text.isReadOnly():
            self.text.undo_edit()

    def redo(self) -> None:
        if self.reading and not self.text.isReadOnly():
            self.text.redo_edit()

    def ask_for_speaker(self, line: int | None = None) -> None:
        """Of that line; None: of those that are selected."""
        if self.reading:
            ask_for_speaker(self.text, line)

    def go_to_next_unsure(self) -> None:
        self._go_to_unsure(forward=True)

    def go_to_previous_unsure(self) -> None:
        self._go_to_unsure(forward=False)

    def go_to_next_name(self) -> None:
        self._go_to_name(forward=True)

    def go_to_previous_name(self) -> None:
        self._go_to_name(forward=False)

    def show_versions(self) -> None:
        """To choose the one that is to be looked at."""
        if self._task is not None and self.editing.session is not None:
            list_, id_ = self._verbs.list, self._task.id
            self._background.run(lambda: list_(id_), self._offer_versions, key="versions")

    def _offer_versions(self, revisions: Sequence[Revision]) -> None:
        dialog = RevisionsDialog(revisions, self)
        dialog.revision_wanted.connect(self.editing.look_at_revision)
        dialog.machine_text_wanted.connect(self.editing.look_at_machine_text)
        dialog.open()

    def _go_to_unsure(self, *, forward: bool) -> None:
        if self.reading and self.text.go_to_unsure(forward=forward):
            self.text.setFocus()
        elif self.reading:
            self.found.setText(tr("No unsure word"))

    def _go_to_name(self, *, forward: bool) -> None:
        if self.reading and self.text.names.go_to(forward=forward):
            self.text.setFocus()
        elif self.reading:
            self.found.setText(tr("No marked name"))

    # loading
    def _load(self) -> None:
        task = self._task
        if task is None:
            return
        if not (self.editing.session and self.editing.session.task_id == task.id):
            self._update_text(tr("Loading the transcript…"), "")
        self.editing.leave()
        self._version = _version(task)
        open_, id_ = self._verbs.open, task.id
        self._background.run(lambda: _prepare(open_(id_)), self._show, failed=self._not_read, key=self._request_key)

    def _show(self, loaded: tuple[OpenTranscript, TranscriptDocument]) -> None:
        task, (opened, transcript) = self._task, loaded
        if task is None or opened.task_id != task.id or self._version is None:
            return
        at = self.text.verticalScrollBar().value() if self.reading else 0
        self.search.clear()
        self.find_bar.leave_selection()
        self.editing.open(opened, transcript, task)
        if transcript.lines:
            self._stack.setCurrentIndex(1)
            self.text.verticalScrollBar().setValue(at)
            self._show_wanted()
        else:
            self._update_text(
                tr("No speech was heard in this recording"), self.warning.text() or facts_of(opened.transcript)
            )

    def _show_wanted(self) -> None:
        if self._wanted is None or not self.reading or self._task is None or self._wanted[0] != self._task.id:
            return
        (_, seconds, words), self._wanted = self._wanted, None
        if not self.find_bar.show_words(words, seconds) and seconds is not None:
            self.search.clear()  # said across two lines, in which they are not found as one
            self.text.go_to_time(seconds)
        if seconds is not None:
            self.moment_shown.emit(self.text.time_at_cursor())

    def _not_read(self, fault: str) -> None:
        self._version = None
        self._update_text(tr("The transcript can't be read"), fault)

    def _tell_facts(self, transcript: Transcript) -> None:
        self.facts.set_text(facts_of(transcript))
        self.warning.setText(readable(transcript.warning or ""))
        self.warning.setVisible(bool(transcript.warning))
        self.read.emit(transcript)

    def _update_text(self, title: str, sentence: str) -> None:
        self.placeholder.show_text(title, sentence)
        self._stack.setCurrentIndex(0)

    def _reading(self) -> QWidget:
        self.facts.setContentsMargins(GRID, 0, GRID, 0)
        self.warning.setContentsMargins(GRID, 0, GRID, 0)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, GRID // 2, 0, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.facts)
        layout.addWidget(self.warning)
        layout.addWidget(self.notice)
        layout.addWidget(self.text, 1)
        return page


def _prepare(opened: OpenTranscript) -> tuple[OpenTranscript, TranscriptDocument]:
    """On a thread: of many words that takes a moment."""
    return opened, TranscriptDocument(opened.transcript)


def _has_text(task: Task) -> bool:
    """What a person has edited is there to be read while a machine does its task anew, too."""
    return task.edited_at is not None or (task.status is TaskStatus.COMPLETED and task.transcript_key is not None)


def _version(task: Task) -> tuple[object, ...]:
    return task.id, task.transcript_key, task.edited_at
