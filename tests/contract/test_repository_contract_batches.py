"""One behaviour for every repository: batches, the order in which tasks are sent, pauses and presets."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.batch import ALL_KINDS, NewBatch, Preset, WhenDone
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from tests.contract.conftest import OpenRepository
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.options import ConvertOptions, TranscribeOptions

MINUTE = timedelta(minutes=1)
EXPORT = WhenDone(folder="/out/\udcff", formats=("txt", "srt"), notify=True)


def drop(
    desk: Desk, name: str, files: int, by: str = "ann", kind: str = "transcribe", when_done: WhenDone = EXPORT
) -> list[Task]:
    """A batch whose files are all in the store."""
    options = ConvertOptions() if kind == "convert" else TranscribeOptions(language="de")
    new = NewBatch(name=name, submitted_by=by, host="desk", kind=kind, options=options, when_done=when_done)
    with desk.repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
        unit.let_grow(id_, NOW + MINUTE)
        files_ = [make_new_task(f"{name}{number}", batch_id=id_, kind=kind, options=options) for number in range(files)]
        tasks = unit.add_tasks(files_, NOW)
        unit.let_grow(id_, None)
    uploads = desk.repository.claim_entries(OutboxKind.UPLOAD, host="desk", limit=1000, now=NOW, until=NOW + MINUTE)
    desk.repository.complete_entries(uploads, NOW)
    return tasks


def send(repository: TaskRepository, limit: int = 100, ahead: int | None = None) -> list[str]:
    """Put tasks on the queue; returns their files, in their order."""
    items = repository.claim_entries(
        OutboxKind.SEND, host="desk", limit=limit, now=NOW, until=NOW + MINUTE, ahead=ahead
    )
    repository.complete_entries(items, NOW)
    return [item.task.file_name for item in items]


def take(desk: Desk, *names: str) -> None:
    """A worker has them."""
    for task in desk.repository.tasks(range(1, 200)).values():
        if task.file_name in names:
            desk.change(task, status=TaskStatus.IN_PROGRESS)


def test_a_batch_comes_back_as_it_went_in(desk: Desk, repository: TaskRepository) -> None:
    tasks = drop(desk, "b\0oard", 2)
    (summary,) = repository.batches.summaries()
    batch = summary.batch
    assert (batch.name, batch.submitted_by, batch.host, batch.submitted_at) == ("b\\x00oard", "ann", "desk", NOW)
    assert (batch.kind, batch.options, batch.when_done) == ("transcribe", TranscribeOptions(language="de"), EXPORT)
    assert (batch.place, batch.paused, batch.done_at) == (0, False, None)
    assert list(repository.batches.task_ids([batch.id])) == [task.id for task in tasks]
    assert {task.batch_id for task in tasks} == {batch.id}


def test_its_tasks_are_counted_and_what_is_left_is_measured(desk: Desk, repository: TaskRepository) -> None:
    done, working, failed, _ = drop(desk, "a", 4)
    drop(desk, "other", 1)
    desk.change(done, status=TaskStatus.COMPLETED, progress=1.0)
    desk.change(failed, status=TaskStatus.FAILED)
    desk.change(working, status=TaskStatus.IN_PROGRESS, progress=0.5, speed=10.0)
    (summary,) = repository.batches.summaries([1])
    assert [summary.counts[status] for status in TaskStatus] == [1, 1, 1, 1, 0]
    assert (summary.tasks, summary.progress, summary.audio_left, summary.seconds_left) == (4, 0.625, 90.0, 9.0)
    assert [each.batch.name for each in repository.batches.summaries()] == ["other", "a"]
    assert [each.batch.name for each in repository.batches.summaries(limit=1)] == ["other"]


def test_a_batch_goes_with_its_last_task(desk: Desk, repository: TaskRepository) -> None:
    one, two = drop(desk, "a", 2)
    desk.remove(one)
    assert [each.tasks for each in repository.batches.summaries()] == [1]
    desk.remove(two)
    assert repository.batches.summaries() == []


def test_it_is_renamed(desk: Desk, repository: TaskRepository) -> None:
    drop(desk, "a", 1)
    repository.batches.rename(1, "Interviews")
    assert repository.batches.summaries()[0].batch.name == "Interviews"


def test_batches_take_turns_the_oldest_first(desk: Desk, repository: TaskRepository) -> None:
    drop(desk, "a", 4)
    drop(desk, "b", 2)
    assert send(repository) == ["a0", "b0", "a1", "b1", "a2", "a3"]


def test_people_take_turns_however_many_batches_they_have(desk: Desk, repository: TaskRepository) -> None:
    drop(desk, "a", 3)
    drop(desk, "b", 3)
    drop(desk, "c", 3, by="ben")
    assert send(repository, 6) == ["a0", "c0", "b0", "c1", "a1", "c2"]


def test_who_has_few_tasks_on_the_queue_is_next(desk: Desk, repository: TaskRepository) -> None:
    drop(desk, "a", 30)
    assert len(send(repository, ahead=20)) == 20
    drop(desk, "b", 30)
    take(desk, *(f"a{number}" for number in range(10)))
    assert send(repository, ahead=20) == [f"b{number}" for number in range(10)]


def test_no_more_is_sent_than_the_queue_may_hold_and_not_single_messages(
    desk: Desk, repository: TaskRepository
) -> None:
    drop(desk, "a", 40)
    assert len(send(repository, ahead=20)) == 20
    assert send(repository, ahead=20) == []
    take(desk, *(f"a{number}" for number in range(9)))
    assert send(repository, ahead=20) == []
    take(desk, "a9")
    assert len(send(repository, ahead=20)) == 10
    assert repository.batches.backlog().on_queue == 20


def test_what_is_being_sent_counts_as_sent(desk: Desk, repository: TaskRepository, other: TaskRepository) -> None:
    drop(desk, "a", 40)
    claim = {"host": "desk", "limit": 100, "now": NOW, "until": NOW + MINUTE, "ahead": 20}
    assert len(repository.claim_entries(OutboxKind.SEND, **claim)) == 20  # type: ignore[arg-type]
    assert other.claim_entries(OutboxKind.SEND, **claim) == []  # type: ignore[arg-type]


def test_several_who_feed_at_once_send_no_more_together(desk: Desk, open_repository: OpenRepository) -> None:
    drop(desk, "a", 100)
    ready = threading.Barrier(4)

    def feed(number: int) -> list[str]:
        repository = open_repository(str(number))
        ready.wait()
        return send(repository, ahead=20)

    with ThreadPoolExecutor(4) as threads:
        sent = [name for names in threads.map(feed, range(4)) for name in names]
    assert len(sent) == len(set(sent)) == 20


def test_what_waits_for_another_attempt_leaves_room(desk: Desk, repository: TaskRepository) -> None:
    tasks = drop(desk, "a", 30)
    send(repository, ahead=20)
    for task in tasks[:10]:
        desk.change(desk.read(task), visible_at=NOW + MINUTE)
    assert len(send(repository, ahead=20)) == 10


def test_a_task_that_is_put_first_comes_before_all_and_one_put_last_after_all(
    desk: Desk, repository: TaskRepository
) -> None:
    tasks = drop(desk, "a", 3)
    assert repository.batches.put_tasks([tasks[2].id, 99], -5) == [tasks[2].id]
    assert repository.batches.put_tasks([tasks[0].id], 5) == [tasks[0].id]
    assert desk.read(tasks[2]).place == -5
    assert send(repository) == ["a2", "a1", "a0"]
    assert repository.batches.put_tasks([desk.change(tasks[0], status=TaskStatus.FAILED).id], 1) == []


def test_a_batch_that_is_put_first_comes_before_all_but_its_tasks_that_are_last(
    desk: Desk, repository: TaskRepository
) -> None:
    drop(desk, "a", 2)
    tasks = drop(desk, "b", 3)
    repository.batches.put_tasks([tasks[0].id], 7)
    repository.batches.put([2], -3)
    assert send(repository) == ["b1", "b2", "a0", "a1", "b0"]
    drop(desk, "c", 1)
    drop(desk, "d", 1)
    repository.batches.put([3], 3)
    assert send(repository) == ["d0", "c0"]


def test_it_has_room_however_full_the_queue_is_of_what_is_not_as_urgent(desk: Desk, repository: TaskRepository) -> None:
    tasks = drop(desk, "a", 30)
    send(repository, ahead=20)
    repository.batches.put_tasks([tasks[29].id], -1)
    assert repository.batches.find_less_urgent(NOW, 100) == 20
    assert send(repository, ahead=20) == ["a29"]
    assert repository.batches.find_less_urgent(NOW, 100) == 0


def test_the_uploads_of_what_is_put_first_come_first(desk: Desk, repository: TaskRepository) -> None:
    new = NewBatch(name="b", submitted_by="ann", host="desk", kind="transcribe", options=TranscribeOptions())
    with repository.unit_of_work() as unit:
        id_ = unit.add_batch(new, NOW)
        one, two, three = unit.add_tasks([make_new_task(name) for name in ("1", "2", "3")], NOW)
        (of_batch,) = unit.add_tasks([make_new_task("4", batch_id=id_)], NOW)
    repository.batches.put_tasks([three.id], -1)
    repository.batches.put_tasks([one.id], 1)
    repository.batches.put([id_], -2)
    items = repository.claim_entries(OutboxKind.UPLOAD, host="desk", limit=9, now=NOW, until=NOW + MINUTE)
    assert [item.task.id for item in items] == [of_batch.id, three.id, two.id, one.id]
    repository.complete_entries(items, NOW)
    repository.batches.put([id_], 0)
    assert send(repository) == ["3", "4", "2", "1"]  # one of those without a batch has had its turn


@pytest.mark.parametrize("scope", ["batch", "kind", "everything"])
def test_what_is_paused_stays_here_until_it_goes_on(desk: Desk, repository: TaskRepository, scope: str) -> None:
    drop(desk, "a", 3)
    drop(desk, "b", 2, kind="convert")
    pause = {
        "batch": lambda paused: repository.batches.pause([1], paused=paused),
        "kind": lambda paused: repository.batches.pause_kind("transcribe", paused=paused),
        "everything": lambda paused: repository.batches.pause_kind(ALL_KINDS, paused=paused),
    }[scope]
    assert send(repository, 1) == ["a0"]
    pause(True)
    backlog = repository.batches.backlog()
    everything = scope == "everything"
    assert (backlog.on_queue, backlog.waiting, backlog.paused) == (1, 4, 4 if everything else 2)
    assert send(repository) == ([] if everything else ["b0", "b1"])
    pause(False)
    assert send(repository) == (["a1", "b0", "a2", "b1"] if everything else ["a1", "a2"])
    assert repository.batches.backlog().paused_kinds == frozenset()


def test_what_waits_to_be_uploaded_is_counted_as_such(desk: Desk, repository: TaskRepository) -> None:
    desk.add("one.wav", "two.wav")
    backlog = repository.batches.backlog()
    assert (backlog.to_upload, backlog.waiting, backlog.on_queue) == (2, 0, 0)


def test_what_is_sent_again_is_not_on_the_queue(desk: Desk, repository: TaskRepository) -> None:
    """Else a purged queue would look full for ever."""
    tasks = drop(desk, "a", 20)
    send(repository)
    with repository.unit_of_work() as unit:
        unit.enqueue([task.id for task in tasks], OutboxKind.SEND, None)
    assert repository.batches.backlog().on_queue == 0
    assert len(send(repository, ahead=20)) == 20


def test_what_is_withdrawn_waits_here_again_unless_it_was_tried(desk: Desk, repository: TaskRepository) -> None:
    fresh, tried, taken, _ = drop(desk, "a", 4)
    send(repository)
    desk.change(desk.read(tried), attempt=1)
    desk.change(desk.read(taken), status=TaskStatus.IN_PROGRESS)
    ids = [fresh.id, tried.id, taken.id, 99]
    assert repository.batches.withdraw(ids) == {fresh.id}
    assert repository.batches.withdraw(ids) == {fresh.id}  # as after a crash
    assert send(repository) == ["a0"]


def test_attempts_are_counted_no_further_than_asked(desk: Desk, repository: TaskRepository) -> None:
    task = desk.one()
    for minutes in range(4):
        desk.attempt(task, number=minutes, started_at=NOW + minutes * MINUTE)
    assert repository.batches.count_taken(NOW, 10) == 3
    assert repository.batches.count_taken(NOW, 2) == 2


def test_a_batch_is_done_once_by_its_host(desk: Desk, repository: TaskRepository, other: TaskRepository) -> None:
    done, failed = drop(desk, "a", 2)
    desk.change(done, status=TaskStatus.COMPLETED)
    assert not repository.batches.has_done("desk", NOW)
    assert not repository.batches.note_done(1, NOW)
    desk.change(failed, status=TaskStatus.FAILED)
    assert repository.batches.has_done("desk", NOW)
    assert not repository.batches.has_done("elsewhere", NOW)
    (batch,) = repository.batches.claim_done("desk", NOW, NOW + MINUTE, 5)
    assert batch.when_done == EXPORT
    assert other.batches.claim_done("desk", NOW, NOW + MINUTE, 5) == []
    repository.batches.note_trouble(1, "The disk is full.")
    assert repository.batches.summaries()[0].batch.done_note == "The disk is full."
    assert other.batches.claim_done("desk", NOW + MINUTE, NOW + 2 * MINUTE, 5) == [
        replace(batch, done_note="The disk is full.")
    ]
    assert [other.batches.note_done(1, NOW), repository.batches.note_done(1, NOW)] == [True, False]
    after = repository.batches.summaries()[0].batch
    assert (after.done_at, after.done_note) == (NOW, None)
    assert not repository.batches.has_done("desk", NOW + MINUTE)


def test_anybody_notes_that_a_batch_is_done_that_wished_for_nothing(desk: Desk, repository: TaskRepository) -> None:
    (task,) = drop(desk, "a", 1, when_done=WhenDone())
    desk.change(task, status=TaskStatus.CANCELLED)
    assert len(repository.batches.claim_done("elsewhere", NOW, NOW + MINUTE, 5)) == 1


def test_a_batch_that_grows_is_not_done_unless_whoever_feeds_it_has_died(
    desk: Desk, repository: TaskRepository
) -> None:
    (task,) = drop(desk, "a", 1)
    desk.change(task, status=TaskStatus.COMPLETED)
    with repository.unit_of_work() as unit:
        unit.let_grow(1, NOW + MINUTE)
    assert not repository.batches.has_done("desk", NOW)
    assert repository.batches.has_done("desk", NOW + MINUTE)


def test_a_batch_with_tasks_started_anew_is_done_once_more(desk: Desk, repository: TaskRepository) -> None:
    (task,) = drop(desk, "a", 1)
    desk.change(task, status=TaskStatus.COMPLETED)
    assert repository.batches.note_done(1, NOW)
    with repository.unit_of_work() as unit:
        unit.reopen_batches({1, 9})
    assert repository.batches.has_done("desk", NOW)


def test_presets_are_kept_by_name(repository: TaskRepository) -> None:
    fast = Preset(name="fast", kind="transcribe", options=TranscribeOptions(model="tiny"))
    flac = Preset(name="archive", kind="convert", options=ConvertOptions())
    for preset in (fast, flac):
        repository.batches.save_preset(preset)
    assert repository.batches.presets() == [flac, fast]
    again = replace(fast, options=TranscribeOptions(model="base"))
    repository.batches.save_preset(again)
    assert repository.batches.presets() == [flac, again]
    assert [repository.batches.remove_preset("fast") for _ in range(2)] == [True, False]


def test_what_is_put_first_while_it_is_on_the_queue_is_sent_again(desk: Desk, repository: TaskRepository) -> None:
    tasks = drop(desk, "a", 4)
    drop(desk, "b", 1)
    send(repository)
    take(desk, "a0")
    repository.batches.put_tasks([tasks[0].id, tasks[2].id], -2)
    assert (repository.batches.backlog().waiting, repository.batches.find_less_urgent(NOW, 9)) == (1, 3)
    repository.batches.put([1], -3)
    assert send(repository) == ["a1", "a3", "a2"]


CHANGED = WhenDone(
    folder="/else/\udcff",
    formats=("srt",),
    follow_edits=True,
    parts={"srt": ("speakers",)},
    subtitles="bbc,lines=1",
    anew=True,
)


def test_what_happens_at_the_end_is_changed(desk: Desk, repository: TaskRepository, other: TaskRepository) -> None:
    (task,) = drop(desk, "a", 1)
    batches = repository.batches
    assert batches.change_when_done(1, CHANGED, reopens=True)
    assert other.batches.summaries()[0].batch.when_done == CHANGED
    assert not batches.change_when_done(9, CHANGED, reopens=True)
    desk.change(task, status=TaskStatus.COMPLETED)
    assert batches.note_done(1, NOW)
    assert batches.change_when_done(1, replace(CHANGED, notify=True), reopens=False)
    assert not batches.has_done("desk", NOW)
    assert batches.change_when_done(1, WhenDone(), reopens=False)
    assert other.batches.summaries()[0].batch.when_done == WhenDone()
    assert batches.change_when_done(1, CHANGED, reopens=True)
    assert batches.has_done("desk", NOW)


def test_what_was_done_while_it_was_changed_does_not_count(desk: Desk, repository: TaskRepository) -> None:
    (task,) = drop(desk, "a", 1)
    desk.change(task, status=TaskStatus.COMPLETED)
    batches = repository.batches
    (claimed,) = batches.claim_done("desk", NOW, NOW + MINUTE, 5)
    assert batches.change_when_done(1, CHANGED, reopens=True)
    assert not batches.note_done(1, NOW, claimed.when_done)
    (again,) = batches.claim_done("desk", NOW, NOW + MINUTE, 5)
    assert batches.note_done(1, NOW, again.when_done)
