"""The index takes for the same what `searchable_words` does, whatever the database makes of letters."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.adapters.database import open_database, transcript_index
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from tests.fixtures.desk import Desk

WORDS, AT_ONCE = 4000, 30  # in a transcript; looked for together


def test_every_letter_that_there_is_is_found(desk: Desk) -> None:
    every = [chr(code) for code in range(1, 0x2FFFF) if unicodedata.category(chr(code))[0] in "LMN"]
    letters = [each for number, each in enumerate(every) if number % 50 == 0 or not is_one_of_many(each)]
    assert len(letters) > 15_000
    for start in range(0, len(letters), WORDS):
        words = [f"b{letter}b" for letter in letters[start : start + WORDS]]
        task_id = keep(desk, " ".join(words))
        terms = list(dict.fromkeys(map(searchable_words, words)))
        for first in range(0, len(terms), AT_ONCE):
            some = terms[first : first + AT_ONCE]
            found = desk.repository.transcript_index.find(some, None, 9)
            assert task_id in [record.task_id for record in found], some


def test_nothing_is_left_of_what_was_changed_deleted_or_removed(tmp_path: Path) -> None:
    """On SQLite, whose index forgets what it is told to forget, word by word."""
    url = f"sqlite:///{tmp_path / 'earshot.db'}"
    engine = make_engine(parse_url(url))
    with closing(open_database(url)) as repository, engine.connect() as connection:
        desk = Desk(repository)
        changed, deleted, removed = (keep(desk, f"Wörter, {number} ﬁnde \U0001f600.") for number in range(3))
        write(desk, changed, "Other STRAẞE.")
        write(desk, changed, "Not in the index yet.", moments=None)
        with repository.unit_of_work() as unit:
            unit.remove_transcripts([deleted])
            unit.remove_tasks([removed])
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.pairs USING fts5vocab(main, transcript_pairs, 'row')")
        for vocabulary, index in (("transcript_trigrams", "transcript_index"), ("temp.pairs", "transcript_pairs")):
            assert connection.scalar(text(f"SELECT count(*) FROM {vocabulary}")) == 0
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    engine.dispose()


def test_a_transcript_that_has_the_words_elsewhere_is_not_looked_into(desk: Desk) -> None:
    """It has all that follows each other in three letters of the phrase."""
    find = desk.repository.transcript_index.find
    keep(desk, "Nobody them told nobody and them.")
    there = keep(desk, "Then NOBODY—told them: all.")
    assert [record.task_id for record in find(["nobody told them"], None, 9)] == [there]
    assert [record.task_id for record in find(["ody told the"], None, 9)] == [there]
    write(desk, there, "Nobody them.")
    assert find(["nobody told them"], None, 9) == []


@pytest.mark.parametrize("limits", [{"FEW": 0}, {"FEW": 0, "MANY": 1, "MOST_SIGNED": 1}], ids=["both", "neither"])
def test_phrases_that_many_may_have_are_found_by_their_letters_as_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]
) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(transcript_index, name, value)
    first, second = keep(desk, "Nobody told them it."), keep(desk, "Nobody told them.")
    keep(desk, "Somebody knew.")
    find = desk.repository.transcript_index.find
    assert [record.task_id for record in find(["ody told them"], None, 9)] == [second, first]
    assert [record.task_id for record in find(["ody told them"], None, 1)] == [second]
    assert [record.task_id for record in find(["ody told them"], second, 9)] == [first]
    assert [record.task_id for record in find(["body told", "it"], None, 9)] in ([first], [second, first])


def is_one_of_many(letter: str) -> bool:
    """Of an alphabet with tens of thousands of letters, of which no two mean the same."""
    return unicodedata.name(letter, "").startswith(("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT", "NUSHU"))


def keep(desk: Desk, spoken: str) -> int:
    task = desk.one(status=TaskStatus.COMPLETED, transcript_key="k")
    write(desk, task.id, spoken)
    return task.id


def write(desk: Desk, task_id: int, spoken: str, moments: str | None = "") -> None:
    known = {"generation": 1, "attempt_uid": "a" * 32, "object_key": "k", "language": "en"}
    with desk.repository.unit_of_work() as unit:
        unit.save_transcripts([TranscriptRecord(task_id=task_id, text=spoken, moments=moments, **known)])  # type: ignore[arg-type]
