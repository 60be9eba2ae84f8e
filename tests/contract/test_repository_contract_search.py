"""Transcripts are found by their words, on SQLite, on PostgreSQL, and in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.search_query import parse_query
from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.search import CHUNK, RANKED, Hit, search
from tests.fakes.operations import make_transcript
from tests.fixtures.desk import Desk


def record_of(task: Task, text: str, moments: str | None = "") -> TranscriptRecord:
    return TranscriptRecord(
        task_id=task.id, generation=1, attempt_uid="a" * 32, object_key="k", language="en", text=text, moments=moments
    )


def write(desk: Desk, *texts: str, moments: str | None = "") -> list[Task]:
    """Completed tasks with these transcripts."""
    tasks = desk.add(*(f"{number}.wav" for number in range(len(texts))))
    done = [replace(task, status=TaskStatus.COMPLETED, transcript_key="k") for task in tasks]
    with desk.repository.unit_of_work() as unit:
        unit.save_tasks(done)
        unit.save_transcripts([record_of(task, text, moments) for task, text in zip(tasks, texts, strict=True)])
    return tasks


def hits(repository: TaskRepository, query: str) -> list[Hit]:
    return list(search(repository, parse_query(query)))


def found(desk: Desk, query: str) -> list[int]:
    return [hit.task.id for hit in hits(desk.repository, query)]


def marked(hit: Hit) -> list[str]:
    return [passage.text[first:end] for passage in hit.passages for first, end in passage.marks]


def test_all_words_have_to_be_there_wherever_they_stand(desk: Desk) -> None:
    one, two, _ = write(desk, "We ate kale in March.", "In March it was the kale.", "Kale, in May.")
    assert set(found(desk, "march KALE")) == {one.id, two.id}
    assert found(desk, '"kale in march"') == [one.id]
    assert found(desk, "kale -ate -may") == [two.id]


@pytest.mark.parametrize(
    ("text", "query", "mark"),
    [
        ("Wir essen Grünkohl.", "grünkohl", "Grünkohl"),
        ("Wir essen Gru\u0308nkohl.", "GRÜNKOHL", "Gru\u0308nkohl"),
        ("Wir essen Grünkohl.", "kohl", "kohl"),
        ("Die Straße war leer.", "STRASSE", "Straße"),
        ("Die STRASSE war leer.", "straße", "STRASSE"),
        ("Die STRAẞE war leer.", "strasse", "STRAẞE"),
        ("Ο Σίσυφος πέτρα.", "ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("İstanbul'da.", "istanbul", "İstanbul"),
        ("Мы идём домой.", "ИДЁМ", "идём"),
        ("我们明天去东京都开会。", "东京", "东京"),
        ("我们明天去东京都开会。", "开", "开"),
        ("我们明天去东京都开会。", "开会", "开会"),
        ("今日は東京タワーに行きました", "ﾀﾜｰ", "タワー"),
        ("오늘 회의를 시작합니다", "회의", "회의"),
        ("הם הלכו לבית הספר", "בית", "בית"),
        ("سنذهب إلى المدرسة غدا", "مدرسة", "مدرسة"),
        ("می\u200cخواهم بروم", "میخواهم", "می\u200cخواهم"),
        ("मैं हिन्दी बोलता हूँ", "हिन्दी", "हिन्दी"),
        ("ผมไปโรงเรียน", "โรงเรียน", "โรงเรียน"),
        ("He said: don’t go.", '"don\'t go"', "don’t go"),
        ("The E.U. and the EU, so to say.", "eu", "EU"),
        ("The plan is x", "x", "x"),
        ("Good morning, Mr. Smith!", '"morning mr smith"', "morning, Mr. Smith"),
        ("Co\u00adoperation works.", "cooperation", "Co\u00adoperation"),
        ("The 𝔰𝔬-called plan 😀 worked.", "so called", "𝔰𝔬"),
    ],
)
def test_words_of_any_language_are_found_however_they_are_written(desk: Desk, text: str, query: str, mark: str) -> None:
    other, task = write(desk, "Something else entirely, 12345.", text)
    (hit,) = hits(desk.repository, query)
    assert hit.task.id == task.id
    assert mark in marked(hit)
    assert other.id not in found(desk, query)


@pytest.mark.parametrize(
    "query",
    [
        '"', '""', "'", "%", "_", "*", "a*", "NEAR(a b)", "a OR b", "a AND NOT b", "words:a", "^a", '"a" "b', "(", ")",
        "-", "--", "{a b}", "a + b", "\\", "a\0b", ";DROP TABLE tasks", "$1", ":x", "%s", "\u0000", "\ud800",
        "\U0010ffff", "…", "   ",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_taken_for_words(desk: Desk, query: str) -> None:
    a, _ = write(desk, "Near a, drop the table; or b, and not 1 s x words tasks.", "Nothing of that: 99 % of 5_000.")
    expected = parse_query(query).terms and all(
        term in searchable_words("Near a, drop the table; or b, and not 1 s x words tasks.")
        for term in parse_query(query).terms
    )
    assert (a.id in found(desk, query)) is bool(expected)


def test_what_is_as_long_as_a_page_is_found_by_all_of_it(desk: Desk) -> None:
    page = " ".join(f"word{number} of {number * 7}" for number in range(1000))
    whole, _ = write(desk, f"Before. {page} Behind.", page[:-4])
    assert len(page) > 10_000
    assert found(desk, f'"{page}"') == [whole.id]
    assert found(desk, "x" * 10_000) == []


def test_a_percent_sign_stands_for_itself_alone(desk: Desk) -> None:
    write(desk, "ten per cent")
    assert found(desk, "t%n") == []
    assert found(desk, "t_n") == []


def test_transcripts_with_whole_words_and_with_more_of_them_come_first(desk: Desk) -> None:
    whole = "The art of it. Art and more art."
    often, once, part, apart = write(desk, whole, "The art of it, once.", "A party.", "The of, it; art party.")
    assert found(desk, "art") == [often.id, apart.id, once.id, part.id]
    assert found(desk, "the art of")[0] in (often.id, once.id)


def test_the_sentence_around_each_place_and_its_moment_are_told(desk: Desk) -> None:
    (task,) = write(desk, "")
    text, moments = text_and_moments(
        make_transcript(["Good morning.", "We talk about the roof.", "It leaks.", "The roof, I mean."])
    )
    with desk.repository.unit_of_work() as unit:
        unit.save_transcripts([record_of(task, text, moments)])
    (hit,) = hits(desk.repository, "roof")
    assert [(one.text, one.seconds) for one in hit.passages] == [
        ("We talk about the roof.", 4.0),
        ("The roof, I mean.", 12.0),
    ]
    assert hit.places == 2
    (across,) = hits(desk.repository, '"leaks the roof"')
    assert [(one.text, one.seconds) for one in across.passages] == [("It leaks. The roof…", 8.0)]


def test_what_is_saved_anew_is_found_by_its_new_words_alone(desk: Desk) -> None:
    (task,) = write(desk, "The first try.")
    with desk.repository.unit_of_work() as unit:
        unit.save_transcripts([record_of(task, "A second version.")])
    assert found(desk, "first") == []
    assert found(desk, "try") == []
    assert found(desk, "second version") == [task.id]


def test_what_is_removed_retried_or_deleted_is_not_found(desk: Desk) -> None:
    removed, retried, deleted, kept = write(desk, *["The same words."] * 4)
    desk.remove(removed)
    desk.change(desk.read(retried), status=TaskStatus.PENDING, transcript_key=None)
    with desk.repository.unit_of_work() as unit:
        unit.remove_transcripts([deleted.id])
    assert found(desk, "same words") == [kept.id]
    assert found(desk, "me") == [kept.id]


def test_a_transaction_that_fails_leaves_the_index_as_it_was(desk: Desk) -> None:
    (task,) = write(desk, "The first try.")

    def fail() -> None:
        with desk.repository.unit_of_work() as unit:
            unit.save_transcripts([record_of(task, "A second version.")])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert found(desk, "second") == []
    assert found(desk, "first") == [task.id]


def test_another_process_finds_at_once_what_is_committed(desk: Desk, other: TaskRepository) -> None:
    assert hits(other, "news") == []
    (task,) = write(desk, "The news.")
    assert [hit.task.id for hit in hits(other, "news")] == [task.id]


def test_more_than_is_ranked_at_once_is_found_nevertheless_each_once(desk: Desk) -> None:
    number = RANKED + CHUNK + 1
    tasks = write(desk, *(f"Number {index} is here." for index in range(number)))
    all_of_them = found(desk, "here number")
    assert sorted(all_of_them) == [task.id for task in tasks]
    assert min(all_of_them[:RANKED]) > max(all_of_them[RANKED:])
    assert len(found(desk, "here")) == number
    assert found(desk, "number 120") == [tasks[120].id]


def test_a_search_that_nobody_waits_for_ends(desk: Desk) -> None:
    write(desk, *["The same words."] * 3)
    stopped = False
    running = search(desk.repository, parse_query("same"), lambda: stopped)
    next(running)
    stopped = True
    assert list(running) == []


def test_a_query_without_words_finds_nothing(desk: Desk) -> None:
    write(desk, "Words.")
    assert [found(desk, query) for query in ("", "-other", "?!")] == [[], [], []]


def test_transcripts_from_before_are_found_when_they_have_been_taken_in_the_newest_first(desk: Desk) -> None:
    old, older = write(desk, "The same words.", "The same words.", moments=None)[::-1]
    (new,) = write(desk, "The same words.")
    index = desk.repository.transcript_index
    assert (found(desk, "same"), index.count_missing()) == ([new.id], 2)
    assert index.add_missing(1) == 1
    assert (found(desk, "same"), index.count_missing()) == ([new.id, old.id], 1)
    assert index.add_missing(9) == 1
    assert index.add_missing(9) == 0
    assert (found(desk, "same"), index.count_missing()) == ([new.id, old.id, older.id], 0)
    (hit, *_) = hits(desk.repository, "same")
    assert hit.passages[0].seconds is None
    desk.remove(old)
    assert found(desk, "words") == [new.id, older.id]


@given(
    text=st.lists(st.text("abzé1идשع회東", min_size=1, max_size=4), min_size=1, max_size=12),
    between=st.sampled_from([" ", ", ", "—", "\u00ad ", "'", "\n"]),
    first=st.integers(0, 40),
    length=st.integers(1, 30),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_phrase_of_any_text_is_found(desk: Desk, text: list[str], between: str, first: int, length: int) -> None:
    term = searchable_words(between.join(text))[first : first + length].strip()
    (task,) = write(desk, between.join(text).upper())
    records = desk.repository.transcript_index.find([term], None, 5) if term else []
    assert not term or task.id in [record.task_id for record in records]


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60),
    first=st.integers(0, 60),
    length=st.integers(1, 12),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_part_of_any_text_is_found(desk: Desk, text: str, first: int, length: int) -> None:
    words = searchable_words(text.replace("\0", ""))
    term = words[first : first + length].strip()
    (task,) = write(desk, text.replace("\0", ""))
    records = desk.repository.transcript_index.find([term], None, 5) if term else []
    assert not term or task.id in [record.task_id for record in records]
    if term:
        (hit, *_) = [hit for hit in hits(desk.repository, f'"{term}"') if hit.task.id == task.id]
        assert hit.places >= 1
        assert all(searchable_words(mark) for mark in marked(hit))
