"""Restore: an earlier version of a transcript, or the machine's text, becomes the latest version."""

from __future__ import annotations

from desktop_app.domain.revision import Stamp, stamp_of
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.read_transcript import open_transcript, read_machine_text, read_revision
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport, save_revision
from worker_agent.contract.stores.object_store import ObjectStore


def restore_version(
    repository: TaskRepository,
    store: ObjectStore,
    host: str,
    task_id: int,
    number: int | None,
    seen: Stamp | None = None,
) -> SaveReport:
    """As one more version: all others stay. `number`: of the version; None: the machine's latest text. `seen`: the
    state that is to be replaced, and no other one; None: whatever counts now.

    Raises EarshotError where there is none, or StoreUnavailable.
    """
    opened = open_transcript(repository, store, task_id)
    if number is None:
        transcript, origin = read_machine_text(repository, store, task_id), opened.latest_by_machine
    else:
        transcript = read_revision(repository, task_id, number)
        origin = next(one.origin for one in repository.revisions.list(task_id) if one.number == number)
    edit = Edit(task_id, transcript, seen or stamp_of(opened.revision), None, origin or opened.origin)
    return save_revision(repository, host, edit)
