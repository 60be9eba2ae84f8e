"""What persons have made of transcripts."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary

from desktop_app.adapters.database.types import PlainText, RowId, UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("tasks", Column("edited_at", UtcDateTime))
    op.add_column("tasks", Column("edited_by", PlainText))
    op.create_table(
        "transcript_revisions",
        Column("task_id", RowId, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("saves", Integer, nullable=False),
        Column("author", PlainText, nullable=False),
        Column("host", PlainText, nullable=False),
        Column("begun_at", UtcDateTime, nullable=False),
        Column("saved_at", UtcDateTime, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("attempt_uid", PlainText, nullable=False),
        Column("document", LargeBinary, nullable=False),
    )
