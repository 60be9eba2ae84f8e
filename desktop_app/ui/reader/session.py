"""One sitting over one transcript: what is typed is saved by itself, about a second later."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.revision import MachineText, stamp_of
from desktop_app.orchestrator.read_transcript import OpenTranscript
from desktop_app.orchestrator.save_revision import Edit, SaveReport
from desktop_app.ui.background import Background
from worker_agent.contract.transcript import Transcript

SAVE = 700  # milliseconds from the first letter that is not saved to the beginning of its saving
AGAIN = 2000  # milliseconds until it is tried again after a fault

Save = Callable[[Edit], SaveReport]


class Session(QObject):
    """Everything that one person does to it is one revision. It outlives the screen until all is saved."""

    saved = Signal(object)  #: the Revision
    refused = Signal(object)  #: the Revision that somebody else has saved meanwhile; nothing is saved until `keep_mine`
    failed = Signal(str)  #: a sentence; it is tried again

    def __init__(
        self,
        save: Save,
        background: Background,
        opened: OpenTranscript,
        transcript: TranscriptDocument,
        parent: QObject,
    ) -> None:
        """`transcript`: of what was opened."""
        super().__init__(parent)
        self.task_id = opened.task_id
        self.transcript = transcript
        self._background = background
        self._writer = _Writer(save, opened)
        self._stored = 0  #: how often the transcript had been changed when it was saved last
        self._saving = False
        self._refused = self._beside = self._left = self._dropped = False
        self._origin = opened.origin
        self.latest = opened.revision  #: as far as is known here
        self._seen = {opened.revision.saved_at} if opened.revision else set[datetime]()  #: moments of saving
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    @property
    def is_dirty(self) -> bool:
        """Whether something is still to be saved."""
        return self.transcript.changes != self._stored

    @property
    def is_busy(self) -> bool:
        """Whether it is not known for the moment what is stored."""
        return self._saving

    @property
    def has_written(self) -> bool:
        return self._writer.own is not None

    def touch(self) -> None:
        """Something was typed. Whoever types on and on is not made to wait: the time runs from the first letter."""
        if not self._timer.isActive() and not self._saving and not self._refused:
            self._timer.start(SAVE)

    def has_seen(self, saved_at: datetime) -> None:
        """What was saved then is of this sitting, or the person knows of it."""
        self._seen.add(saved_at)

    def knows(self, saved_at: datetime) -> bool:
        return saved_at in self._seen

    def begin_revision(self, origin: MachineText | None = None) -> None:
        """What comes now is a revision of its own. `origin`: the machine's text that it corrects from now on."""
        self._writer.anew = True
        self._origin = origin or self._origin

    def keep_mine(self) -> None:
        """Although somebody else has saved: theirs stays, and this becomes one more revision, which counts."""
        self._refused, self._beside = False, True
        if not self._saving:
            self._start()

    def drop(self) -> None:
        """What is not saved is not wanted."""
        self._dropped = True

    def leave(self) -> None:
        """The person reads something else, or closes the window: save what is not saved, whatever others have saved."""
        self._left = True
        self._timer.stop()
        if (self.is_dirty or self._saving) and not self._dropped:
            self._start()
        else:
            self.deleteLater()

    def _save(self) -> None:
        if self.is_dirty and not self._saving:
            self._start()

    def _start(self) -> None:
        self._saving = True
        changes, snapshot, origin = self.transcript.changes, self.transcript.snapshot(), self._origin
        how = {"beside": self._beside, "beside_if_refused": self._left}  # who has left can't be asked
        self._background.run(
            lambda: self._writer.write(snapshot, origin, **how),
            lambda report: self._written(report, changes),
            failed=self._missed,
            kept=True,
        )

    def _written(self, report: SaveReport, changes: int) -> None:
        self._saving = False
        if report.refused:
            self._refused = True
            self.refused.emit(report.revision)
            return
        self._stored, self._beside, self.latest = changes, False, report.revision
        self.has_seen(report.revision.saved_at)
        self.saved.emit(report.revision)
        if self.is_dirty:
            self._save() if self._left else self.touch()
        elif self._left:
            self.deleteLater()

    def _missed(self, fault: str) -> None:
        self._saving = False
        self._timer.start(AGAIN)
        self.failed.emit(fault)


class _Writer:
    """Knows what is stored; one write after the other, each on a thread of the background."""

    def __init__(self, save: Save, opened: OpenTranscript) -> None:
        self._save = save
        self._turn = threading.Lock()
        self._task_id = opened.task_id
        self._seen = stamp_of(opened.revision)
        self.own: int | None = None  #: the number of the person's revision
        self.anew = False  #: the next one is another one

    def write(
        self, snapshot: Callable[[], Transcript], origin: MachineText, *, beside: bool, beside_if_refused: bool
    ) -> SaveReport:
        with self._turn:
            report = self._write(snapshot(), origin, beside=beside)
            if report.refused and beside_if_refused:
                report = self._write(snapshot(), origin, beside=True)
            return report

    def _write(self, transcript: Transcript, origin: MachineText, *, beside: bool) -> SaveReport:
        own, self.anew = None if self.anew else self.own, False
        report = self._save(Edit(self._task_id, transcript, self._seen, own, origin, beside))
        if not report.refused:
            self._seen, self.own = report.revision.stamp, report.revision.number
        return report
