"""What is older than it is to be kept is found by when it ended; what of it is gone is noted."""

from __future__ import annotations

from datetime import UTC, datetime

from alembic import op
from sqlalchemy import BigInteger, Column, column, insert, table, text, update

from desktop_app.adapters.database.types import PlainText, UtcDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    _create_partial_index("tasks_ended", "tasks", ["finished_at", "id"])
    op.create_table(
        "deleted_audio",
        Column("sha256", PlainText, primary_key=True),
        Column("claimed_until", UtcDateTime),
    )
    _create_partial_index("deleted_audio_claimed", "deleted_audio", ["claimed_until"])
    _date_removals()
    forgotten = op.create_table("forgotten_removals", Column("changed_in", BigInteger, nullable=False))
    op.execute(insert(forgotten).values(changed_in=0))


def _date_removals() -> None:
    """When those that are there were made, nobody knows: they count as new."""
    op.add_column("removed_tasks", Column("removed_at", UtcDateTime))
    removed = table("removed_tasks", column("removed_at", UtcDateTime))
    op.execute(update(removed).values(removed_at=datetime.now(UTC)))
    op.create_index("removed_tasks_age", "removed_tasks", ["removed_at"])


def _create_partial_index(name: str, table: str, columns: list[str]) -> None:
    """Of the rows that have the first column."""
    there = text(f"{columns[0]} IS NOT NULL")
    op.create_index(name, table, columns, sqlite_where=there, postgresql_where=there)
