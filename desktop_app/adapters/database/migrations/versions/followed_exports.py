"""Exports that follow edits, and what they have written."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, false, text

from desktop_app.adapters.database.types import PlainText, RowId, UtcDateTime

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("batches", Column("follow_edits", Boolean, nullable=False, server_default=false()))
    op.create_table(
        "exported_transcripts",
        Column("task_id", RowId, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("edited_at", UtcDateTime),
        Column("digests", PlainText, nullable=False),
    )
    edited = text("edited_at IS NOT NULL")
    op.create_index("tasks_edited", "tasks", ["batch_id"], sqlite_where=edited, postgresql_where=edited)
