"""Batches, the order in which tasks are put on the queue, pauses and presets.

Tasks that are there keep their age for a place, and belong to no batch: nobody knows which were dropped together.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, text

from desktop_app.adapters.database.types import PathText, PlainText, RowId, UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _create_tables()
    _extend_tasks()
    _extend_outbox()
    op.create_index("attempts_started", "attempts", ["started_at"])


def _create_tables() -> None:
    op.create_table(
        "batches",
        Column("id", RowId, primary_key=True),
        Column("name", PlainText, nullable=False),
        Column("submitted_by", PlainText, nullable=False),
        Column("host", PlainText, nullable=False),
        Column("submitted_at", UtcDateTime, nullable=False),
        Column("kind", PlainText, nullable=False),
        Column("options", PlainText, nullable=False),
        Column("export_folder", PathText),
        Column("export_formats", PlainText, nullable=False),
        Column("notify", Boolean, nullable=False),
        Column("place", BigInteger, nullable=False),
        Column("paused", Boolean, nullable=False),
        Column("growing_until", UtcDateTime),
        Column("done_at", UtcDateTime),
        Column("done_note", PlainText),
        Column("claimed_until", UtcDateTime),
        sqlite_autoincrement=True,
    )
    _create_partial_index("batches_open", "batches", ["id"], "done_at IS NULL")
    _create_partial_index("batches_first", "batches", ["place", "id"], "place < 0")
    op.create_table("paused_kinds", Column("kind", PlainText, primary_key=True))
    op.create_table(
        "presets",
        Column("name", PlainText, primary_key=True),
        Column("kind", PlainText, nullable=False),
        Column("options", PlainText, nullable=False),
    )


def _extend_tasks() -> None:
    op.add_column("tasks", Column("batch_id", BigInteger))
    op.add_column("tasks", Column("place", BigInteger, nullable=False, server_default="0"))
    _create_partial_index("tasks_batch", "tasks", ["batch_id", "status", "duration_seconds"], "batch_id IS NOT NULL")
    on_queue = ["status", "queued_at", "place", "batch_id"]  # SQLite would prefer the index of all that are pending
    _create_partial_index("tasks_on_queue", "tasks", on_queue, "status = 'pending' AND queued_at IS NOT NULL")


def _extend_outbox() -> None:
    op.add_column("outbox", Column("place", BigInteger, nullable=False, server_default="0"))
    op.add_column("outbox", Column("batch_id", BigInteger, nullable=False, server_default="0"))
    op.add_column("outbox", Column("kind", PlainText, nullable=False, server_default="transcribe"))
    op.execute(
        "UPDATE outbox SET kind = (SELECT kind FROM tasks WHERE tasks.id = task_id) "
        "WHERE task_id IN (SELECT id FROM tasks WHERE kind <> 'transcribe')"
    )
    op.drop_index("outbox_age", "outbox")
    op.create_index("outbox_order", "outbox", ["stage", "host", "place", "id"])
    op.create_index("outbox_lanes", "outbox", ["stage", "place", "batch_id", "kind", "task_id"])


def _create_partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=text(where), postgresql_where=text(where))
