"""Uploads of large files are a kind of their own, so that whoever is to bring small ones finds these by the index."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

SMALL = 16 * 1024 * 1024  # bytes


def upgrade() -> None:
    large = f"task_id IN (SELECT id FROM tasks WHERE audio_bytes > {SMALL})"
    op.execute(f"UPDATE outbox SET stage = 'upload large' WHERE stage = 'upload' AND {large}")
