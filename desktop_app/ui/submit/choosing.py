"""What is to be taken in: dropped, chosen in a dialog, or the samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import EarshotError
from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.submit.submission_queue import SubmissionQueue
from desktop_app.ui.window_state import WindowState
from worker_agent.contract.audio_formats import SUFFIXES

FOLDER = "folder"  #: in the window's state: where files were chosen last


class Choosing:
    """Hands files and folders in with the options that are chosen at that moment."""

    def __init__(
        self,
        window: QWidget,
        queue: SubmissionQueue,
        options: SubmitOptions,
        notifications: NotificationArea,
        samples: Sequence[Path],
        state: WindowState,
    ) -> None:
        self._window = window
        self._queue = queue
        self._options = options
        self._notifications = notifications
        self._samples = samples
        self._state = state

    @property
    def has_samples(self) -> bool:
        """Whether there are recordings for a first try."""
        return bool(self._samples)

    def take(self, paths: Sequence[Path]) -> None:
        try:
            options = self._options
            self._queue.take(paths, options.value(), options.kind_name, options.when_done.value())
        except EarshotError as error:
            self._notifications.show_fault(str(error))

    def files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        audio, everything = tr("Audio and video"), tr("All files")
        kinds = f"{audio} ({patterns});;{everything} (*)"
        before = self._state.read_text(FOLDER)
        details = QFileDialog.Option.HideNameFilterDetails  # so many that no dialog has room for them
        files, _ = QFileDialog.getOpenFileNames(self._window, tr("Choose audio"), before, kinds, options=details)
        if files:
            self._state.write(FOLDER, str(Path(files[0]).parent))
            self.take([Path(file) for file in files])

    def folder(self) -> None:
        before = self._state.read_text(FOLDER)
        if folder := QFileDialog.getExistingDirectory(self._window, tr("Choose a folder of audio"), before):
            self._state.write(FOLDER, folder)
            self.take([Path(folder)])

    def samples(self) -> None:
        self.take(self._samples)
