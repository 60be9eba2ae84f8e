"""Watched folders, the files in them that were dealt with, and the audio that Earshot itself has exported."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey

from desktop_app.adapters.database.types import PathText, PlainText, RowId, UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    of_folder = ForeignKey("watched_folders.id", ondelete="CASCADE")
    op.create_table(
        "watched_folders",
        Column("id", RowId, primary_key=True),
        Column("host", PlainText, nullable=False),
        Column("path", PathText, nullable=False),
        Column("kind", PlainText, nullable=False),
        Column("options", PlainText, nullable=False),
        Column("added_at", UtcDateTime, nullable=False),
        Column("taken", BigInteger, nullable=False),
        Column("taken_at", UtcDateTime),
        Column("taken_name", PlainText),
        Column("refused", BigInteger, nullable=False),
        Column("refusal", PlainText),
        Column("fault", PlainText),
        sqlite_autoincrement=True,
    )
    op.create_index("watched_folders_place", "watched_folders", ["host", "path", "kind"], unique=True)
    op.create_table(
        "watched_files",
        Column("folder_id", RowId, of_folder, primary_key=True, autoincrement=False),
        Column("path", PathText, primary_key=True),
        Column("size", BigInteger, nullable=False),
        Column("modified", BigInteger, nullable=False),
        Column("sha256", PlainText),
    )
    op.create_index("watched_files_size", "watched_files", ["folder_id", "size"])
    op.create_table(
        "exported_audio", Column("sha256", PlainText, primary_key=True), Column("size", BigInteger, nullable=False)
    )
    op.create_index("exported_audio_size", "exported_audio", ["size"])
