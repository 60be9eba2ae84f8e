"""Searches and vocabulary lists that persons gave a name."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from desktop_app.adapters.database.types import PlainText

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    for table in ("saved_searches", "vocabulary_lists"):
        op.create_table(table, Column("name", PlainText, primary_key=True), Column("text", PlainText, nullable=False))
