"""The transcript of the selected task, or why there is none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation import formatting
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.languages import language_title
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.reader.transcript_view import TranscriptView
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import tool
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.transcript import Doubt, Segment, Transcript


@dataclass(frozen=True, slots=True)
class _Shown:
    """A transcript, ready for the screen."""

    starts: tuple[float, ...]
    text: str
    doubtful: frozenset[int]  #: the numbers of the lines that a person should check
    facts: str
    warning: str
    transcript: Transcript


def doubtful_lines(segments: Sequence[Segment], doubts: Iterable[Doubt]) -> frozenset[int]:
    """The numbers of the segments in which the doubts lie; where words are missing between two, the one before."""
    starts = [segment.start for segment in segments]
    lines: set[int] = set()
    for doubt in doubts:
        first, last = bisect_right(starts, doubt.start) - 1, bisect_left(starts, doubt.end) - 1
        lines.update(range(max(first, 0), max(last, 0) + 1))
    return frozenset(lines)


class TranscriptPane(QWidget):
    """Loads in the background; what was shown before goes at once."""

    read = Signal(object)  #: the Transcript that is on the screen now

    def __init__(self, operations: Operations, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._background = background
        self._request_key = f"transcript {id(self)}"
        self._key: str | None = None
        self._place = -1
        self._id: int | None = None
        self._wanted: tuple[int, float | None, str] | None = None  #: to be shown: task, seconds, words
        self.placeholder = EmptyState()
        self.text = TranscriptView()
        self.text.setMinimumHeight(4 * GRID)  # in a low window it gives way, not the warning above it
        self.facts = ElidedLabel()
        self.facts.setProperty("role", "muted")
        self.warning = Label()
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.warning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.search = self._search_field()
        self.found = Label()
        self.found.setProperty("role", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.placeholder)
        self._stack.addWidget(self._reading())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.show_task(None)

    def show_task(self, task: Task | None, planned: str = "", about_that: str = "") -> None:
        """`planned`: what is about to be done to it, empty: nothing; `about_that`: a sentence."""
        self._id = task.id if task else None
        if self._wanted and self._wanted[0] != self._id:
            self._wanted = None
        if task is not None and task.status is TaskStatus.COMPLETED and task.transcript_key:
            self._read(task)
            return
        self._key = None
        self._update_text(*((planned, about_that) if planned else _explanation(task)))

    def show_moment(self, id_: int, seconds: float | None, words: str) -> None:
        """Show and mark these words, as soon as the transcript of that task is there; None: wherever they are said."""
        self._wanted = (id_, seconds, words)
        self._show_wanted()

    @property
    def reading(self) -> bool:
        """Whether a transcript is on the screen."""
        return self._stack.currentIndex() == 1

    def _read(self, task: Task) -> None:
        if task.transcript_key == self._key:
            return
        self._key = task.transcript_key
        self._update_text(tr("Loading the transcript…"), "")
        read, id_ = self._operations.read_transcript, task.id
        self._background.run(lambda: _shown(read(id_)), self._show, failed=self._not_read, key=self._request_key)

    def _show(self, shown: _Shown) -> None:
        if self._key is None:
            return
        self.search.clear()
        self.text.show_segments(shown.starts, shown.text, shown.doubtful)
        self.facts.set_text(shown.facts)
        self.warning.setText(shown.warning)
        self.warning.setVisible(bool(shown.warning))
        self.read.emit(shown.transcript)
        if shown.text:
            self._stack.setCurrentIndex(1)
            self._show_wanted()
        else:
            self._update_text(tr("No speech was heard in this recording"), shown.warning or shown.facts)

    def _not_read(self, fault: str) -> None:
        self._key = None
        self._update_text(tr("The transcript can't be read"), fault)

    def _update_text(self, title: str, sentence: str) -> None:
        self.placeholder.show_text(title, sentence)
        self._stack.setCurrentIndex(0)

    def _show_wanted(self) -> None:
        if self._wanted is None or not self.reading or self._wanted[0] != self._id:
            return
        (_, seconds, words), self._wanted = self._wanted, None
        self.search.setText(" ".join(words.split()))
        place = None if seconds is None else self.text.place_at(seconds)
        if place is not None:
            self._place = place
            self._step(0)
        elif seconds is not None:
            self.search.clear()  # said across two lines, in which they are not found as one
            self.text.go_to_time(seconds)

    def _find(self, words: str) -> None:
        self._place = -1
        number = self.text.find_all(words)
        self.found.setText(plural("{n} place", "{n} places", number) if words else "")
        if number:
            self._step(1)

    def _step(self, by: int) -> None:
        total = self.text.find_all(self.search.text())
        if total:
            self._place = (self._place + by) % total
            self.text.go_to(self._place)
            place = format_number(self._place + 1)
            self.found.setText(tr("{place} of {total}", place=place, total=format_number(total)))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.found.setText(tr("Copied"))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(tr("Find in the transcript"))
        field.setAccessibleName(tr("Find in the transcript"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(12 * GRID)
        field.textChanged.connect(self._find)
        field.returnPressed.connect(lambda: self._step(1))
        return field

    def _reading(self) -> QWidget:
        line = QHBoxLayout()
        line.setContentsMargins(GRID, 0, 0, 0)
        line.setSpacing(GRID // 2)
        line.addWidget(self.search, 1)
        line.addWidget(self.found)
        line.addWidget(tool(tr("Previous place"), "up", lambda: self._step(-1)))
        line.addWidget(tool(tr("Next place"), "down", lambda: self._step(1)))
        line.addWidget(tool(tr("Copy the transcript"), "copy", self.copy))
        self.facts.setContentsMargins(GRID, 0, GRID, 0)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, GRID // 2, 0, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(line)
        layout.addWidget(self.facts)
        self.warning.setContentsMargins(GRID, 0, GRID, 0)
        layout.addWidget(self.warning)
        layout.addWidget(self.text, 1)
        return page


def _shown(transcript: Transcript) -> _Shown:
    segments = [segment for segment in transcript.segments if segment.text]
    facts = [
        *([language_title(transcript.language)] if segments else []),  # of nothing, no language was heard
        tr("model {name}", name=transcript.model),
        format_timestamp(transcript.duration_seconds),
    ]
    return _Shown(
        starts=tuple(segment.start for segment in segments),
        text="\n".join(" ".join(segment.text.split()) for segment in segments),
        doubtful=doubtful_lines(segments, transcript.doubts),
        facts=readable(" · ".join(facts)),
        warning=readable(transcript.warning or ""),
        transcript=transcript,
    )


def _explanation(task: Task | None) -> tuple[str, str]:
    """Why there is no transcript, and what to expect or do."""
    if task is None:
        return tr("No task is selected"), tr("Select a task to read its transcript.")
    match task.status:
        case TaskStatus.PENDING if task.attempt:
            return tr("Waiting for another attempt"), tr("The next worker resumes by itself.")
        case TaskStatus.PENDING:
            return tr("Waiting for a worker"), _then(task)
        case TaskStatus.IN_PROGRESS:
            worker, percent = formatting.worker(task), formatting.percent(task)
            where = tr("{worker} is at {percent}.", worker=worker, percent=percent)
            return tr("In progress on a worker"), f"{where} {_then(task)}"
        case TaskStatus.FAILED:
            return tr("This task failed"), tr("Mend the problem above, then retry the task.")
        case TaskStatus.CANCELLED:
            return tr("This task was cancelled"), tr("Retry it if you want its result after all.")
        case TaskStatus.COMPLETED if task.artifacts:
            files = ", ".join(f"{readable(one.name)} ({formatting.file_size(one.size)})" for one in task.artifacts)
            export = tr("{files}. Export… writes what is selected.", files=files)
            return plural("{n} file", "{n} files", len(task.artifacts)), export
        case TaskStatus.COMPLETED:
            sentence = tr("It was older than it is kept. Retry the task to have it made anew.")
            return tr("The result was deleted"), sentence


def _then(task: Task) -> str:
    if task.kind == TRANSCRIBE.name:
        return tr("The transcript appears here when a worker is done with it.")
    return tr("The result appears here when a worker is done with it.")
