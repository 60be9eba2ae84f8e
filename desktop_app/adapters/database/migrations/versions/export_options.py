"""What the exports of batches have in them beside the words, and the limits of their subtitles."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from desktop_app.adapters.database.types import PlainText

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("batches", Column("export_options", PlainText))
