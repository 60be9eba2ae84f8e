"""Which transcripts have which words, in SQLite or PostgreSQL.

Both know of each transcript which three characters follow each other somewhere in it, and not where: an index of all
places is 2.6 times as large as the text (FTS5), this one a third of it (FTS5) or about as large (GIN). Whoever searches
looks into the transcripts that have all of the characters of a word. A word is so found in the middle of another one,
and in languages that put no spaces between words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ARRAY, Connection, Select, Text, cast, func, select, text, update

from desktop_app.adapters.database import mapping
from desktop_app.adapters.database.batch_repository import Writing
from desktop_app.adapters.database.engine import POSTGRESQL
from desktop_app.adapters.database.schema import transcripts
from desktop_app.domain.task import TranscriptRecord

MOST_GRAMS = 32  # asked for at once: of a long phrase, enough to leave only the transcripts that have it
MOST_COMPLETIONS = 500  # of one or two characters
COMMON = 300_000  # entries of completions, which take some hundredths of a second to go through; with more of them,
# most transcripts have the one or two characters, and the newest are looked through as they come
RARE = 5_000  # entries, up to which it is worth while to ask for all completions beside other characters
BEYOND = 2**62  # an id that no task has

_COMPLETIONS = text("SELECT term, doc FROM transcript_trigrams WHERE term >= :first AND term < :end")
_MATCHES = text(
    "SELECT rowid FROM transcript_index WHERE transcript_index MATCH :grams AND rowid < :below "
    "ORDER BY rowid DESC LIMIT :limit"
)


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

    def add_missing(self, limit: int) -> int:
        """Moments that are unknown instead of missing are what the triggers and the index look at."""
        missing = select(transcripts.c.task_id).where(transcripts.c.moments.is_(None))
        newest = missing.order_by(transcripts.c.task_id.desc()).limit(limit).with_for_update(skip_locked=True)
        with self._writing() as connection:
            ids = connection.scalars(newest).all()
            connection.execute(update(transcripts).where(transcripts.c.task_id.in_(ids)).values(moments=""))
        return len(ids)


def _on_postgresql(
    connection: Connection, newest: Select[Any], terms: Sequence[str], below: int, limit: int
) -> Select[Any]:
    indexed = newest.where(transcripts.c.moments.is_not(None), transcripts.c.task_id < below).limit(limit)
    grams = cast(_thinned(_grams_of_words(terms)), ARRAY(Text))
    return indexed.where(func.transcript_grams(transcripts.c.text).op("@>", is_comparison=True)(grams))


def _on_sqlite(
    connection: Connection, newest: Select[Any], terms: Sequence[str], below: int, limit: int
) -> Select[Any]:
    alternatives = [[gram] for gram in _thinned(gram for term in terms for gram in _split(term, 3))]
    short = sorted(filter(None, (_completions(connection, term) for term in terms if len(term) < 3)))
    alternatives += [completions for number, completions in short if number <= RARE]
    if short and not alternatives:
        alternatives = [short[0][1]]
    if not alternatives:
        return newest.where(transcripts.c.moments.is_not(None), transcripts.c.task_id < below).limit(limit)
    grams = " AND ".join(f"({' OR '.join(map(_quoted, some))})" for some in alternatives)
    ids = connection.scalars(_MATCHES, {"grams": grams, "below": below, "limit": limit}).all()
    return newest.where(transcripts.c.task_id.in_(ids))


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


def _thinned(grams: Iterable[str]) -> list[str]:
    """Not too many of them, from everywhere."""
    different = list(dict.fromkeys(grams))
    return different[:: -(-len(different) // MOST_GRAMS)] if different else []


def _quoted(gram: str) -> str:
    """For FTS5, so that nothing is taken for one of its words."""
    doubled = gram.replace('"', '""')
    return f'"{doubled}"'
