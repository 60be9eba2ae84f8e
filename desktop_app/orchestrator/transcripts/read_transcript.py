"""Read a task's transcript: the whole document, a person's where there is one, else the machine's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.revision import MachineText, Revision
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.quick_decoding import decode_quickly
from desktop_app.orchestrator.transcripts.revision_documents import unpack_json
from desktop_app.orchestrator.transcripts.stored_segments import decode_lazily
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, ObjectTooLarge
from worker_agent.contract.transcript import NewerTranscript, Transcript

NONE_YET = "There is no transcript yet."

Decode = Callable[[bytes], Transcript]


@dataclass(frozen=True, slots=True)
class OpenTranscript:
    """The version that counts, and where it comes from."""

    task_id: int
    transcript: Transcript  #: its segments may be StoredSegments
    revision: Revision | None  #: None: it is the machine's own text
    latest_by_machine: MachineText | None  #: None: there is none any more

    @property
    def origin(self) -> MachineText:
        """The machine's text that a person corrects in it."""
        found = self.revision.origin if self.revision else self.latest_by_machine
        return found or MachineText(0, "")

    @property
    def is_outdated(self) -> bool:
        """Whether a machine has written a newer text than the one that a person has corrected."""
        return self.revision is not None and self.latest_by_machine not in (None, self.revision.origin)


def open_transcript(repository: TaskRepository, store: ObjectStore, task_id: int) -> OpenTranscript:
    """For a window. Raises EarshotError where there is none, or StoreUnavailable. A person's needs no store."""
    record = repository.transcript(task_id)
    by_machine = MachineText(record.generation, record.attempt_uid) if record else None
    revision = repository.revisions.latest([task_id]).get(task_id)
    if revision is None:
        return OpenTranscript(task_id, read_machine_text(repository, store, task_id), None, by_machine)
    return OpenTranscript(task_id, read_revision(repository, task_id, revision.number), revision, by_machine)


def read_transcript(repository: TaskRepository, store: ObjectStore, task_id: int) -> Transcript:
    """The version that counts, in whole. Raises EarshotError where there is none, or StoreUnavailable."""
    revision = repository.revisions.latest([task_id]).get(task_id)
    if revision is None:
        return read_machine_text(repository, store, task_id, decode_quickly)
    return read_revision(repository, task_id, revision.number, decode_quickly)


def read_machine_text(
    repository: TaskRepository, store: ObjectStore, task_id: int, decode: Decode = decode_lazily
) -> Transcript:
    """The latest one that a machine has written. Raises EarshotError where there is none, or StoreUnavailable."""
    record = repository.transcript(task_id)
    if record is None:
        raise EarshotError(NONE_YET)
    try:
        return decode(store.get(record.object_key))
    except NewerTranscript as error:
        raise EarshotError(str(error)) from error
    except (ObjectMissing, ObjectTooLarge, ValueError) as error:
        raise EarshotError("The transcript is no longer in the store, or damaged. Retry the task.") from error


def read_revision(repository: TaskRepository, task_id: int, number: int, decode: Decode = decode_lazily) -> Transcript:
    """What a person has made of it. Raises EarshotError where there is no such revision."""
    document = repository.revisions.document(task_id, number)
    if document is None:
        raise EarshotError(NONE_YET)
    try:
        return decode(unpack_json(document))
    except NewerTranscript as error:
        raise EarshotError(str(error)) from error
    except ValueError as error:
        raise EarshotError("This revision is damaged. Restore another one, or the machine's text.") from error
