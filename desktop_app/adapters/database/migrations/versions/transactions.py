"""By which transaction each task was changed, in place of a counter of changes that all writers waited for."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_table("revision_counter")  # on PostgreSQL this waits for the last ones who count
    op.drop_index("tasks_revision", "tasks")
    op.add_column("tasks", Column("changed_in", BigInteger, nullable=False, server_default="0"))
    op.create_index("tasks_changed", "tasks", ["changed_in", "id"])
    op.drop_table("removed_tasks")  # whoever watched the feed has started anew with this version
    op.create_table(
        "removed_tasks",
        Column("task_id", BigInteger, primary_key=True, autoincrement=False),
        Column("changed_in", BigInteger, nullable=False),
    )
    op.create_index("removed_tasks_changed", "removed_tasks", ["changed_in", "task_id"])
