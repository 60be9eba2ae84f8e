"""Corrects the transcript that is shown: joins the text, the sitting that saves it, and what is said of both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.revision import MachineText, Revision
from desktop_app.domain.task import Task
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript
from desktop_app.orchestrator.transcripts.revision_documents import unpack
from desktop_app.presentation.revisions import edited, not_saved_then, saved_meanwhile
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import RevisionOperations
from desktop_app.ui.reader.draft_offer import DraftOffer
from desktop_app.ui.reader.notice import Choices, Notice
from desktop_app.ui.reader.session import Session
from desktop_app.ui.reader.transcript_view import TranscriptView
from desktop_app.ui.reader.version import Version, compare
from worker_agent.contract.transcript import Transcript


class Editing(QObject):
    """Nothing is overwritten unseen, neither by this window nor in it."""

    outdated = Signal()  #: what is shown is to be loaded anew
    shown = Signal(object)  #: the Transcript that is shown now instead: another version, or again the one that counts

    def __init__(
        self,
        verbs: RevisionOperations,
        background: Background,
        text: TranscriptView,
        notice: Notice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._verbs, self._background = verbs, background
        self._text, self._notice = text, notice
        self._opened: OpenTranscript | None = None
        self._task: Task | None = None  #: as it was heard of last
        self._machine_key: str | None = None  #: where the machine's text lies that is known here
        self.session: Session | None = None  #: None: nothing is open
        self._offer = DraftOffer(verbs, background, self)
        self._offer.found.connect(self._tell_state)
        text.edited.connect(self._touch)

    @property
    def looking(self) -> bool:
        """Whether another version is shown than the one that is edited."""
        return self.session is not None and self._text.transcript is not self.session.transcript

    @property
    def late(self) -> list[Session]:
        """Those whose text can't be saved at present, of transcripts that are no longer shown, too."""
        return [session for session in self.findChildren(Session) if session.is_late]

    @property
    def unsaved(self) -> bool:
        return self.session is not None and self.session.is_dirty

    def open(self, opened: OpenTranscript, transcript: TranscriptDocument, task: Task) -> None:
        """`transcript`: of what was opened; `task`: whose it is."""
        self.leave()
        self._opened, self._machine_key = opened, task.transcript_key
        self.session = Session(self._verbs, self._background, opened, transcript, task, self)
        self._task = task
        self.session.saved.connect(self._saved)
        self.session.refused.connect(self._tell_refused)
        self.session.failed.connect(self._tell_fault)
        self._show(opened.transcript)
        self._offer.look_for(task.id)

    def leave(self) -> None:
        """What was typed is saved, whatever is shown next."""
        if self.session is not None:
            for signal in (self.session.saved, self.session.refused, self.session.failed):
                signal.disconnect()
            self.session.leave()
            self._text.set_editable(False)
        self.session = self._opened = self._task = None
        self._offer.drop()

    def review(self, task: Task) -> None:
        """Something has become of the task that is shown: somebody may have edited it, or a machine written it anew."""
        session, self._task = self.session, task
        if session is None or session.is_busy:
            return
        if task.edited_at is not None and not session.knows(task.edited_at):
            if session.is_dirty or session.has_written:
                self._tell_refused_by(task.edited_by or "", task.edited_at)
            else:
                self.outdated.emit()
        elif task.transcript_key is not None and task.transcript_key != self._machine_key:
            self._machine_key = task.transcript_key
            if task.edited_at is None and not session.is_dirty:
                self.outdated.emit()
            else:
                self._look_for_newer()

    # other versions
    def look_at_machine_text(self) -> None:
        """The latest one that a machine has written."""
        if self.session is not None:
            open_, read, id_ = self._verbs.open, self._verbs.read_machine_text, self.session.task_id
            told = tr("This is the machine's text, to be read. What is another one in yours is marked.")
            self._look_at(lambda: (read(id_), open_(id_).latest_by_machine), told)

    def look_at_revision(self, revision: Revision) -> None:
        read, number = self._verbs.read, revision.number
        told = edited(revision.author, revision.saved_at, datetime.now(UTC))
        self._look_at(lambda: (read(revision.task_id, number), revision.origin), told)

    def look_back(self) -> None:
        """At what is edited."""
        if self.session is not None:
            self._show(self.session.transcript.snapshot()())

    def _look_at_draft(self) -> None:
        """What was typed at another time, and could not be saved."""
        if left := self._offer.left:
            told = tr("This was typed, and is not saved. What is another one in the present text is marked.")
            draft = left.draft
            self._look_at(lambda: (unpack(draft.document), draft.origin), told, self._offer.use)

    def _discard_draft(self) -> None:
        self._offer.discard()
        self._tell_state()

    def _look_at(
        self,
        read: Callable[[], tuple[Transcript, MachineText | None]],
        told: str,
        used: Callable[[], None] = lambda: None,
    ) -> None:
        """`used`: called when the person takes it."""
        session = self.session
        if session is not None:
            mine = [line.text for line in session.transcript.lines]
            self._background.run(
                lambda: compare(*read(), mine),
                lambda version: self._show_version(version, told, used),
                key="another version",
                wanted=lambda: self.session is session,
            )

    def _show_version(self, version: Version, told: str, used: Callable[[], None]) -> None:
        self._text.show_document(version.lines, version.transcript.doubts)
        self._text.set_editable(False)
        self._text.mark_found([*version.others, *(gap for gap in version.gaps if gap[1] < gap[2])])
        if version.gaps:
            lacks = plural("In {n} place it lacks words.", "In {n} places it lacks words.", len(version.gaps))
            told = f"{told} {lacks}"
        use = partial(self._use, version.transcript, version.origin, used)
        self._notice.tell(told, {tr("Use this text"): use, tr("Back"): self.look_back})
        self.shown.emit(version.transcript)

    def _use(self, transcript: Transcript, origin: MachineText | None, used: Callable[[], None]) -> None:
        """As an edit, which can be undone; what it takes the place of stays a revision."""
        if self.session is not None:
            used()
            self.session.begin_revision(origin)
            self.session.transcript.adopt(transcript)
            self.look_back()
            self._touch()

    def _show(self, transcript: Transcript) -> None:
        if self.session is not None:
            self._text.show_document(self.session.transcript, transcript.doubts)
            self._text.set_editable(True)
            self._tell_state()
            self.shown.emit(transcript)

    # telling
    def _touch(self) -> None:
        if self.session is not None and not self.looking:
            self.session.touch()

    def _saved(self) -> None:
        self._offer.discard_used()
        self._tell_state()
        if self._task is not None:
            self.review(self._task)  # what was heard while it was being saved

    def _tell_state(self) -> None:
        session = self.session
        if session is None or self._opened is None or self.looking:
            return
        if left := self._offer.left:
            choices = {tr("Look at it"): self._look_at_draft, tr("Discard it"): self._discard_draft}
            self._notice.tell(not_saved_then(left.draft.typed_at, datetime.now(UTC)), choices, "warning")
        elif session.latest is None:
            self._notice.tell("")
        elif self._opened.is_outdated and session.latest.origin == self._opened.origin:
            look = {tr("Look at it"): self.look_at_machine_text}
            self._notice.tell(tr("A newer text by the machine is there. Yours stays as it is."), look)
        else:
            told = edited(session.latest.author, session.latest.saved_at, datetime.now(UTC))
            self._notice.tell(told, {tr("Machine's text"): self.look_at_machine_text})

    def _tell_refused(self, theirs: Revision) -> None:
        self._tell_refused_by(theirs.author, theirs.saved_at)

    def _tell_refused_by(self, person: str, at: datetime) -> None:
        if self.session is not None:
            choices: Choices = {
                tr("Load theirs"): self._load_theirs,
                tr("Keep mine, too"): partial(self._keep_mine, at),
            }
            self._notice.tell(saved_meanwhile(person, at, datetime.now(UTC)), choices, "warning")

    def _tell_fault(self, fault: str) -> None:
        self._notice.tell(tr("Not saved yet, and tried again: {fault}", fault=fault), role="danger")

    def _keep_mine(self, theirs: datetime) -> None:
        """`theirs`: when it was saved."""
        if self.session is not None:
            self.session.has_seen(theirs)
            self.session.keep_mine()

    def _load_theirs(self) -> None:
        """The person has chosen: what was not saved goes."""
        if self.session is not None:
            self.session.drop()
            self.outdated.emit()

    def _look_for_newer(self) -> None:
        if self.session is not None:
            open_, id_ = self._verbs.open, self.session.task_id
            self._background.run(lambda: open_(id_), self._learn, key="newer text")

    def _learn(self, opened: OpenTranscript) -> None:
        if self.session is not None and opened.task_id == self.session.task_id:
            self._opened = opened
            self._tell_state()
