"""Save the drafts that programs of this computer have left: what was typed while the database could not be reached."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desktop_app.domain.draft import Draft, digest
from desktop_app.domain.revision import UNEDITED, Revision, stamp_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.drafts import Drafts
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.revision_documents import unpack
from desktop_app.orchestrator.transcripts.save_revision import Edit, save_revision

logger = logging.getLogger(__name__)

KEPT = timedelta(days=7)  # shorter than removals are remembered


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """One that is not saved, for somebody else has edited the transcript since: a person is to look at it first."""

    name: str
    task: Task
    draft: Draft


@dataclass(frozen=True, slots=True)
class DraftsReport:
    """What became of them."""

    saved: tuple[Task, ...]  #: whose text is in the database now
    left: tuple[LeftDraft, ...]


def save_drafts(repository: TaskRepository, host: str, drafts: Drafts, task_id: int | None = None) -> DraftsReport:
    """Of that task alone; None: of all. Those of tasks that were removed are deleted some days after they were typed,
    those of other databases are left alone.

    Raises DatabaseUnavailable, or OSError.
    """
    saved: list[Task] = []
    left: list[LeftDraft] = []
    found = {name: draft for name, draft in drafts.left().items() if task_id in (None, draft.task_id)}
    _sweep(repository, drafts, found)
    for one in _of_this_database(repository, found):
        known, state = _compare(repository, one.draft)
        if known:
            drafts.remove(one.name)
        elif _save(repository, host, one.draft, state):
            drafts.remove(one.name)
            saved.append(one.task)
        else:
            left.append(one)
    return DraftsReport(tuple(saved), tuple(left))


def _sweep(repository: TaskRepository, drafts: Drafts, found: Mapping[str, Draft]) -> None:
    """Delete what belongs to tasks that this database has removed: nothing brings those back. What was typed lately
    stays for a while: somebody else may have removed the task meanwhile."""
    old = {name: draft for name, draft in found.items() if datetime.now(UTC) - draft.typed_at > KEPT}
    if not old:
        return
    removed = repository.retention.find_removed({draft.task_uid: draft.task_id for draft in old.values()})
    for name, draft in old.items():
        if draft.task_uid in removed:
            drafts.remove(name)
            logger.info("the draft of task %d, which was removed, is deleted", draft.task_id)


def _of_this_database(repository: TaskRepository, found: Mapping[str, Draft]) -> Iterator[LeftDraft]:
    tasks = repository.tasks({draft.task_id for draft in found.values()}) if found else {}
    for name, draft in found.items():
        task = tasks.get(draft.task_id)
        if task is not None and task.uid == draft.task_uid:
            yield LeftDraft(name, task, draft)


def _compare(repository: TaskRepository, draft: Draft) -> tuple[bool, Revision | None]:
    """Whether the database has it already; and the latest revision, if that is one that the person knows: the one
    seen last, or what was being sent when the program ended. None: there is none, or one that nobody here has seen."""
    latest = repository.revisions.latest([draft.task_id]).get(draft.task_id)
    stored = repository.revisions.document(latest.task_id, latest.number) if latest else None
    found = digest(stored) if stored is not None else ""
    if found and found == digest(draft.document):
        return True, latest
    seen = stamp_of(latest) == draft.seen or (found != "" and found == draft.sent)
    return False, latest if seen else None


def _save(repository: TaskRepository, host: str, draft: Draft, state: Revision | None) -> bool:
    """False: somebody else has edited it, or the draft is damaged."""
    try:
        transcript = unpack(draft.document)
    except ValueError:
        logger.exception("the draft of task %d can't be read", draft.task_id)
        return False
    own = draft.own if state is None or stamp_of(state) == draft.seen else state.number
    seen = stamp_of(state) if state else UNEDITED
    edit = Edit(draft.task_id, transcript, seen, own, draft.origin, document=draft.document)
    return not save_revision(repository, host, edit).refused
