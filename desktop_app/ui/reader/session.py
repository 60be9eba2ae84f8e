"""One sitting over one transcript: what is typed is saved by itself, about a second later."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.revision import MachineText
from desktop_app.domain.task import Task
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript
from desktop_app.orchestrator.transcripts.save_revision import SaveReport
from desktop_app.ui.background import Background
from desktop_app.ui.operations import RevisionOperations
from desktop_app.ui.reader.sitting_writer import SittingWriter, Typed

SAVE = 700  # milliseconds from the first letter that is not saved to the beginning of its saving
AGAIN = 2000  # milliseconds until it is tried again after a fault
LATE = 3000  # milliseconds after which who leaves is told that something is not saved


class Session(QObject):
    """Everything that one person does to it is one revision. It outlives the screen until all is saved; what the
    database does not take is kept on this computer meanwhile."""

    saved = Signal(object)  #: the Revision
    refused = Signal(object)  #: the Revision that somebody else has saved meanwhile; nothing is saved until `keep_mine`
    failed = Signal(str)  #: a sentence; it is tried again

    def __init__(
        self,
        verbs: RevisionOperations,
        background: Background,
        opened: OpenTranscript,
        transcript: TranscriptDocument,
        task: Task,
        parent: QObject,
    ) -> None:
        """`transcript`: of what was opened; `task`: whose it is."""
        super().__init__(parent)
        self.task_id = opened.task_id
        self.transcript = transcript
        self._background = background
        self._writer = SittingWriter(verbs, opened, task)
        self._stored = 0  #: how often the transcript had been changed when it was saved last
        self._saving = False
        self._refused = self._beside = self._left = self._dropped = False
        self._origin = opened.origin
        self.latest = opened.revision  #: as far as is known here
        self._seen = {opened.revision.saved_at} if opened.revision else set[datetime]()  #: moments of saving
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save_or_keep)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._save)
        self._waiting = QElapsedTimer()  #: since the first change that is not saved; invalid: all is saved

    @property
    def is_dirty(self) -> bool:
        """Whether something is still to be saved."""
        return self.transcript.changes != self._stored

    @property
    def is_busy(self) -> bool:
        """Whether it is not known for the moment what is stored."""
        return self._saving

    @property
    def is_late(self) -> bool:
        """Whether it can't be saved for longer than that takes. The person's own choice is not waited for."""
        overdue = self._again.isActive() or (self._waiting.isValid() and self._waiting.hasExpired(LATE))
        return self.is_dirty and overdue and not (self._refused or self._dropped)

    @property
    def is_kept_here(self) -> bool:
        """Whether what is late will be there at the next start, but for the last second."""
        return self._writer.drafted > self._stored

    @property
    def has_written(self) -> bool:
        return self._writer.own is not None

    def touch(self) -> None:
        """Something was typed. Whoever types on and on is not made to wait: the time runs from the first letter."""
        if not self._waiting.isValid():
            self._waiting.start()
        if not self._timer.isActive():
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
        if self._dropped:
            self._background.run(self._writer.forget, lambda done: None, kept=True)
        if (self.is_dirty or self._saving) and not self._dropped:
            self._start()
        else:
            self.deleteLater()

    def _save_or_keep(self) -> None:
        """While the database is waited for, or the person's choice, what is typed is kept here."""
        if self._saving or self._refused or self._again.isActive():
            typed = self._typed()
            self._background.run(lambda: self._writer.keep(typed), lambda done: None, kept=True)
        else:
            self._save()

    def _save(self) -> None:
        if self.is_dirty and not self._saving:
            self._start()

    def _start(self) -> None:
        self._saving = True
        typed = self._typed()
        how = {"beside": self._beside, "beside_if_refused": self._left}  # who has left can't be asked
        self._background.run(
            lambda: self._writer.write(typed, **how),
            lambda report: self._written(report, typed.changes),
            failed=self._missed,
            kept=True,
        )

    def _typed(self) -> Typed:
        return Typed(self.transcript.changes, self.transcript.snapshot(), self._origin)

    def _written(self, report: SaveReport, changes: int) -> None:
        self._saving = False
        if report.refused:
            self._refused = True
            self.refused.emit(report.revision)
            return
        self._stored, self._beside, self.latest = changes, False, report.revision
        self._waiting.start() if self.is_dirty else self._waiting.invalidate()
        self.has_seen(report.revision.saved_at)
        self.saved.emit(report.revision)
        if self.is_dirty:
            self._save() if self._left else self.touch()
        elif self._left:
            self.deleteLater()

    def _missed(self, fault: str) -> None:
        self._saving = False
        self._again.start(AGAIN)
        self.failed.emit(fault)
