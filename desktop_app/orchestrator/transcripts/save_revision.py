"""Save a revision: what a person has made of a transcript."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop_app.domain.errors import TaskNotFound
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.revision import MachineText, Revision, Stamp, stamp_of
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.revision_documents import pack
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person wants saved."""

    task_id: int
    transcript: Transcript
    seen: Stamp  #: the state of the task's transcript that the person has seen last
    own: int | None  #: the number of the revision that the person is writing; None: it becomes a new one
    origin: MachineText  #: the machine's text that it corrects
    beside: bool = False  #: whether it is to count although somebody else has saved since: theirs stays, too
    document: bytes | None = None  #: the transcript, packed; None: that is still to be done


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What became of it."""

    revision: Revision  #: what was saved; where it was refused, what somebody else has saved
    refused: bool = False


def save_revision(repository: TaskRepository, host: str, edit: Edit) -> SaveReport:
    """Nothing is written over that the person has not seen: it is refused where somebody else has saved meanwhile.
    Raises TaskNotFound where the task was removed."""
    document, (text, moments) = edit.document or pack(edit.transcript), text_and_moments(edit.transcript)
    now, author = datetime.now(UTC), author_name()
    with repository.unit_of_work() as unit:
        task = unit.lock_tasks_by_id([edit.task_id]).get(edit.task_id)
        if task is None:
            raise TaskNotFound("The task was removed. Copy the text if you still need it.")
        latest = unit.latest_revision(task.id)
        if latest and latest.stamp != edit.seen and not edit.beside:
            return SaveReport(latest, refused=True)
        if latest and latest.number == edit.own and not edit.beside:
            revision = latest.saved_again(now, edit.origin)
        else:
            revision = Revision(
                task_id=task.id,
                number=stamp_of(latest)[0] + 1,
                author=author,
                host=host,
                begun_at=now,
                saved_at=now,
                origin=edit.origin,
            )
        unit.save_revision(revision, document, text, moments)
        unit.save_tasks([replace(task, edited_at=now, edited_by=author)])
    return SaveReport(revision)


def author_name() -> str:
    """As the system knows whoever works here; empty: it knows no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
