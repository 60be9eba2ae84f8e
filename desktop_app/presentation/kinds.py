"""Kinds of tasks and the values of their results, written for people."""

from __future__ import annotations

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import format_number, tr
from worker_agent.contract.kinds import ResultColumn, find_kinds


def kind_title(name: str) -> str:
    """What people call a kind, whether it is installed here or not."""
    kind = find_kinds().get(name)
    return readable(tr(kind.title) if kind else name)


def result_value(task: Task, column: ResultColumn) -> str | None:
    """ "−23.0 LUFS"; None: the result has no such value."""
    value = task.values.get(column.key)
    if value is None or isinstance(value, str):
        return value and readable(value)
    return f"{format_number(value, column.decimals)} {readable(column.unit)}".strip().replace("-", "−")


def summary(task: Task) -> str:
    """The kind, and what is known of the result: "Convert · Loudness −23.0 LUFS"."""
    kind = find_kinds().get(task.kind)
    columns = kind.columns if kind and task.status is TaskStatus.COMPLETED else ()
    values = [f"{readable(tr(column.title))} {value}" for column in columns if (value := result_value(task, column))]
    return " · ".join([kind_title(task.kind), *values])
