"""It is known which words follow each other (domain/word_pairs.py), for phrases of words that every transcript has.

Of transcripts that are there already it is learned later, a few at a time (index_transcripts.py); until then, phrases
are found as before.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, text

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table("unpaired_transcripts", Column("task_id", BigInteger, primary_key=True, autoincrement=False))
    op.execute("INSERT INTO unpaired_transcripts (task_id) SELECT task_id FROM transcripts")
    if op.get_bind().dialect.name == "postgresql":
        _sign_on_postgresql()
    else:
        _index_on_sqlite()


# SQLite: FTS5 once more, with pairs for words. Measured on made text, that is 0.4 times as large as the text.

_TABLE = (
    "CREATE VIRTUAL TABLE transcript_pairs USING "
    "fts5(pairs, tokenize = 'ascii', content = '', detail = none, columnsize = 0)"
)
_ENTER = (
    "INSERT INTO transcript_pairs (rowid, pairs) "
    "SELECT new.task_id, indexed_pairs(new.text) WHERE new.moments IS NOT NULL;"
)
_LEAVE = (
    "INSERT INTO transcript_pairs (transcript_pairs, rowid, pairs) "
    "SELECT 'delete', old.task_id, indexed_pairs(old.text) WHERE old.moments IS NOT NULL "
    "AND old.task_id NOT IN (SELECT task_id FROM unpaired_transcripts); "
    "DELETE FROM unpaired_transcripts WHERE task_id = old.task_id;"
)
_TRIGGERS = {
    "transcripts_enter_pairs": ("INSERT", _ENTER),
    "transcripts_leave_pairs": ("DELETE", _LEAVE),
    "transcripts_change_in_pairs": ("UPDATE OF task_id, text, moments", f"{_LEAVE} {_ENTER}"),
}


def _index_on_sqlite() -> None:
    op.execute(_TABLE)
    for name, (change, what) in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} AFTER {change} ON transcripts BEGIN {what} END")


# PostgreSQL: for each transcript a Bloom filter of its pairs, all of which are looked through. That is 0.3 times as
# large as the text, and takes some hundredths of a second for a hundred thousand; GIN over the pairs would be 0.9 times
# as large. A filter can't be asked for all words that end with two letters: it knows pairs of two letters each as well.
# Letters are made alike as in the index of what follows each other in a word (transcript_index.py).

_COLLATIONS = ("und-x-icu", "pg_c_utf8", "C.utf8", "en_US.utf8")  # one of them knows the letters of all languages
_INVISIBLE = (
    r"E'\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff'"
)
_LETTERS = """normalize(replace(translate(lower(
    replace(normalize(translate(words, {invisible}, ''), NFKC), 'İ', 'i') COLLATE "{collation}"),
    'ς', 'σ'), 'ß', 'ss'), NFKC)"""
_WORD, _ASCII_WORD = "[a-z0-9]+|[ά-ώ]+|[а-џ]+|[א-ת]+|[ء-ي]+|[가-힣]+", "[a-z0-9]+"
_FUNCTIONS = """
CREATE FUNCTION pair_signature(words text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    hash bigint;
    hashes bigint[];
    bits bigint;
    signature bytea;
BEGIN
    SELECT coalesce(array_agg(DISTINCT hashtextextended(pair COLLATE "C", 0)), '{{}}') INTO hashes FROM (
        SELECT unnest(ARRAY[right(one, 3) || left(two, 3), right(one, 2) || left(two, 2)]) AS pair
        FROM (
            SELECT match[1] AS one, lead(match[1]) OVER (ORDER BY place) AS two
            FROM regexp_matches({letters} COLLATE "C", '{word}', 'g') WITH ORDINALITY AS each (match, place)
        ) AS following
        WHERE two IS NOT NULL
    ) AS pairs;
    bits := 8 * (1 + 3 * cardinality(hashes) / 4);
    signature := decode(repeat('00', (bits / 8)::int), 'hex');
    FOREACH hash IN ARRAY hashes LOOP
        signature := set_bit(signature, ((hash & 2097151) % bits)::int, 1);
        signature := set_bit(signature, ((hash >> 21 & 2097151) % bits)::int, 1);
        signature := set_bit(signature, ((hash >> 42 & 2097151) % bits)::int, 1);
    END LOOP;
    RETURN signature;
END $$;
CREATE FUNCTION sign_transcript() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM unpaired_transcripts WHERE task_id = coalesce(new.task_id, old.task_id);
    IF TG_OP = 'DELETE' THEN
        RETURN NULL;
    END IF;
    INSERT INTO pair_signatures (task_id, signature) VALUES (new.task_id, pair_signature(new.text))
    ON CONFLICT (task_id) DO UPDATE SET signature = excluded.signature;
    RETURN NULL;
END $$;
CREATE TRIGGER transcripts_are_signed AFTER INSERT OR DELETE OR UPDATE OF text ON transcripts
FOR EACH ROW EXECUTE FUNCTION sign_transcript();
"""


def _sign_on_postgresql() -> None:
    connection = op.get_bind()
    op.create_table(
        "pair_signatures",
        Column("task_id", BigInteger, ForeignKey("transcripts.task_id", ondelete="CASCADE"), primary_key=True),
        Column("signature", LargeBinary, nullable=False),
    )
    is_utf8 = connection.scalar(text("SELECT getdatabaseencoding() = 'UTF8'"))
    there = connection.scalars(text("SELECT collname FROM pg_collation WHERE pg_collation_is_visible(oid)")).all()
    collation = next((name for name in _COLLATIONS if name in there), "default")
    letters = _LETTERS.format(invisible=_INVISIBLE, collation=collation) if is_utf8 else "lower(words)"
    connection.exec_driver_sql(
        _FUNCTIONS.format(letters=letters, word=_WORD if is_utf8 else _ASCII_WORD).replace("%", "%%")
    )
    # numbers at random: there is nothing to compress, and to try takes time at each edit
    connection.exec_driver_sql("ALTER TABLE pair_signatures ALTER COLUMN signature SET STORAGE EXTERNAL")
