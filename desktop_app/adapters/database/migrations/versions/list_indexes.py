"""Every list, however filtered and in whatever order, is read from an index alone."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

#: By each of these, then by id. With what lists are filtered by in it, an index answers for a filtered list as well.
SORTABLE = {
    "search_name": ("search_name",),
    "progress": ("progress",),
    "attempt": ("attempt",),
    "worker": ("worker",),
    "duration_seconds": ("duration_seconds",),
    "speed": ("speed",),
    "language": ("language",),
    "why": ("(CASE WHEN error_message IS NULL THEN 1 ELSE 0 END)", "substr(error_message, 1, 200)"),
    "time_left": (
        "(CASE WHEN status = 'in_progress' AND speed > 0 AND duration_seconds IS NOT NULL "
        "THEN duration_seconds * (1 - progress) / speed ELSE 9e99 END)",
    ),
    "next_delivery": (
        "(CASE status WHEN 'pending' THEN 0 WHEN 'in_progress' THEN 1 ELSE 2 END)",
        "(CASE status WHEN 'pending' THEN visible_at WHEN 'in_progress' THEN lease_until END)",
    ),
}
OLD = ("search_name", "progress", "attempt", "worker", "duration_seconds", "speed", "status", "retried")


def upgrade() -> None:
    for name in OLD:
        op.drop_index(f"tasks_{name}", "tasks")
    # SQLite takes what is unknown for the least, and can do no other
    nulls = " NULLS FIRST" if op.get_bind().dialect.name == "postgresql" else ""
    for name, keys in SORTABLE.items():
        order = ", ".join(f"{key}{nulls}" for key in keys)
        op.execute(f"CREATE INDEX tasks_{name} ON tasks ({order}, id, status, kind, retried)")
    op.execute(f"CREATE INDEX tasks_status ON tasks (status{nulls}, id, kind, retried)")
    op.execute(f"CREATE INDEX tasks_kind ON tasks (kind{nulls}, id, status, retried)")
    retried = "retried" if nulls else "retried = 1"  # SQLite uses it only where a query spells the condition so
    op.execute(f"CREATE INDEX tasks_retried ON tasks (id, status, kind) WHERE {retried}")
