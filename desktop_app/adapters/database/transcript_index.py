"""Which transcripts have which words, in SQLite or PostgreSQL.

Both know of each transcript which three characters follow each other somewhere in it, and not where: an index of all
places is 2.6 times as large as the text (FTS5), this one a third of it (FTS5) or about as large (GIN). Whoever searches
looks into the transcripts that have all of the characters of a word. A word is so found in the middle of another one,
and in languages that put no spaces between words.

The words of a phrase may be in all transcripts, though hardly ever side by side: which words follow each other is known
as well, by their last and first letters (domain/word_pairs.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    collate,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    update,
)

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.batch_repository import Writing
from desktop_app.adapters.database.engine import POSTGRESQL, SQLITE
from desktop_app.adapters.database.schema import pair_signatures, transcripts, unpaired_transcripts
from desktop_app.domain.task import TranscriptRecord
from desktop_app.domain.word_pairs import pairs_of_phrase, sure_pairs

T = TypeVar("T")

MOST_GRAMS = 32  # asked for at once: of a long phrase, enough to leave only the transcripts that have it
MOST_COMPLETIONS = 500  # of one or two characters
COMMON = 300_000  # entries of completions, which take some hundredths of a second to go through; with more of them,
# most transcripts have the one or two characters, and the newest are looked through as they come
RARE = 5_000  # entries, up to which it is worth while to ask for all completions beside other characters
BEYOND = 2**62  # an id that no task has
MOST_PAIRS = 16  # of words, asked for at once
SHIFTS = (0, 21, 42)  # of the number of a pair, each of which makes a bit of a signature
FEW = 200  # transcripts that have them, which are looked into whatever else they have
MANY = 20_000  # transcripts that have them, from which on it takes longer to look which have the characters as well
MOST_SIGNED = 2_000  # likewise on PostgreSQL, where they are looked for again with each part of what is found

_COMPLETIONS = text("SELECT term, doc FROM transcript_trigrams WHERE term >= :first AND term < :end")
_MATCHES = text(
    "SELECT rowid FROM transcript_index WHERE transcript_index MATCH :grams AND rowid < :below "
    "ORDER BY rowid DESC LIMIT :limit"
)
_PAIRED = text(
    "SELECT rowid FROM transcript_pairs WHERE transcript_pairs MATCH :pairs AND rowid < :below "
    "ORDER BY rowid DESC LIMIT :limit"
)
_PAIRED_MATCHES = text(
    "SELECT rowid FROM transcript_index WHERE transcript_index MATCH :grams AND rowid < :below "
    "AND +rowid IN (SELECT rowid FROM transcript_pairs WHERE transcript_pairs MATCH :pairs AND rowid < :below) "
    "ORDER BY rowid DESC LIMIT :limit"
)
_INCOMPLETE = select(
    or_(
        select(unpaired_transcripts.c.task_id).exists(),
        select(transcripts.c.task_id).where(transcripts.c.moments.is_(None)).exists(),
    )
)
_LEARN_PAIRS = {
    SQLITE: "INSERT INTO transcript_pairs (rowid, pairs) SELECT task_id, indexed_pairs(text) FROM transcripts "
    "WHERE task_id IN :ids AND moments IS NOT NULL",
    POSTGRESQL: "INSERT INTO pair_signatures (task_id, signature) SELECT task_id, pair_signature(text) "
    "FROM transcripts WHERE task_id IN :ids",
}


class SqlTranscriptIndex:
    """Implements TranscriptIndex, over the connections of SqlTaskRepository.

    Triggers (SQLite) and the index itself (PostgreSQL) keep it: nobody who saves a transcript has to think of it.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], writing: Writing) -> None:
        self._reading = reading
        self._writing = writing

    def find(self, terms: Sequence[str], below: int | None, limit: int) -> list[TranscriptRecord]:
        with self._reading() as connection:
            find = _on_postgresql if connection.dialect.name == POSTGRESQL else _on_sqlite
            newest = select(transcripts).order_by(transcripts.c.task_id.desc())
            rows = connection.execute(find(connection, newest, terms, BEYOND if below is None else below, limit))
            return [mapping.transcript_from(row) for row in rows]

    def count_missing(self) -> int:
        with self._reading() as connection:
            return connection.scalar(select(func.count()).where(transcripts.c.moments.is_(None))) or 0

    def is_complete(self) -> bool:
        with self._reading() as connection:
            return _is_complete(connection)

    def add_missing(self, limit: int) -> int:
        """Moments that are unknown instead of missing are what the triggers and the index look at."""
        missing = select(transcripts.c.task_id).where(transcripts.c.moments.is_(None))
        unpaired = select(transcripts.c.task_id).where(
            transcripts.c.task_id.in_(select(unpaired_transcripts.c.task_id))
        )
        with self._writing() as connection:
            if ids := _newest(connection, missing, limit):
                connection.execute(update(transcripts).where(transcripts.c.task_id.in_(ids)).values(moments=""))
            elif ids := _newest(connection, unpaired, limit):
                learn = text(_LEARN_PAIRS[connection.dialect.name]).bindparams(bindparam("ids", expanding=True))
                connection.execute(learn, {"ids": ids})
                connection.execute(delete(unpaired_transcripts).where(unpaired_transcripts.c.task_id.in_(ids)))
        return len(ids)


