"""Who has claimed a wish, and an index of the few wishes that are claimed."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, text

from desktop_app.adapters.database.types import PlainText

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("outbox", Column("claimed_by", PlainText))
    claimed = text("claimed_until IS NOT NULL")
    op.create_index(
        "outbox_claimed", "outbox", ["stage", "claimed_until"], sqlite_where=claimed, postgresql_where=claimed
    )
