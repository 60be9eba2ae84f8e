"""Duplicates: transcriptions of one recording with one set of options. The first, the original, is worked on; the
others get its transcript (see share.py)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from desktop_app.domain.task import NewTask, Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import UnitOfWork
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TaskOptions

Work = tuple[str, str, TaskOptions]  #: what a worker needs to know: the same gives the same result


def work_of(task: Task | NewTask) -> Work:
    return task.audio_sha256, task.kind, task.options


def originals_among(tasks: Iterable[Task], *, completed: bool = True) -> dict[Work, Task]:
    """For each work a task that has done it or will: the first one. `completed`: whether one that has will do."""
    originals: dict[Work, Task] = {}
    for task in sorted(tasks, key=lambda task: (task.status is not TaskStatus.COMPLETED, task.id)):
        has_done_it = completed and task.status is TaskStatus.COMPLETED and task.has_result
        if task.kind != TRANSCRIBE.name:  # a file is quickly made anew, and large to copy
            continue
        if has_done_it or not (task.status.terminal or task.duplicate_of):
            originals.setdefault(work_of(task), task)
    return originals


def join_duplicates(unit: UnitOfWork, renewed: Collection[Task]) -> list[Task]:
    """Tasks that are to be done anew, so that each work is done once: by the first of them, or by a task of which it
    is still expected."""
    ids = {task.id for task in renewed}
    others = [task for task in unit.find_by_audio_hash({task.audio_sha256 for task in renewed}) if task.id not in ids]
    originals = originals_among(others, completed=False)
    for task in sorted(renewed, key=lambda task: task.id):
        if task.kind == TRANSCRIBE.name:
            originals.setdefault(work_of(task), task)
    return [_joined(task, originals.get(work_of(task), task)) for task in renewed]


def _joined(task: Task, original: Task) -> Task:
    return task if task.id == original.id else replace(task, duplicate_of=original.id)
