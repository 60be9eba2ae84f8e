"""Whoever can send to the status queue can send anything: it changes nothing, and the real results arrive."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.statuses.apply_status import apply_status, check_versions
from desktop_app.orchestrator.statuses.status_queue import StatusTally
from tests.desktop_app.orchestrator.conftest import Desk
from tests.desktop_app.orchestrator.worker import ERROR, Worker
from tests.fixtures.forgeries import make_forgeries
from worker_agent.contract import __version__
from worker_agent.contract.messages import Dropped, Failed, Retrying, Started, StatusMessage, encode_status
from worker_agent.contract.model import LARGEST
from worker_agent.contract.stores.object_store import MAX_DOCUMENT_BYTES, cancelled_key, task_prefix

LATE = datetime(9998, 1, 1, tzinfo=UTC)
STRANGER = "f" * 32

FORGERIES = make_forgeries(LATE, ERROR)


def forged(worker: Worker, forgery: str, **more: Any) -> StatusMessage:
    """By somebody who knows everything but the token."""
    real = worker.says(Dropped)
    who = real.model_dump(exclude={"type", "token"}) | {"sequence": LARGEST, "number": LARGEST}
    return FORGERIES[forgery](who | more)


def hear(desk: Desk, *messages: StatusMessage) -> StatusTally:
    tally = StatusTally()
    desk.status_queue.send([encode_status(message) for message in messages])
    while apply_status(desk.repository, desk.status_queue, desk.store, tally=tally):
        pass
    return tally


@pytest.mark.parametrize("attempt", ["its own", "another's", "a new one"])
@pytest.mark.parametrize("token", [None, STRANGER])
@pytest.mark.parametrize("forgery", FORGERIES)
def test_without_the_token_nothing_changes(desk: Desk, forgery: str, token: str | None, attempt: str) -> None:
    [task, other] = desk.submit("board.wav", "other.wav")
    worker, colleague = Worker(desk, task), Worker(desk, other)
    worker.starts()
    colleague.starts()
    before, history = desk.task(task.id), desk.repository.attempts(task.id)
    uid = {"its own": before.attempt_uid, "another's": desk.task(other.id).attempt_uid, "a new one": STRANGER}[attempt]

    tally = hear(desk, forged(worker, forgery, token=token, attempt=uid))

    assert (desk.task(task.id), desk.repository.attempts(task.id)) == (before, history)
    assert tally.refused == 1
    worker.completes()
    assert desk.task(task.id).status is TaskStatus.COMPLETED


def test_the_token_of_one_generation_is_of_no_use_in_the_next(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    old = Worker(desk, task)
    old.fails()
    retry(desk.repository, desk.store, [task.id])
    said = old.result().model_copy(update={"generation": 2})

    assert hear(desk, said).refused == 1
    assert desk.task(task.id).status is TaskStatus.PENDING


def test_a_worker_ends_no_attempt_of_another_task(desk: Desk) -> None:
    [task, victim] = desk.submit("board.wav", "victim.wav")
    worker, colleague = Worker(desk, task), Worker(desk, victim)
    colleague.starts()
    history = desk.repository.attempts(victim.id)
    attempt = desk.task(victim.id).attempt_uid

    assert hear(desk, worker.says(Failed, error=ERROR).model_copy(update={"attempt": attempt})).refused == 1
    assert desk.repository.attempts(victim.id) == history
    assert desk.task(task.id).status is TaskStatus.PENDING


def test_a_task_is_not_completed_with_the_transcript_of_another(desk: Desk) -> None:
    [task, other] = desk.submit("board.wav", "other.wav")
    worker, colleague = Worker(desk, task), Worker(desk, other)
    colleague.completes()
    said = worker.result().model_copy(update={"transcript_key": colleague.transcript})

    assert hear(desk, said).refused == 1
    assert desk.task(task.id).status is TaskStatus.PENDING


def test_no_lease_ends_later_than_the_queue_allows_and_nothing_happens_in_the_future(desk: Desk) -> None:
    [task, waiting] = desk.submit("board.wav", "waiting.wav")
    started = Worker(desk, task).says(Started, lease_until=LATE, at=LATE)
    hear(desk, started, Worker(desk, waiting).says(Retrying, error=ERROR, visible_at=LATE, at=LATE))

    now = datetime.now(UTC)
    found, retried = desk.task(task.id), desk.task(waiting.id)
    assert found.lease_until
    assert found.started_at
    assert retried.visible_at
    assert found.lease_until <= now + timedelta(hours=12)
    assert retried.visible_at <= now + timedelta(hours=12)
    assert found.submitted_at <= found.started_at <= now


def test_a_completion_counts_whatever_its_sequence(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    result = worker.result()
    worker.stores()
    hear(desk, worker.says(Started, lease_until=LATE).model_copy(update={"sequence": LARGEST}))
    hear(desk, result)
    assert desk.task(task.id).status is TaskStatus.COMPLETED


def test_no_object_is_loaded_that_is_too_large_for_a_transcript(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    path = desk.folder / "store" / worker.transcript
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    worker.reports()
    failure = desk.task(task.id).error
    assert failure
    assert failure.kind == "TranscriptMissing"


def test_what_later_versions_say_stays_on_the_queue(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    [task] = desk.submit("board.wav")
    worker = Worker(desk, task)
    desk.status_queue.send([json.dumps({"version": 99}), json.dumps({"version": 1, "type": "paused"})])
    with caplog.at_level(logging.WARNING):
        worker.completes()
    assert desk.task(task.id).status is TaskStatus.COMPLETED
    assert desk.status_queue.depth().in_flight == 2
    assert caplog.text.count("newer than this program") == 2


@pytest.mark.parametrize(("said_by", "who"), [({}, "A worker"), ({"worker": "gpu\n7/1"}, r"The worker gpu\n7/1")])
def test_a_worker_that_is_newer_is_named_with_what_is_to_be_updated(
    desk: Desk, said_by: dict[str, str], who: str
) -> None:
    tally = hear(desk)
    assert check_versions(tally) == 0
    desk.status_queue.send([json.dumps({"version": 2, **said_by})])
    apply_status(desk.repository, desk.status_queue, desk.store, tally=tally)
    with pytest.raises(EarshotError) as caught:
        check_versions(tally)
    assert str(caught.value) == (
        f"{who} is newer than this Earshot, which is version {__version__} and does not know version 2 of the "
        "messages. Update earshot on this computer: what that worker reports waits until then."
    )


def test_a_stranger_removes_no_mark_of_a_cancelled_task(desk: Desk) -> None:
    [task, gone] = desk.submit("board.wav", "gone.wav")
    desk.hand_over()
    worker, colleague = Worker(desk, task), Worker(desk, gone)
    cancel(desk.repository, desk.store, [task.id, gone.id])
    remove(desk.repository, desk.store, [gone.id])
    hear(desk, forged(worker, "dropped"), forged(colleague, "dropped"))
    assert desk.store.exists(cancelled_key(task.uid, 1))
    assert desk.store.exists(cancelled_key(gone.uid, 1))

    colleague.stores()
    worker.drops()
    colleague.drops()
    assert not desk.store.exists(cancelled_key(task.uid, 1))
    assert not list(desk.store.keys(task_prefix(gone.uid)))
