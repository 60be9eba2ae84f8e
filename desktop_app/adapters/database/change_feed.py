"""What happened to tasks since a revision."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.schema import removed_tasks, tasks
from desktop_app.orchestrator.lists import Changes


def read_changes(connection: Connection, revision: int, limit: int) -> Changes:
    """Both tables must be read in one snapshot: a change between the two reads would be skipped."""
    changed = connection.execute(
        select(tasks).where(tasks.c.revision > revision).order_by(tasks.c.revision).limit(limit + 1)
    ).all()
    removed = connection.execute(
        select(removed_tasks)
        .where(removed_tasks.c.revision > revision)
        .order_by(removed_tasks.c.revision)
        .limit(limit + 1)
    ).all()
    events = sorted([*changed, *removed], key=lambda row: row.revision)
    last = events[:limit][-1].revision if events else revision
    return Changes(
        revision=last,
        tasks=tuple(mapping.task_from(row) for row in changed if row.revision <= last),
        removed=tuple(row.task_id for row in removed if row.revision <= last),
        complete=len(events) <= limit,
    )
