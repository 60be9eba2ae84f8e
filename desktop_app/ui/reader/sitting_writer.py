"""Writes what is typed in one sitting: first as a draft on this computer, then as a revision into the database."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_app.domain.draft import Draft, digest
from desktop_app.domain.revision import MachineText, stamp_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript
from desktop_app.orchestrator.transcripts.revision_documents import pack
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport
from desktop_app.ui.operations import RevisionOperations
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be written."""

    changes: int  #: how often the transcript had been changed
    make: Callable[[], Transcript]
    origin: MachineText


class SittingWriter:
    """Its methods block, and may be called on any thread: one save after the other, drafts beside them."""

    def __init__(self, verbs: RevisionOperations, opened: OpenTranscript, task: Task) -> None:
        self._verbs, self._task = verbs, task
        self._seen = stamp_of(opened.revision)
        self._name = uuid.uuid4().hex  #: of the draft
        self._turn, self._draft_turn = threading.Lock(), threading.Lock()
        self._packed: tuple[int, Transcript, bytes] | None = None  #: what was packed last, after so many changes
        self._sent = ""  #: the digest of what was sent to the database last
        self.drafted = 0  #: how often the transcript had been changed when its draft was written last
        self.own: int | None = None  #: the number of the person's revision
        self.anew = False  #: the next one is another one

    def keep(self, typed: Typed) -> None:
        """As a draft alone."""
        self._keep(typed)

    def write(self, typed: Typed, *, beside: bool, beside_if_refused: bool) -> SaveReport:
        self._keep(typed)  # at once, however long the save before this one takes
        with self._turn:
            report = self._write(typed, beside=beside)
            if report.refused and beside_if_refused:
                report = self._write(typed, beside=True)
            if not report.refused:
                self._forget(typed.changes)
            return report

    def forget(self) -> None:
        """What is not saved is not wanted."""
        with self._draft_turn:
            self._remove_draft()

    def _write(self, typed: Typed, *, beside: bool) -> SaveReport:
        transcript, document = self._keep(typed)
        own, self.anew = None if self.anew else self.own, False
        self._sent = digest(document)
        edit = Edit(self._task.id, transcript, self._seen, own, typed.origin, beside, document)
        report = self._verbs.save(edit)
        if not report.refused:
            self._seen, self.own = report.revision.stamp, report.revision.number
        return report

    def _keep(self, typed: Typed) -> tuple[Transcript, bytes]:
        """Never an older text in the place of a newer one."""
        with self._draft_turn:
            if self._packed is None or self._packed[0] != typed.changes:
                transcript = typed.make()
                self._packed = typed.changes, transcript, pack(transcript)
            _, transcript, document = self._packed
            if typed.changes > self.drafted:
                self._write_draft(typed, document)
            return transcript, document

    def _write_draft(self, typed: Typed, document: bytes) -> None:
        draft = Draft(
            task_id=self._task.id,
            task_uid=self._task.uid,
            typed_at=datetime.now(UTC),
            seen=self._seen,
            own=None if self.anew else self.own,
            origin=typed.origin,
            document=document,
            sent=self._sent,
        )
        try:
            self._verbs.drafts.write(self._name, draft)
        except OSError:
            logger.exception("the draft of task %d can't be written", self._task.id)
        else:
            self.drafted = typed.changes

    def _forget(self, changes: int) -> None:
        """The database has what was typed until then."""
        with self._draft_turn:
            self._packed = None
            if self.drafted <= changes:
                self._remove_draft()

    def _remove_draft(self) -> None:
        try:
            self._verbs.drafts.remove(self._name)
        except OSError:
            logger.exception("the draft of task %d can't be removed", self._task.id)
