"""Transcripts are searched by their words; what is in the index is known by its moments.

Transcripts that are there already have no moments: they are taken into the index later, a few at a time
(index_transcripts.py), for a hundred thousand of them take minutes.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, text

from desktop_app.adapters.database.types import PlainText

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("transcripts", Column("moments", PlainText))
    missing = text("moments IS NULL")
    op.create_index("transcripts_to_index", "transcripts", ["task_id"], sqlite_where=missing, postgresql_where=missing)
    if op.get_bind().dialect.name == "postgresql":
        _index_on_postgresql()
    else:
        _index_on_sqlite()


# SQLite: FTS5. With `detail=none` it knows of each transcript which three characters it has, and not where; measured on
# made text, that is 0.37 times as large as the text, against 2.65 times with the places. The text itself stands in
# `transcripts` alone. FTS5 wants to be told what a row had when it is to forget it: all of that is done by triggers, so
# that it holds for rows that go with their task as well.

_TABLES = (
    "CREATE VIRTUAL TABLE transcript_index USING "
    "fts5(words, tokenize = 'trigram case_sensitive 1', content = '', detail = none, columnsize = 0)",
    "CREATE VIRTUAL TABLE transcript_trigrams USING fts5vocab(transcript_index, 'row')",
)
_ENTER = (
    "INSERT INTO transcript_index (rowid, words) "
    "SELECT new.task_id, indexed_words(new.text) WHERE new.moments IS NOT NULL;"
)
_LEAVE = (
    "INSERT INTO transcript_index (transcript_index, rowid, words) "
    "SELECT 'delete', old.task_id, indexed_words(old.text) WHERE old.moments IS NOT NULL;"
)
_TRIGGERS = {
    "transcripts_enter_index": ("INSERT", _ENTER),
    "transcripts_leave_index": ("DELETE", _LEAVE),
    "transcripts_change_in_index": ("UPDATE OF task_id, text, moments", f"{_LEAVE} {_ENTER}"),
}


def _index_on_sqlite() -> None:
    for table in _TABLES:
        op.execute(table)
    for name, (change, what) in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} AFTER {change} ON transcripts BEGIN {what} END")


# PostgreSQL: GIN over what characters follow each other in a word, by a function of our own. pg_trgm would not do: it
# has to be installed, knows no words of two characters, which in Chinese are most, and where the database's locale is C
# it sees only the letters from a to z.

_COLLATIONS = ("und-x-icu", "pg_c_utf8", "C.utf8", "en_US.utf8")  # one of them knows the letters of all languages
_INVISIBLE = (
    r"E'\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff'"
)
_LETTERS = """normalize(replace(translate(lower(
    replace(normalize(translate(words, {invisible}, ''), NFKC), 'İ', 'i') COLLATE "{collation}"),
    'ς', 'σ'), 'ß', 'ss'), NFKC)"""
_FUNCTION = """
CREATE FUNCTION transcript_grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
    SELECT coalesce(array_agg(gram), '{{}}') FROM (
        SELECT DISTINCT unnest(ARRAY[one, one || two, one || two || three]) COLLATE "C" AS gram
        FROM (
            SELECT letter AS one, lead(letter, 1) OVER in_order AS two, lead(letter, 2) OVER in_order AS three
            FROM unnest(string_to_array({letters}, NULL)) WITH ORDINALITY AS each (letter, place)
            WINDOW in_order AS (ORDER BY place)
        ) AS following
    ) AS grams
    WHERE strpos(gram, ' ') = 0
$$
"""


def _index_on_postgresql() -> None:
    connection = op.get_bind()
    is_utf8 = connection.scalar(text("SELECT getdatabaseencoding() = 'UTF8'"))
    there = connection.scalars(text("SELECT collname FROM pg_collation WHERE pg_collation_is_visible(oid)")).all()
    collation = next((name for name in _COLLATIONS if name in there), "default")
    letters = _LETTERS.format(invisible=_INVISIBLE, collation=collation) if is_utf8 else "lower(words)"
    connection.exec_driver_sql(_FUNCTION.format(letters=letters))
    connection.exec_driver_sql(
        "CREATE INDEX transcripts_grams ON transcripts USING gin (transcript_grams(text)) WHERE moments IS NOT NULL"
    )
    # what they are made of says nothing to the planner, and takes minutes to look at
    connection.exec_driver_sql("ALTER INDEX transcripts_grams ALTER COLUMN 1 SET STATISTICS 0")
