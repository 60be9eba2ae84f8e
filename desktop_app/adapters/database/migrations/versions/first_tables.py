"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Double, ForeignKey, Integer, TextClause, insert, text

from desktop_app.adapters.database.types import PathText, PlainText, RowId, UtcDateTime

revision = "0001"
down_revision = None

#: Lists are sorted by any of these, then by id. With the status in it, an index answers for a filtered list alone.
SORTABLE = ("search_name", "progress", "attempt", "worker", "duration_seconds", "speed")


def upgrade() -> None:
    _create_tasks()
    _create_attempts()
    _create_transcripts()
    _create_outbox()
    _create_change_feed()


def _create_tasks() -> None:
    op.create_table(
        "tasks",
        Column("id", RowId, primary_key=True),
        Column("uid", PlainText, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("status", PlainText, nullable=False),
        Column("file_name", PlainText, nullable=False),
        Column("source_path", PathText, nullable=False),
        Column("source_host", PlainText, nullable=False),
        Column("audio_sha256", PlainText, nullable=False),
        Column("audio_bytes", BigInteger, nullable=False),
        Column("duration_seconds", Double),
        Column("options", PlainText, nullable=False),
        Column("attempt", Integer, nullable=False),
        Column("attempt_uid", PlainText),
        Column("sequence", BigInteger, nullable=False),
        Column("worker", PlainText),
        Column("progress", Double, nullable=False),
        Column("speed", Double),
        Column("lease_until", UtcDateTime),
        Column("visible_at", UtcDateTime),
        Column("error_kind", PlainText),
        Column("error_message", PlainText),
        Column("warning", PlainText),
        Column("language", PlainText),
        Column("transcript_key", PlainText),
        Column("submitted_at", UtcDateTime, nullable=False),
        Column("queued_at", UtcDateTime),
        Column("started_at", UtcDateTime),
        Column("finished_at", UtcDateTime),
        Column("revision", BigInteger, nullable=False),
        Column("search_name", PlainText, nullable=False),
        Column("retried", Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    _index_tasks()


def _index_tasks() -> None:
    op.create_index("tasks_uid", "tasks", ["uid"], unique=True)
    op.create_index("tasks_revision", "tasks", ["revision"])
    op.create_index("tasks_status", "tasks", ["status", "id"])
    op.create_index("tasks_audio", "tasks", ["audio_sha256"])
    for column in SORTABLE:
        op.create_index(f"tasks_{column}", "tasks", [_unknown_first(column), "id", "status"])
    op.create_index("tasks_of_worker", "tasks", ["worker", "started_at"])
    _create_partial_index("tasks_leased", "tasks", ["lease_until", "id"], "lease_until IS NOT NULL")
    _create_partial_index("tasks_retried", "tasks", ["id", "status"], "retried", sqlite="retried = 1")


def _create_attempts() -> None:
    op.create_table(
        "attempts",
        Column("uid", PlainText, primary_key=True),
        Column("task_id", RowId, ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
        Column("generation", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("worker", PlainText, nullable=False),
        Column("outcome", PlainText, nullable=False),
        Column("started_at", UtcDateTime, nullable=False),
        Column("ended_at", UtcDateTime),
        Column("lease_until", UtcDateTime),
        Column("error_kind", PlainText),
        Column("error_message", PlainText),
        Column("resumed_from_seconds", Double, nullable=False),
        Column("sequence", BigInteger, nullable=False),
    )
    op.create_index("attempts_task", "attempts", ["task_id"])
    op.create_index("attempts_ended", "attempts", ["ended_at", "worker", "outcome"])


def _create_transcripts() -> None:
    op.create_table(
        "transcripts",
        Column("task_id", RowId, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("generation", Integer, nullable=False),
        Column("attempt_uid", PlainText, nullable=False),
        Column("object_key", PlainText, nullable=False),
        Column("language", PlainText, nullable=False),
        Column("text", PlainText, nullable=False),
    )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        Column("id", RowId, primary_key=True),
        Column("task_id", RowId, ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
        Column("stage", PlainText, nullable=False),
        Column("host", PlainText, nullable=False),
        Column("claimed_until", UtcDateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_age", "outbox", ["stage", "host", "id"])
    op.create_index("outbox_task", "outbox", ["task_id"])


def _create_change_feed() -> None:
    op.create_table(
        "removed_tasks",
        Column("revision", BigInteger, primary_key=True, autoincrement=False),
        Column("task_id", BigInteger, nullable=False),
    )
    counter = op.create_table(
        "revision_counter",
        Column("id", Integer, primary_key=True),
        Column("value", BigInteger, nullable=False),
    )
    op.execute(insert(counter).values(id=1, value=0))


def _unknown_first(column: str) -> str | TextClause:
    """SQLite takes what is unknown for the least, and can do no other."""
    return text(f"{column} NULLS FIRST") if op.get_bind().dialect.name == "postgresql" else column


def _create_partial_index(name: str, table: str, columns: list[str], where: str, *, sqlite: str = "") -> None:
    """SQLite uses it only where a query spells the condition as the index does."""
    op.create_index(name, table, columns, sqlite_where=text(sqlite or where), postgresql_where=text(where))
