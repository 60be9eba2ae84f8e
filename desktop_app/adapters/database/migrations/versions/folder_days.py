"""What comes into a watched folder on one day is one batch."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Date, text

from desktop_app.adapters.database.types import PathText

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("batches", Column("watched_path", PathText))
    op.add_column("batches", Column("watched_day", Date))
    watched = text("watched_path IS NOT NULL")
    op.create_index(
        "batches_folder_day",
        "batches",
        ["host", "kind", "watched_path", "watched_day"],
        unique=True,
        sqlite_where=watched,
        postgresql_where=watched,
    )