def _newest(connection: Connection, found: Select[Any], limit: int) -> Sequence[int]:
    """Those are locked that nobody else has locked."""
    newest = found.order_by(transcripts.c.task_id.desc()).limit(limit)
    return connection.scalars(newest.with_for_update(of=transcripts, skip_locked=True)).all()


def _is_complete(connection: Connection) -> bool:
    return not connection.scalar(_INCOMPLETE)


def _on_postgresql(
    connection: Connection, newest: Select[Any], terms: Sequence[str], below: int, limit: int
) -> Select[Any]:
    pairs = _thinned((pair for term in terms for pair in sure_pairs(term)), MOST_PAIRS)
    if len(pairs) > 1 and _is_complete(connection):  # of one pair, one in sixteen signatures says so wrongly
        signed = select(pair_signatures.c.task_id).where(pair_signatures.c.task_id < below, *_bits_of(pairs))
        ids = connection.scalars(signed.order_by(pair_signatures.c.task_id.desc()).limit(MOST_SIGNED)).all()
        if len(ids) < MOST_SIGNED:
            return newest.where(transcripts.c.task_id.in_(ids[:limit]))
    indexed = newest.where(transcripts.c.moments.is_not(None), transcripts.c.task_id < below).limit(limit)
    grams = cast(_thinned(_grams_of_words(terms)), ARRAY(Text))
    return indexed.where(func.transcript_grams(transcripts.c.text).op("@>", is_comparison=True)(grams))


def _bits_of(pairs: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """As the function of the database sets them (see the migration)."""
    signature = pair_signatures.c.signature
    for pair in pairs:
        number = func.hashtextextended(collate(literal(pair), "C"), 0, type_=BigInteger)
        for shift in SHIFTS:
            place = number.bitwise_rshift(shift).bitwise_and(2**21 - 1) % (8 * func.octet_length(signature))
            yield func.get_bit(signature, cast(place, Integer)) == 1


def _on_sqlite(
    connection: Connection, newest: Select[Any], terms: Sequence[str], below: int, limit: int
) -> Select[Any]:
    asked: dict[str, object] = {"below": below, "limit": limit}
    matches = _MATCHES
    pairs = _thinned((forms for term in terms for forms in pairs_of_phrase(term)), MOST_PAIRS)
    if pairs and _is_complete(connection):
        asked["pairs"] = _all_of(pairs)
        paired = connection.scalars(_PAIRED, {**asked, "limit": MANY}).all()
        if len(paired) <= FEW:
            return newest.where(transcripts.c.task_id.in_(paired[:limit]))
        matches = _MATCHES if len(paired) == MANY else _PAIRED_MATCHES
    if grams := _grams(connection, terms):
        ids = connection.scalars(matches, {**asked, "grams": _all_of(grams)}).all()
        return newest.where(transcripts.c.task_id.in_(ids))
    return newest.where(transcripts.c.moments.is_not(None), transcripts.c.task_id < below).limit(limit)


def _grams(connection: Connection, terms: Sequence[str]) -> list[list[str]]:
    """Of each three characters what they may be."""
    alternatives = [[gram] for gram in _thinned(gram for term in terms for gram in _split(term, 3))]
    short = sorted(filter(None, (_completions(connection, term) for term in terms if len(term) < 3)))
    alternatives += [completions for number, completions in short if number <= RARE]
    return alternatives or [completions for _, completions in short[:1]]


def _all_of(alternatives: Iterable[Sequence[str]]) -> str:
    """For FTS5: one of each."""
    return " AND ".join(f"({' OR '.join(map(_quoted, some))})" for some in alternatives)


def _completions(connection: Connection, term: str) -> tuple[int, list[str]] | None:
    """How many entries the index has for three characters that begin with this one or these two, and which they are.
    None: too many."""
    total, found = 0, []
    rows = connection.execute(_COMPLETIONS, {"first": term, "end": f"{term}\U0010ffff"})
    for row in rows:  # each is counted as it is read
        total += row.doc
        found.append(row.term)
        if total > COMMON or len(found) > MOST_COMPLETIONS:
            rows.close()
            return None
    return total, found or [f"{term}\U0010ffff\U0010ffff"[:3]]  # which nothing has


def _grams_of_words(terms: Iterable[str]) -> Iterator[str]:
    """On PostgreSQL no space is in any: what stands between words differs from what it is in `searchable_words`."""
    for term in terms:
        for word in term.split():
            yield from _split(word, min(3, len(word)))


def _split(term: str, length: int) -> list[str]:
    return [term[start : start + length] for start in range(len(term) - length + 1)]


def _thinned(grams: Iterable[T], most: int = MOST_GRAMS) -> list[T]:
    """Not too many of them, from everywhere."""
    different = list(dict.fromkeys(grams))
    return different[:: -(-len(different) // most)] if different else []


def _quoted(gram: str) -> str:
    """For FTS5, so that nothing is taken for one of its words."""
    doubled = gram.replace('"', '""')
    return f'"{doubled}"'
