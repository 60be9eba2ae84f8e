"""Words are replaced in many transcripts: as it was shown before, as versions of their own, and put back."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.search_query import parse_query
from desktop_app.domain.task import Task
from desktop_app.orchestrator.transcripts.read_transcript import open_transcript, read_transcript
from desktop_app.orchestrator.transcripts.replace_words import ReplaceMatch, find_replacements, put_back, replace_words
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.transcripts.test_revisions import complete, open_, save
from tests.fakes.transcripts import make_timed_transcript


@pytest.fixture
def tasks(desk: Desk) -> list[Task]:
    texts = (
        ("The roof of Zoe leaks.", "Zoe and zoe mend it."),
        ("Nobody is here.",),
        ("Ask Zo", "e again."),  # across two lines: not one word
        ("Zoe sings.",),
    )
    tasks = desk.submit(*(f"{number}.wav" for number in range(len(texts))))
    for task, sentences in zip(tasks, texts, strict=True):
        complete(desk, task, make_timed_transcript(sentences))
    return [desk.task(task.id) for task in tasks]


def find(desk: Desk, words: str, query: str = "") -> list[ReplaceMatch]:
    return sorted(find_replacements(desk.repository, words, parse_query(query)), key=lambda match: match.task.id)


def texts(desk: Desk, tasks: list[Task]) -> list[str]:
    return [read_transcript(desk.repository, desk.store, task.id).text for task in tasks]


def test_it_is_shown_where_it_would_be_replaced(desk: Desk, tasks: list[Task]) -> None:
    first, last = find(desk, "Zoe")
    assert (first.task.id, first.places, first.line, first.marks) == (
        tasks[0].id,
        3,
        "The roof of Zoe leaks.",
        ((12, 15),),
    )
    assert (last.task.id, last.places) == (tasks[3].id, 1)
    assert [match.task.id for match in find(desk, "Zoe", "sings")] == [tasks[3].id]
    assert [match.task.id for match in find(desk, "Zoe", "-sings")] == [tasks[0].id]
    with pytest.raises(EarshotError, match="letters or digits"):
        find(desk, "…")


def test_it_is_replaced_with_the_times_of_all_other_words_and_put_back(desk: Desk, tasks: list[Task]) -> None:
    before = texts(desk, tasks)
    machine = open_(desk, tasks[0]).transcript.segments
    save(desk, open_(desk, tasks[3]), make_timed_transcript(("Zoe sings well.",)))
    report = replace_words(desk.repository, desk.store, HOST, [task.id for task in tasks], "zoe", "Zoë")
    assert ([one.task.id for one in report.replaced], report.places) == ([tasks[0].id, tasks[3].id], 4)
    assert texts(desk, tasks) == ["The roof of Zoë leaks. Zoë and Zoë mend it.", *before[1:3], "Zoë sings well."]
    now = open_(desk, tasks[0])
    assert now.transcript.segments[0].words[4] == machine[0].words[4]
    assert now.revision
    assert [match.task.id for match in find(desk, "Zoë")] == [tasks[0].id, tasks[3].id]  # it is found by its new words
    assert [one.number for one in desk.repository.revisions.list(tasks[3].id)] == [2, 1]
    assert put_back(desk.repository, desk.store, HOST, report.replaced) == ()
    assert texts(desk, tasks) == [*before[:3], "Zoe sings well."]
    assert [one.number for one in desk.repository.revisions.list(tasks[3].id)] == [3, 2, 1]


def test_what_was_edited_since_is_not_put_back(desk: Desk, tasks: list[Task]) -> None:
    report = replace_words(desk.repository, desk.store, HOST, [tasks[0].id, tasks[3].id], "Zoe", "Zoë")
    save(desk, open_(desk, tasks[3]), make_timed_transcript(("Mine.",)))
    [refusal] = put_back(desk.repository, desk.store, HOST, report.replaced)
    assert (refusal.what, texts(desk, tasks)[3]) == (tasks[3].file_name, "Mine.")
    assert texts(desk, tasks)[0].startswith("The roof of Zoe")


def test_one_that_cannot_be_read_holds_up_no_other(desk: Desk, tasks: list[Task]) -> None:
    record = desk.repository.transcript(tasks[0].id)
    assert record
    desk.store.delete(record.object_key)
    report = replace_words(desk.repository, desk.store, HOST, [tasks[0].id, tasks[3].id], "Zoe", "Zoë")
    assert ([one.task.id for one in report.replaced], len(report.refused)) == ([tasks[3].id], 1)
    assert open_transcript(desk.repository, desk.store, tasks[3].id).transcript.text == "Zoë sings."
