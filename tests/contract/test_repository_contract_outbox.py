"""One behaviour for every repository: entries are carried out at least once, and by one at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain import transitions
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import SMALL, OutboxEntry, OutboxKind, TaskRepository
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.options import TranscribeOptions

MINUTE = timedelta(minutes=1)


def claim(
    repository: TaskRepository, kind: OutboxKind, host: str = "desk", limit: int = 10, now: datetime = NOW
) -> list[OutboxEntry]:
    return repository.claim_entries(kind, host=host, limit=limit, now=now, until=now + MINUTE)


def test_a_new_task_is_uploaded_by_its_host_then_sent_by_anyone(desk: Desk, repository: TaskRepository) -> None:
    (task,) = desk.add("one.wav")
    assert claim(repository, OutboxKind.UPLOAD, host="elsewhere") == []
    items = claim(repository, OutboxKind.UPLOAD)
    assert [item.task for item in items] == [task]
    repository.complete_entries(items, NOW)
    assert (repository.count_outbox_entries(OutboxKind.UPLOAD), repository.count_outbox_entries(OutboxKind.SEND)) == (
        0,
        1,
    )
    repository.complete_entries(claim(repository, OutboxKind.SEND, host="elsewhere"), NOW + MINUTE)
    assert repository.count_outbox_entries(OutboxKind.SEND) == 0
    sent = desk.read(task)
    assert sent.queued_at == NOW + MINUTE
    assert sent.revision > task.revision


def test_the_oldest_come_first_and_no_more_than_asked_for(desk: Desk, repository: TaskRepository) -> None:
    tasks = desk.add(*(f"{number}.wav" for number in range(5)))
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD, limit=3)] == tasks[:3]
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD, limit=3)] == tasks[3:]
    assert claim(repository, OutboxKind.UPLOAD) == []


def test_own_entries_and_those_for_anyone_are_both_taken(desk: Desk, repository: TaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    with repository.unit_of_work() as unit:
        unit.discard_entries([one.id, two.id])
        unit.enqueue([one.id], OutboxKind.SEND, None)
        unit.enqueue([two.id], OutboxKind.SEND, "desk")
    assert {item.task.id for item in claim(repository, OutboxKind.SEND)} == {one.id, two.id}


def test_a_claim_that_runs_out_is_free_again(desk: Desk, repository: TaskRepository) -> None:
    desk.add("one.wav")
    first = claim(repository, OutboxKind.UPLOAD)
    assert claim(repository, OutboxKind.UPLOAD, now=NOW + MINUTE / 2) == []
    assert claim(repository, OutboxKind.UPLOAD, now=NOW + MINUTE) == first


def test_an_upload_reported_twice_does_not_undo_the_sending(desk: Desk, repository: TaskRepository) -> None:
    desk.add("one.wav")
    twice = claim(repository, OutboxKind.UPLOAD)
    repository.complete_entries(twice, NOW)
    items = claim(repository, OutboxKind.SEND)
    repository.complete_entries(twice, NOW)
    assert claim(repository, OutboxKind.SEND) == []
    repository.complete_entries(items, NOW)
    repository.complete_entries(twice, NOW)
    assert repository.count_outbox_entries(OutboxKind.SEND) == 0


def test_a_dropped_entry_that_was_carried_out_says_nothing_of_the_new_generation(
    desk: Desk, repository: TaskRepository
) -> None:
    (task,) = desk.add("one.wav")
    repository.complete_entries(claim(repository, OutboxKind.UPLOAD), NOW)
    items = claim(repository, OutboxKind.SEND)
    with repository.unit_of_work() as unit:
        unit.discard_entries([task.id])
        unit.save_tasks([transitions.start_generation(task, None)])
        unit.enqueue([task.id], OutboxKind.SEND, None)
    repository.complete_entries(items, NOW)
    assert desk.read(task).queued_at is None
    assert repository.count_outbox_entries(OutboxKind.SEND) == 1


def enqueue_cleanup(repository: TaskRepository, *tasks: Task) -> None:
    with repository.unit_of_work() as unit:
        unit.enqueue([task.id for task in tasks], OutboxKind.CLEANUP, None)


def test_a_task_is_cleaned_up_by_anyone_and_once(desk: Desk, repository: TaskRepository) -> None:
    one, two = desk.add("one.wav", "two.wav")
    enqueue_cleanup(repository, one, two)
    enqueue_cleanup(repository, one)
    items = claim(repository, OutboxKind.CLEANUP, host="elsewhere")
    assert sorted(item.task.id for item in items) == [one.id, two.id]
    repository.complete_entries(items, NOW)
    assert repository.count_outbox_entries(OutboxKind.CLEANUP) == 0
    assert repository.count_outbox_entries(OutboxKind.UPLOAD) == 2
    assert desk.read(one) == one


def test_an_entry_written_in_place_of_a_claimed_one_stays(desk: Desk, repository: TaskRepository) -> None:
    (task,) = desk.add("one.wav")
    enqueue_cleanup(repository, task)
    items = claim(repository, OutboxKind.CLEANUP)
    enqueue_cleanup(repository, task)
    repository.complete_entries(items, NOW)
    (left,) = claim(repository, OutboxKind.CLEANUP)
    assert left.task == task
    repository.complete_entries([left], NOW)
    assert repository.count_outbox_entries(OutboxKind.CLEANUP) == 0


def test_a_removed_task_takes_its_entries_with_it(desk: Desk, repository: TaskRepository) -> None:
    (task,) = desk.add("one.wav")
    desk.remove(task)
    assert repository.count_outbox_entries(OutboxKind.UPLOAD) == 0


def test_many_who_claim_at_once_share_the_wishes(desk: Desk, repository: TaskRepository) -> None:
    added = desk.add(*(make_new_task(f"{number}.wav") for number in range(200)))

    def claim_all(_: int) -> list[int]:
        claimed: list[int] = []
        while items := claim(repository, OutboxKind.UPLOAD, limit=7):
            claimed += [item.task.id for item in items]
        return claimed

    with ThreadPoolExecutor(4) as claimers:
        claimed = [id_ for ids in claimers.map(claim_all, range(4)) for id_ in ids]
    assert sorted(claimed) == [task.id for task in added]


def test_entries_are_renewed_while_others_carry_them_out(desk: Desk, repository: TaskRepository) -> None:
    tasks = desk.add(*(make_new_task(f"{number}.wav") for number in range(20)))

    def enqueue_again(turn: int) -> None:
        for _ in range(20):
            enqueue_cleanup(repository, *(tasks if turn else reversed(tasks)))

    wished = threading.Event()

    def carry_out(_: int) -> set[int]:
        done: set[int] = set()
        last = False
        while not last:
            last = wished.is_set()
            items = claim(repository, OutboxKind.CLEANUP, limit=7)
            repository.complete_entries(items, NOW)
            done |= {item.task.id for item in items}
        return done

    with ThreadPoolExecutor(4) as threads:
        wishing = threads.map(enqueue_again, range(2))
        carrying = threads.map(carry_out, range(2))
        try:
            list(wishing)
        finally:
            wished.set()
        assert set().union(*carrying)
    assert repository.count_outbox_entries(OutboxKind.CLEANUP) <= len(tasks)
    enqueue_cleanup(repository, *tasks)
    left = claim(repository, OutboxKind.CLEANUP, limit=100)
    assert sorted(item.task.id for item in left) == [task.id for task in tasks]


def test_a_claim_that_is_released_is_free_at_once(desk: Desk, repository: TaskRepository) -> None:
    desk.add("one.wav")
    first = claim(repository, OutboxKind.UPLOAD)
    repository.release_entries(first)
    assert claim(repository, OutboxKind.UPLOAD) == first


def test_an_entry_taken_back_before_anybody_could_send_it_is_known_as_such(
    desk: Desk, repository: TaskRepository
) -> None:
    new, claimed, uploaded, shared = desk.add("new.wav", "claimed.wav", "uploaded.wav", "shared.wav")
    repository.complete_entries(claim(repository, OutboxKind.UPLOAD)[1:3], NOW)
    claim(repository, OutboxKind.SEND, limit=1)
    with repository.unit_of_work() as unit:
        unit.enqueue([shared.id], OutboxKind.SHARE, None)
        ids = [task.id for task in (new, claimed, uploaded, shared)]
        assert unit.discard_entries(ids) == {new.id, uploaded.id, shared.id}


def test_what_one_has_uploaded_is_there_for_all_with_the_same_audio(desk: Desk, repository: TaskRepository) -> None:
    (original,) = desk.add(make_new_task("one.wav", source_host="elsewhere", audio_sha256="1" * 64))
    twin = make_new_task("two.wav", audio_sha256="1" * 64, duplicate_of=original.id)
    (duplicate, other) = desk.add(twin, make_new_task("three.wav", source_host="elsewhere"))
    repository.complete_entries(claim(repository, OutboxKind.UPLOAD), NOW)
    assert [item.task for item in claim(repository, OutboxKind.SEND)] == [original]
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD, host="elsewhere")] == [other]
    assert (repository.count_outbox_entries(OutboxKind.SHARE), desk.read(duplicate).duplicate_of) == (1, original.id)


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
    desk: Desk, repository: TaskRepository, change: dict[str, Any] | None, free: bool
) -> None:
    (original,) = desk.add("one.wav")
    (duplicate,) = desk.add(make_new_task("two.wav", duplicate_of=original.id))
    with repository.unit_of_work() as unit:
        unit.enqueue([duplicate.id], OutboxKind.SHARE, None)
    assert claim(repository, OutboxKind.SHARE) == []
    if change is None:
        desk.remove(original)
    else:
        desk.change(original, **change)
    assert [item.task for item in claim(repository, OutboxKind.SHARE)] == [duplicate] * free


def test_an_upload_may_come_from_another_host_that_has_the_file(desk: Desk, repository: TaskRepository) -> None:
    (task,) = desk.add("one.wav")
    with repository.unit_of_work() as unit:
        unit.move_uploads([task.id], "elsewhere")
    assert claim(repository, OutboxKind.UPLOAD) == []
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD, host="elsewhere")] == [task]


def test_a_claim_lasts_as_long_as_it_is_renewed(desk: Desk, repository: TaskRepository, other: TaskRepository) -> None:
    desk.add("one.wav", "two.wav")
    items = claim(repository, OutboxKind.UPLOAD)
    repository.renew_claims(OutboxKind.UPLOAD, items[:1], NOW + 3 * MINUTE)
    assert claim(other, OutboxKind.UPLOAD, now=NOW + 2 * MINUTE) == items[1:]
    assert claim(other, OutboxKind.UPLOAD, now=NOW + 3 * MINUTE) == items[:1] + items[1:]


def test_a_claim_that_has_gone_to_another_is_neither_renewed_nor_released(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    desk.add("one.wav")
    items = claim(repository, OutboxKind.UPLOAD)
    later = NOW + MINUTE
    assert claim(other, OutboxKind.UPLOAD, now=later) == items
    repository.renew_claims(OutboxKind.UPLOAD, items, NOW)
    repository.release_entries(items)
    assert claim(repository, OutboxKind.UPLOAD, now=later) == []
    assert claim(repository, OutboxKind.UPLOAD, now=later + MINUTE) == items


def test_a_renewal_that_comes_late_claims_nothing(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    desk.add("one.wav", "two.wav")
    done, released = claim(repository, OutboxKind.UPLOAD)
    repository.complete_entries([done], NOW)
    repository.release_entries([released])
    repository.renew_claims(OutboxKind.UPLOAD, [done, released], NOW + 3 * MINUTE)
    assert [item.id for item in claim(other, OutboxKind.SEND)] == [done.id]
    assert claim(other, OutboxKind.UPLOAD) == [released]


def test_the_uploads_of_the_dead_are_free_at_once_and_their_messages_when_the_claim_ends(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    sent, theirs, ours = desk.add("sent.wav", "theirs.wav", "ours.wav")
    repository.complete_entries(claim(repository, OutboxKind.UPLOAD, limit=1), NOW)
    claim(other, OutboxKind.SEND, limit=1)
    claim(other, OutboxKind.UPLOAD, limit=1)
    claim(repository, OutboxKind.UPLOAD, limit=1)
    repository.release_claims_of(OutboxKind.UPLOAD, {"other", "nobody"})
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD)] == [theirs]
    assert claim(repository, OutboxKind.SEND) == []
    assert claim(repository, OutboxKind.UPLOAD, now=NOW + MINUTE / 2) == []
    assert desk.read(ours) == ours
    assert desk.read(sent).queued_at is None


def test_small_files_do_not_wait_for_large_ones(desk: Desk, repository: TaskRepository) -> None:
    sizes = {"large.wav": SMALL + 1, "small.wav": SMALL, "least.wav": 1}
    large, small, least = desk.add(*(make_new_task(name, audio_bytes=size) for name, size in sizes.items()))
    assert repository.batches.backlog().to_upload == 3
    assert [item.task for item in claim(repository, OutboxKind.UPLOAD)] == [small, least]
    assert repository.find_claimable_kinds("desk", NOW) == {OutboxKind.UPLOAD_LARGE}
    items = claim(repository, OutboxKind.UPLOAD_LARGE)
    assert [item.task for item in items] == [large]
    assert repository.find_claimable_kinds("desk", NOW) == set()
    repository.complete_entries(items, NOW)
    assert [item.task for item in claim(repository, OutboxKind.SEND)] == [large]


def test_what_is_being_uploaded_for_one_task_is_not_uploaded_for_another_too(
    desk: Desk, repository: TaskRepository, other: TaskRepository
) -> None:
    one, twin, third = desk.add(*(make_new_task(name, audio_sha256=sha256) for name, sha256 in ("1a", "2a", "3b")))
    first = claim(repository, OutboxKind.UPLOAD, limit=1)
    assert [item.task for item in first] == [one]
    assert [item.task for item in claim(other, OutboxKind.UPLOAD)] == [third]
    repository.complete_entries(first, NOW)
    assert claim(other, OutboxKind.UPLOAD) == []
    assert [item.task for item in claim(other, OutboxKind.SEND)] == [one, twin]
