"""The workers, as their attempts tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery, case, func, select, union_all

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.schema import attempts, tasks
from desktop_app.domain.task import Outcome, Task, TaskStatus
from desktop_app.domain.worker import WorkerSummary
from worker_agent.contract.error_kinds import ErrorKind


def read_workers(connection: Connection, since: datetime) -> list[WorkerSummary]:
    running = _running(connection)
    words: dict[str, str] = {row.worker: row.error_message for row in connection.execute(_last_words(since))}
    totals = connection.execute(_totals(since))
    return [_summary(row, running.get(row.worker, ()), words.get(row.worker)) for row in totals]


def _summary(row: Row[Any], running: Sequence[Task], last_words: str | None) -> WorkerSummary:
    return WorkerSummary(
        name=row.worker,
        running=tuple(running),
        completed=row.completed,
        lost=row.lost,
        speed=row.speed,
        last_heard=max([row.last_heard, *(task.heard_at for task in running if task.heard_at)]),
        lost_at=row.lost_at,
        last_words=last_words,
    )


def _running(connection: Connection) -> Mapping[str, Sequence[Task]]:
    by_worker: dict[str, list[Task]] = defaultdict(list)
    held = select(tasks).where(tasks.c.status == TaskStatus.IN_PROGRESS.value).order_by(tasks.c.id)
    for row in connection.execute(held):
        by_worker[row.worker].append(mapping.task_from(row))
    return by_worker


def _totals(since: datetime) -> Select[Any]:
    heard = _heard(since)
    latest_speed = (
        select(tasks.c.speed)
        .where(tasks.c.worker == heard.c.worker, tasks.c.speed.is_not(None), tasks.c.started_at.is_not(None))
        .order_by(tasks.c.started_at.desc())
        .limit(1)
        .correlate(heard)
        .scalar_subquery()
    )
    return (
        select(
            heard.c.worker,
            func.sum(_one_if(heard.c.outcome == Outcome.COMPLETED.value)).label("completed"),
            func.sum(_one_if(heard.c.outcome == Outcome.LOST.value)).label("lost"),
            func.max(heard.c.at).label("last_heard"),
            func.max(case((heard.c.outcome == Outcome.LOST.value, heard.c.at))).label("lost_at"),
            latest_speed.label("speed"),
        )
        .group_by(heard.c.worker)
        .order_by(heard.c.worker)
    )


def _last_words(since: datetime) -> Select[Any]:
    """But for a lease that ended without a report: those are the orchestrator's."""
    order = (attempts.c.ended_at.desc(), attempts.c.number.desc(), attempts.c.uid)
    rank = func.row_number().over(partition_by=attempts.c.worker, order_by=order).label("rank")
    spoken = attempts.c.error_kind != ErrorKind.WORKER_LOST.value  # NULL is not unequal to anything
    which = (attempts.c.ended_at > since, attempts.c.outcome != Outcome.COMPLETED.value, spoken)
    ranked = select(attempts.c.worker, attempts.c.error_message, rank).where(*which).subquery()
    return select(ranked.c.worker, ranked.c.error_message).where(ranked.c.rank == 1)


def _heard(since: datetime) -> Subquery:
    """The two halves have an index each. One that runs past its lease belongs to a worker that is gone."""
    ended = select(attempts.c.worker, attempts.c.outcome, attempts.c.ended_at.label("at")).where(
        attempts.c.ended_at > since
    )
    run = select(attempts.c.worker, attempts.c.outcome, attempts.c.started_at).where(
        attempts.c.ended_at.is_(None), attempts.c.lease_until > since
    )
    return union_all(ended, run).subquery()


def _one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
