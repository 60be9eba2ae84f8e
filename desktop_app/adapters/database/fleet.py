"""How much waits, and how much was done in each span of time; an index answers for both."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, cast, extract, func, literal_column, select

from desktop_app.adapters.database.schema import attempts, tasks
from desktop_app.domain.task import Outcome, TaskStatus
from desktop_app.domain.workload import Throughput, Waiting


def read_waiting(connection: Connection) -> Waiting:
    return Waiting(*connection.execute(waiting_query()).one())


def read_throughput(connection: Connection, since: datetime, span: int) -> list[Throughput]:
    rows = connection.execute(throughput_query(since, span))
    return [Throughput(datetime.fromtimestamp(row.span_number * span, UTC), row.worker, row.audio) for row in rows]


def waiting_query() -> Select[Any]:
    length = tasks.c.duration_seconds
    audio = func.coalesce(func.sum(length), 0.0)
    return select(func.count(), func.count(length), audio).where(tasks.c.status == TaskStatus.PENDING.value)


def throughput_query(since: datetime, span: int) -> Select[Any]:
    """The attempts of that time are a range of an index; each task is found by its key. No column may have the name of
    the label: databases would group by that."""
    number = cast(extract("epoch", attempts.c.ended_at), BigInteger) // literal_column(str(span), BigInteger)
    completed = attempts.c.outcome == Outcome.COMPLETED.value
    return (
        select(number.label("span_number"), attempts.c.worker, func.sum(tasks.c.duration_seconds).label("audio"))
        .join_from(attempts, tasks, tasks.c.id == attempts.c.task_id)
        .where(attempts.c.ended_at > since, completed, tasks.c.duration_seconds.is_not(None))
        .group_by("span_number", attempts.c.worker)
        .order_by("span_number", attempts.c.worker)
    )
