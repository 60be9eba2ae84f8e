"""The tables. Their indexes stand in the migrations, which alone create anything."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Double, ForeignKey, Integer, LargeBinary, MetaData, Table

from desktop_app.adapters.database.types import PathText, PlainText, RowId, UtcDateTime

metadata = MetaData()

tasks = Table(
    "tasks",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("uid", PlainText, nullable=False),
    Column("secret", PlainText, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("status", PlainText, nullable=False),
    Column("file_name", PlainText, nullable=False),
    Column("source_path", PathText, nullable=False),
    Column("source_host", PlainText, nullable=False),
    Column("audio_sha256", PlainText, nullable=False),
    Column("audio_bytes", BigInteger, nullable=False),
    Column("duration_seconds", Double),
    Column("kind", PlainText, nullable=False),
    Column("options", PlainText, nullable=False),  # JSON
    Column("duplicate_of", BigInteger),
    Column("batch_id", BigInteger),
    Column("place", BigInteger, nullable=False),  # the least comes first
    Column("attempt", Integer, nullable=False),
    Column("attempt_uid", PlainText),
    Column("sequence", BigInteger, nullable=False),
    Column("worker", PlainText),
    Column("progress", Double, nullable=False),
    Column("speed", Double),
    Column("lease_until", UtcDateTime),
    Column("visible_at", UtcDateTime),
    Column("error_kind", PlainText),
    Column("error_message", PlainText),
    Column("warning", PlainText),
    Column("language", PlainText),
    Column("transcript_key", PlainText),
    Column("artifacts", PlainText),  # JSON
    Column("result_values", PlainText),  # JSON
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("queued_at", UtcDateTime),
    Column("started_at", UtcDateTime),
    Column("heard_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("edited_at", UtcDateTime),
    Column("edited_by", PlainText),
    Column("revision", BigInteger, nullable=False),  # how often the row was written
    Column("changed_in", BigInteger, nullable=False),  # the number of a transaction; see transactions.py
    Column("search_name", PlainText, nullable=False),  # the file's name as it is searched and sorted
    Column("retried", Boolean, nullable=False),  # needed or needs another attempt, or failed
    sqlite_autoincrement=True,  # the id of a removed task is never given to another
)

attempts = Table(
    "attempts",
    metadata,
    Column("uid", PlainText, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("worker", PlainText, nullable=False),
    Column("outcome", PlainText, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("lease_until", UtcDateTime),
    Column("error_kind", PlainText),
    Column("error_message", PlainText),
    Column("resumed_from_seconds", Double, nullable=False),
    Column("sequence", BigInteger, nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("generation", Integer, nullable=False),
    Column("attempt_uid", PlainText, nullable=False),
    Column("object_key", PlainText, nullable=False),
    Column("language", PlainText, nullable=False),
    Column("text", PlainText, nullable=False),
    Column("moments", PlainText),  # when what of the text is said; NULL: it is not in the index yet
)

unpaired_transcripts = Table(
    "unpaired_transcripts",  # of which it is not known yet which words follow each other
    metadata,
    Column("task_id", BigInteger, primary_key=True, autoincrement=False),
)

pair_signatures = Table(
    "pair_signatures",  # on PostgreSQL; what SQLite has for it is no table of this sort
    metadata,
    Column("task_id", ForeignKey("transcripts.task_id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("signature", LargeBinary, nullable=False),  # a Bloom filter of the pairs of words
)

transcript_revisions = Table(
    "transcript_revisions",
    metadata,
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("saves", Integer, nullable=False),
    Column("author", PlainText, nullable=False),
    Column("host", PlainText, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("attempt_uid", PlainText, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("stage", PlainText, nullable=False),
    Column("host", PlainText, nullable=False),  # ANYONE, or the only one that can do it
    Column("claimed_until", UtcDateTime),
    Column("claimed_by", PlainText),  # the process that has the claim
    Column("place", BigInteger, nullable=False),  # the task's, and of an upload else the batch's
    Column("batch_id", BigInteger, nullable=False),  # 0: none
    Column("kind", PlainText, nullable=False),  # of the task
    sqlite_autoincrement=True,  # entries are claimed by place, then by age
)

ANYONE = ""  #: not NULL, so that one index serves both kinds of hosts in the order of age

removed_tasks = Table(
    "removed_tasks",
    metadata,
    Column("task_id", BigInteger, primary_key=True, autoincrement=False),
    Column("changed_in", BigInteger, nullable=False),
    Column("removed_at", UtcDateTime),
    Column("uid", PlainText),  # NULL: an older program has removed it
)

#: The one row is the newest transaction of which removals may be missing above
forgotten_removals = Table("forgotten_removals", metadata, Column("changed_in", BigInteger, nullable=False))

deleted_audio = Table(
    "deleted_audio",  # recordings that the store does not hold any more, though tasks name them
    metadata,
    Column("sha256", PlainText, primary_key=True),
    Column("claimed_until", UtcDateTime),  # until then somebody is deleting it; NULL: it is gone
)

batches = Table(
    "batches",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("submitted_by", PlainText, nullable=False),
    Column("host", PlainText, nullable=False),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("kind", PlainText, nullable=False),
    Column("options", PlainText, nullable=False),  # JSON
    Column("export_folder", PathText),
    Column("export_formats", PlainText, nullable=False),  # separated by commas
    Column("export_options", PlainText),  # JSON
    Column("notify", Boolean, nullable=False),
    Column("follow_edits", Boolean, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("growing_until", UtcDateTime),  # until then more tasks may come
    Column("done_at", UtcDateTime),
    Column("done_note", PlainText),
    Column("claimed_until", UtcDateTime),  # by whoever does what is to happen when it is done
    Column("watched_path", PathText),  # of the watched folder whose files it has
    Column("watched_day", Date),  # on which they came
    sqlite_autoincrement=True,
)

exported_transcripts = Table(
    "exported_transcripts",  # by the exports that batches make by themselves
    metadata,
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("edited_at", UtcDateTime),
    Column("digests", PlainText, nullable=False),  # JSON
)

paused_kinds = Table("paused_kinds", metadata, Column("kind", PlainText, primary_key=True))

presets = Table(
    "presets",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("kind", PlainText, nullable=False),
    Column("options", PlainText, nullable=False),  # JSON
)

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("text", PlainText, nullable=False),  # as it was typed
)

vocabulary_lists = Table(
    "vocabulary_lists",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("text", PlainText, nullable=False),  # names, one a line
)

watched_folders = Table(
    "watched_folders",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("host", PlainText, nullable=False),
    Column("path", PathText, nullable=False),
    Column("kind", PlainText, nullable=False),
    Column("options", PlainText, nullable=False),  # JSON
    Column("added_at", UtcDateTime, nullable=False),
    Column("taken", BigInteger, nullable=False),
    Column("taken_at", UtcDateTime),
    Column("taken_name", PlainText),
    Column("refused", BigInteger, nullable=False),
    Column("refusal", PlainText),
    Column("fault", PlainText),
    sqlite_autoincrement=True,  # whoever watches a folder knows it by its id
)

watched_files = Table(
    "watched_files",
    metadata,
    Column("folder_id", ForeignKey("watched_folders.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("path", PathText, primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes
    Column("modified", BigInteger, nullable=False),  # nanoseconds
    Column("sha256", PlainText),  # NULL: it is no recording
)

exported_audio = Table(
    "exported_audio",
    metadata,
    Column("sha256", PlainText, primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes
)
