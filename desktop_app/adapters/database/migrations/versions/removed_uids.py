"""Of a removed task its uid is noted: an id alone could be that of another database's task."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from desktop_app.adapters.database.types import PlainText

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("removed_tasks", Column("uid", PlainText))
