"""The kind of each task, and the results that are no transcripts."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from desktop_app.adapters.database.types import PlainText

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("tasks", Column("kind", PlainText, nullable=False, server_default="transcribe"))
    op.add_column("tasks", Column("artifacts", PlainText))
    op.add_column("tasks", Column("result_values", PlainText))
