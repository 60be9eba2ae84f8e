"""Wishes are carried out at least once, and by one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.domain import transitions
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports import OutboxItem, Stage
from tests.desktop_app.adapters.database.desk import Desk
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from worker_agent.contract.messages import TranscribeOptions

MINUTE = timedelta(minutes=1)


def claim(
    repository: SqlTaskRepository, stage: Stage, host: str = "desk", limit: int = 10, now: datetime = NOW
) -> list[OutboxItem]:
    return repository.claim_wishes(stage, host=host, limit=limit, now=now, until=now + MINUTE)


@pytest.fixture
def other(database_url: str, repository: SqlTaskRepository) -> Iterator[SqlTaskRepository]:
    """What another process of the same computer sees of the database."""
    opened = open_database(database_url, claimer="other")
    yield opened
    opened.close()


def test_a_new_task_is_uploaded_by_its_host_then_sent_by_anyone(desk: Desk, repository: SqlTaskRepository) -> None:
    (task,) = desk.add("one.wav")
    assert claim(repository, Stage.UPLOAD, host="elsewhere") == []
    items = claim(repository, Stage.UPLOAD)
    assert [item.task for item in items] == [task]
    repository.wishes_done(items, NOW)
    assert (repository.count_wishes(Stage.UPLOAD), repository.count_wishes(Stage.SEND)) == (0, 1)
    repository.wishes_done(claim(repository, Stage.SEND, host="elsewhere"), NOW + MINUTE)
    assert repository.count_wishes(Stage.SEND) == 0
    sent = desk.read(task)
    assert sent.queued_at == NOW + MINUTE
    assert sent.revision > task.revision


def test_the_oldest_come_first_and_no_more_than_asked_for(desk: Desk, repository: SqlTaskRepository) -> None:
    tasks = desk.add(*(f"{number}.wav" for number in range(5)))
    assert [item.task for item in claim(repository, Stage.UPLOAD, limit=3)] == tasks[:3]
    assert [item.task for item in claim(repository, Stage.UPLOAD, limit=3)] == tasks[3:]
    assert claim(repository, Stage.UPLOAD) == []


def test_own_wishes_and_those_for_anyone_are_both_taken(desk: Desk, repository: SqlTaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    with repository.unit_of_work() as unit:
        unit.drop_wishes([one.id, two.id])
        unit.wish([one.id], Stage.SEND, None)
        unit.wish([two.id], Stage.SEND, "desk")
    assert {item.task.id for item in claim(repository, Stage.SEND)} == {one.id, two.id}


def test_a_claim_that_runs_out_is_free_again(desk: Desk, repository: SqlTaskRepository) -> None:
    desk.add("one.wav")
    first = claim(repository, Stage.UPLOAD)
    assert claim(repository, Stage.UPLOAD, now=NOW + MINUTE / 2) == []
    assert claim(repository, Stage.UPLOAD, now=NOW + MINUTE) == first


def test_an_upload_reported_twice_does_not_undo_the_sending(desk: Desk, repository: SqlTaskRepository) -> None:
    desk.add("one.wav")
    twice = claim(repository, Stage.UPLOAD)
    repository.wishes_done(twice, NOW)
    items = claim(repository, Stage.SEND)
    repository.wishes_done(twice, NOW)
    assert claim(repository, Stage.SEND) == []
    repository.wishes_done(items, NOW)
    repository.wishes_done(twice, NOW)
    assert repository.count_wishes(Stage.SEND) == 0


def test_a_dropped_wish_that_was_carried_out_says_nothing_of_the_new_generation(
    desk: Desk, repository: SqlTaskRepository
) -> None:
    (task,) = desk.add("one.wav")
    repository.wishes_done(claim(repository, Stage.UPLOAD), NOW)
    items = claim(repository, Stage.SEND)
    with repository.unit_of_work() as unit:
        unit.drop_wishes([task.id])
        unit.save_tasks([transitions.renew(task, None)])
        unit.wish([task.id], Stage.SEND, None)
    repository.wishes_done(items, NOW)
    assert desk.read(task).queued_at is None
    assert repository.count_wishes(Stage.SEND) == 1


def wish_to_tidy(repository: SqlTaskRepository, *tasks: Task) -> None:
    with repository.unit_of_work() as unit:
        unit.wish([task.id for task in tasks], Stage.TIDY, None)


def test_a_task_is_tidied_by_anyone_and_once(desk: Desk, repository: SqlTaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    wish_to_tidy(repository, one, two)
    wish_to_tidy(repository, one)
    items = claim(repository, Stage.TIDY, host="elsewhere")
    assert sorted(item.task.id for item in items) == [one.id, two.id]
    repository.wishes_done(items, NOW)
    assert repository.count_wishes(Stage.TIDY) == 0
    assert repository.count_wishes(Stage.UPLOAD) == 2
    assert desk.read(one) == one


def test_a_wish_written_in_place_of_a_claimed_one_stays(desk: Desk, repository: SqlTaskRepository) -> None:
    (task,) = desk.add("one.wav")
    wish_to_tidy(repository, task)
    items = claim(repository, Stage.TIDY)
    wish_to_tidy(repository, task)
    repository.wishes_done(items, NOW)
    (left,) = claim(repository, Stage.TIDY)
    assert left.task == task
    repository.wishes_done([left], NOW)
    assert repository.count_wishes(Stage.TIDY) == 0


def test_a_removed_task_takes_its_wishes_with_it(desk: Desk, repository: SqlTaskRepository) -> None:
    (task,) = desk.add("one.wav")
    desk.remove(task)
    assert repository.count_wishes(Stage.UPLOAD) == 0


def test_many_who_claim_at_once_share_the_wishes(desk: Desk, repository: SqlTaskRepository) -> None:
    added = desk.add(*(make_new_task(f"{number}.wav") for number in range(200)))

    def claim_all(_: int) -> list[int]:
        claimed: list[int] = []
        while items := claim(repository, Stage.UPLOAD, limit=7):
            claimed += [item.task.id for item in items]
        return claimed

    with ThreadPoolExecutor(4) as claimers:
        claimed = [id_ for ids in claimers.map(claim_all, range(4)) for id_ in ids]
    assert sorted(claimed) == [task.id for task in added]


def test_wishes_are_renewed_while_others_carry_them_out(desk: Desk, repository: SqlTaskRepository) -> None:
    tasks = desk.add(*(make_new_task(f"{number}.wav") for number in range(20)))

    def wish_again(turn: int) -> None:
        for _ in range(20):
            wish_to_tidy(repository, *(tasks if turn else reversed(tasks)))

    wished = threading.Event()

    def carry_out(_: int) -> set[int]:
        done: set[int] = set()
        last = False
        while not last:
            last = wished.is_set()
            items = claim(repository, Stage.TIDY, limit=7)
            repository.wishes_done(items, NOW)
            done |= {item.task.id for item in items}
        return done

    with ThreadPoolExecutor(4) as threads:
        wishing = threads.map(wish_again, range(2))
        carrying = threads.map(carry_out, range(2))
        try:
            list(wishing)
        finally:
            wished.set()
        assert set().union(*carrying)
    assert repository.count_wishes(Stage.TIDY) <= len(tasks)
    wish_to_tidy(repository, *tasks)
    left = claim(repository, Stage.TIDY, limit=100)
    assert sorted(item.task.id for item in left) == [task.id for task in tasks]


def test_a_claim_that_is_released_is_free_at_once(desk: Desk, repository: SqlTaskRepository) -> None:
    desk.add("one.wav")
    first = claim(repository, Stage.UPLOAD)
    repository.release_wishes(first)
    assert claim(repository, Stage.UPLOAD) == first


def test_a_wish_taken_back_before_anybody_could_send_it_is_known_as_such(
    desk: Desk, repository: SqlTaskRepository
) -> None:
    new, claimed, uploaded, shared = desk.add("new.wav", "claimed.wav", "uploaded.wav", "shared.wav")
    repository.wishes_done(claim(repository, Stage.UPLOAD)[1:3], NOW)
    claim(repository, Stage.SEND, limit=1)
    with repository.unit_of_work() as unit:
        unit.wish([shared.id], Stage.SHARE, None)
        ids = [task.id for task in (new, claimed, uploaded, shared)]
        assert unit.drop_wishes(ids) == {new.id, uploaded.id, shared.id}


def test_what_one_has_uploaded_is_there_for_all_with_the_same_audio(desk: Desk, repository: SqlTaskRepository) -> None:
    (original,) = desk.add(make_new_task("one.wav", source_host="elsewhere", audio_sha256="1" * 64))
    twin = make_new_task("two.wav", audio_sha256="1" * 64, duplicate_of=original.id)
    (duplicate, other) = desk.add(twin, make_new_task("three.wav", source_host="elsewhere"))
    repository.wishes_done(claim(repository, Stage.UPLOAD), NOW)
    assert [item.task for item in claim(repository, Stage.SEND)] == [original]
    assert [item.task for item in claim(repository, Stage.UPLOAD, host="elsewhere")] == [other]
    assert (repository.count_wishes(Stage.SHARE), desk.read(duplicate).duplicate_of) == (1, original.id)


@pytest.mark.parametrize(
    ("change", "free"),
    [
        ({"status": TaskStatus.IN_PROGRESS}, False),
        ({"status": TaskStatus.COMPLETED}, True),
        ({"status": TaskStatus.FAILED}, True),
        ({"options": TranscribeOptions(language="de")}, True),
        (None, True),
    ],
)
def test_a_result_is_shared_once_the_original_brings_none_any_more(
    desk: Desk, repository: SqlTaskRepository, change: dict[str, Any] | None, free: bool
) -> None:
    (original,) = desk.add("one.wav")
    (duplicate,) = desk.add(make_new_task("two.wav", duplicate_of=original.id))
    with repository.unit_of_work() as unit:
        unit.wish([duplicate.id], Stage.SHARE, None)
    assert claim(repository, Stage.SHARE) == []
    if change is None:
        desk.remove(original)
    else:
        desk.change(original, **change)
    assert [item.task for item in claim(repository, Stage.SHARE)] == [duplicate] * free


def test_an_upload_may_come_from_another_host_that_has_the_file(desk: Desk, repository: SqlTaskRepository) -> None:
    (task,) = desk.add("one.wav")
    with repository.unit_of_work() as unit:
        unit.move_uploads([task.id], "elsewhere")
    assert claim(repository, Stage.UPLOAD) == []
    assert [item.task for item in claim(repository, Stage.UPLOAD, host="elsewhere")] == [task]


def test_a_claim_lasts_as_long_as_it_is_renewed(
    desk: Desk, repository: SqlTaskRepository, other: SqlTaskRepository
) -> None:
    desk.add("one.wav", "two.wav")
    items = claim(repository, Stage.UPLOAD)
    repository.renew_wishes(Stage.UPLOAD, items[:1], NOW + 3 * MINUTE)
    assert claim(other, Stage.UPLOAD, now=NOW + 2 * MINUTE) == items[1:]
    assert claim(other, Stage.UPLOAD, now=NOW + 3 * MINUTE) == items[:1] + items[1:]


def test_a_claim_that_has_gone_to_another_is_neither_renewed_nor_released(
    desk: Desk, repository: SqlTaskRepository, other: SqlTaskRepository
) -> None:
    desk.add("one.wav")
    items = claim(repository, Stage.UPLOAD)
    later = NOW + MINUTE
    assert claim(other, Stage.UPLOAD, now=later) == items
    repository.renew_wishes(Stage.UPLOAD, items, NOW)
    repository.release_wishes(items)
    assert claim(repository, Stage.UPLOAD, now=later) == []
    assert claim(repository, Stage.UPLOAD, now=later + MINUTE) == items


def test_a_renewal_that_comes_late_claims_nothing(
    desk: Desk, repository: SqlTaskRepository, other: SqlTaskRepository
) -> None:
    desk.add("one.wav", "two.wav")
    done, released = claim(repository, Stage.UPLOAD)
    repository.wishes_done([done], NOW)
    repository.release_wishes([released])
    repository.renew_wishes(Stage.UPLOAD, [done, released], NOW + 3 * MINUTE)
    assert [item.id for item in claim(other, Stage.SEND)] == [done.id]
    assert claim(other, Stage.UPLOAD) == [released]


def test_the_uploads_of_the_dead_are_free_at_once_and_their_messages_when_the_claim_ends(
    desk: Desk, repository: SqlTaskRepository, database_url: str, other: SqlTaskRepository
) -> None:
    sent, theirs, ours = desk.add("sent.wav", "theirs.wav", "ours.wav")
    repository.wishes_done(claim(repository, Stage.UPLOAD, limit=1), NOW)
    claim(other, Stage.SEND, limit=1)
    claim(other, Stage.UPLOAD, limit=1)
    claim(repository, Stage.UPLOAD, limit=1)
    repository.release_claims_of(Stage.UPLOAD, {"other", "nobody"})
    assert [item.task for item in claim(repository, Stage.UPLOAD)] == [theirs]
    assert claim(repository, Stage.SEND) == []
    assert claim(repository, Stage.UPLOAD, now=NOW + MINUTE / 2) == []
    assert desk.read(ours) == ours
    assert desk.read(sent).queued_at is None


def test_small_files_are_found_behind_large_ones(desk: Desk, repository: SqlTaskRepository) -> None:
    sizes = {"large.wav": 1000, "small.wav": 10, "least.wav": 1}
    large, small, least = desk.add(*(make_new_task(name, audio_bytes=size) for name, size in sizes.items()))

    def take(largest: int | None) -> list[Task]:
        items = repository.claim_wishes(
            Stage.UPLOAD, host="desk", limit=1, now=NOW, until=NOW + MINUTE, largest=largest
        )
        return [item.task for item in items]

    assert take(10) == [small]
    assert take(10) == [least]
    assert take(10) == []
    assert take(None) == [large]


def test_what_is_being_uploaded_for_one_task_is_not_uploaded_for_another_too(
    desk: Desk, repository: SqlTaskRepository, other: SqlTaskRepository
) -> None:
    one, twin, third = desk.add(*(make_new_task(name, audio_sha256=sha256) for name, sha256 in ("1a", "2a", "3b")))
    first = claim(repository, Stage.UPLOAD, limit=1)
    assert [item.task for item in first] == [one]
    assert [item.task for item in claim(other, Stage.UPLOAD)] == [third]
    repository.wishes_done(first, NOW)
    assert claim(other, Stage.UPLOAD) == []
    assert [item.task for item in claim(other, Stage.SEND)] == [one, twin]
