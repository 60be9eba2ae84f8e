"""A secret for each task, when its worker last reported, and whose work it shares."""

from __future__ import annotations

import secrets

from alembic import op
from sqlalchemy import BigInteger, Column, bindparam, column, select, table, text, update

from desktop_app.adapters.database.types import PlainText, RowId, UtcDateTime

revision = "0002"
down_revision = "0001"

ROWS = 10_000  # given their secrets at once


def upgrade() -> None:
    op.add_column("tasks", Column("secret", PlainText, nullable=False, server_default=""))
    op.add_column("tasks", Column("heard_at", UtcDateTime))
    op.add_column("tasks", Column("duplicate_of", BigInteger))
    duplicates = text("duplicate_of IS NOT NULL")
    op.create_index(
        "tasks_duplicates", "tasks", ["duplicate_of", "id"], sqlite_where=duplicates, postgresql_where=duplicates
    )
    _give_secrets()


def _give_secrets() -> None:
    tasks, connection = table("tasks", column("id", RowId), column("secret", PlainText)), op.get_bind()
    set_secret = update(tasks).where(tasks.c.id == bindparam("row_id")).values(secret=bindparam("new_secret"))
    last = 0
    while ids := connection.scalars(select(tasks.c.id).where(tasks.c.id > last).order_by(tasks.c.id).limit(ROWS)).all():
        connection.execute(set_secret, [{"row_id": id_, "new_secret": secrets.token_hex(16)} for id_ in ids])
        last = ids[-1]
