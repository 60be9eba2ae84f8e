"""Where files are dropped or chosen: the whole page while there are no tasks, a line afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.orchestrator.results import SubmitProgress
from desktop_app.ui.style.icons import IconLabel
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.kinds import TaskKind

INVITATION = "Drop audio files or folders here"
NEXT = "A worker writes down what is said.\nYou see how far it is, read it here, and export it as text or subtitles."


class DropZone(QFrame):
    """Says what was wanted; the intake does it. The window hands it the drops that fall anywhere."""

    files_wanted = Signal()
    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, kinds: Sequence[TaskKind], *, samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setAccessibleName(INVITATION)
        self.options = SubmitOptions(kinds)
        self._mark, self._words, self._next = IconLabel("drop", 3 * GRID), Label(INVITATION), Label(NEXT)
        self._next.setProperty("role", "muted")
        self._next.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.files = push_button("Choose files…", self.files_wanted.emit)
        self.files.setToolTip("Choose audio files (Ctrl+O)")
        self.folder = push_button("Choose folder…", self.folder_wanted.emit)
        self.samples = push_button("Try the sample recordings", self.samples_wanted.emit, kind="link")
        self._has_samples = samples
        self._lay_out()
        self.set_large(True)
        self.show_progress(None)

    def set_large(self, large: bool) -> None:
        """Large while there is nothing else to see."""
        side = (5 if large else 3) * GRID
        self._mark.setFixedSize(side, side)
        set_font_scale(self._words, 1.5 if large else 1.0, bold=large)
        self._next.setVisible(large)
        self.samples.setVisible(large and self._has_samples)
        self.files.setProperty("kind", "primary" if large else "")
        self.files.style().polish(self.files)
        for stretch in (0, self._outer.count() - 1):
            self._outer.setStretch(stretch, 1 if large else 0)
        direction = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)
        self._line.setSpacing((2 if large else 1) * GRID)
        self._line.setStretchFactor(self._words, 0 if large else 1)
        middle = Qt.AlignmentFlag.AlignCenter if large else Qt.AlignmentFlag.AlignVCenter
        for widget in (self._mark, self._words, self._next, self._buttons, self.options, self.samples):
            self._line.setAlignment(widget, middle)

    def show_progress(self, progress: SubmitProgress | None) -> None:
        """None: nothing is being handed in."""
        self._bar.setVisible(progress is not None)
        if progress is None:
            self._words.setText(INVITATION)
            return
        self._words.setText(progress_text(progress))
        self._bar.setRange(0, progress.found)
        self._bar.setValue(progress.looked_at)

    def set_over(self, over: bool) -> None:
        """Something that can be dropped is over the window."""
        self.setProperty("over", "true" if over else "false")
        self.style().polish(self)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for widget in (self._mark, self._words, self._next, self._buttons, self.options, self.samples):
            self._line.addWidget(widget)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._outer.setSpacing(GRID)
        self._outer.addStretch(0)
        self._outer.addLayout(self._line)
        self._outer.addWidget(self._bar)
        self._outer.addStretch(0)


def progress_text(progress: SubmitProgress) -> str:
    if not progress.found:
        return "Searching for audio…"
    return f"Reading {progress.looked_at:,} of {progress.found:,} files…"


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files and folders of a drop; what is not on this machine is left out."""
    return list(_local(data))


def _local(data: QMimeData) -> Iterator[Path]:
    for url in data.urls():
        if url.isLocalFile():
            yield Path(url.toLocalFile())
