"""The index takes for the same what `searchable_words` does, whatever the database makes of letters."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

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


def is_one_of_many(letter: str) -> bool:
    """Of an alphabet with tens of thousands of letters, of which no two mean the same."""
    return unicodedata.name(letter, "").startswith(("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT", "NUSHU"))


def keep(desk: Desk, text: str) -> int:
    task = desk.one(status=TaskStatus.COMPLETED, transcript_key="k")
    record = TranscriptRecord(
        task_id=task.id, generation=1, attempt_uid="a" * 32, object_key="k", language="en", text=text
    )
    with desk.repository.unit_of_work() as unit:
        unit.save_transcripts([replace(record, moments="")])
    return task.id
