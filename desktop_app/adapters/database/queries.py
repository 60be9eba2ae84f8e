"""What is read of the tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, case, func, select

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.schema import attempts, outbox, tasks, transcripts
from desktop_app.domain.batches import in_batches
from desktop_app.domain.task import Attempt, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.lists import Cause
from desktop_app.orchestrator.ports.tasks import UPLOADS

T = TypeVar("T")

LIVE = [status.value for status in TaskStatus if not status.terminal]
SOLVED = [status.value for status in TaskStatus if not status.unsolved]
IS_UPLOAD = outbox.c.stage.in_([kind.value for kind in UPLOADS])
CHUNK = 1000  # values in one IN (…): far below every limit, and few enough that a plan is quickly made


def chunks(values: Collection[T]) -> Iterator[list[T]]:
    """What one IN (…) takes."""
    return in_batches(values, CHUNK)


def read_tasks(connection: Connection, ids: Collection[int]) -> dict[int, Task]:
    return {task.id: task for task in _tasks_with(connection, tasks.c.id, ids)}


def read_tasks_by_uid(connection: Connection, uids: Collection[str]) -> dict[str, Task]:
    return {task.uid: task for task in _tasks_with(connection, tasks.c.uid, uids)}


def _tasks_with(connection: Connection, column: ColumnElement[T], values: Collection[T]) -> Iterator[Task]:
    for chunk in chunks(values):
        yield from map(mapping.task_from, connection.execute(select(tasks).where(column.in_(chunk))))


def read_has_overdue(connection: Connection, now: datetime) -> bool:
    overdue = select(tasks.c.id).where(tasks.c.lease_until < now).limit(1)
    return connection.scalar(overdue) is not None


def read_counts(connection: Connection) -> dict[TaskStatus, int]:
    statement = select(tasks.c.status, func.count()).group_by(tasks.c.status)
    found = {TaskStatus(status): count for status, count in connection.execute(statement)}
    return {status: found.get(status, 0) for status in TaskStatus}


def read_same_audio(connection: Connection, sha256s: Collection[str]) -> list[Task]:
    statement = select(tasks).order_by(tasks.c.id)
    return [
        mapping.task_from(row)
        for chunk in chunks(sha256s)
        for row in connection.execute(statement.where(tasks.c.audio_sha256.in_(chunk)))
    ]


def read_attempts(connection: Connection, task_id: int) -> list[Attempt]:
    order = (attempts.c.generation, attempts.c.number, attempts.c.started_at, attempts.c.uid)
    rows = connection.execute(select(attempts).where(attempts.c.task_id == task_id).order_by(*order))
    return [mapping.attempt_from(row) for row in rows]


def read_transcripts(connection: Connection, task_ids: Collection[int]) -> dict[int, TranscriptRecord]:
    return {
        row.task_id: mapping.transcript_from(row)
        for chunk in chunks(task_ids)
        for row in connection.execute(select(transcripts).where(transcripts.c.task_id.in_(chunk)))
    }


def read_causes(connection: Connection, limit: int) -> list[Cause]:
    retryable = tasks.c.status.in_([TaskStatus.FAILED.value, TaskStatus.PENDING.value])
    error = (tasks.c.error_kind, tasks.c.error_message)
    number = func.count()
    causes = select(*error, number, func.sum(case((retryable, 1), else_=0)))
    which = (tasks.c.retried, tasks.c.status.not_in(SOLVED), tasks.c.error_kind.is_not(None))
    of_retries = causes.where(*which).group_by(*error)
    return [Cause(*row) for row in connection.execute(of_retries.order_by(number.desc(), *error).limit(limit))]
