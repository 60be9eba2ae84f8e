"""The rules by which messages move a task."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import transitions
from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    Progress,
    Released,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
)
from worker_agent.contract.model import LARGEST
from worker_agent.contract.options import TranscribeOptions

START = datetime(2026, 1, 1, tzinfo=UTC)
ERROR = TaskError(kind="Broken", message="It broke.")
WORKER_KILLED = TaskError(kind=ErrorKind.WORKER_KILLED, message="The worker was killed.")
FIRST, SECOND = "a" * 32, "b" * 32


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def fresh_task(**changes: Any) -> Task:
    task = Task(
        id=1,
        uid="0" * 32,
        file_name="board.wav",
        source_path="/audio/board.wav",
        source_host="desk",
        audio_sha256="f" * 64,
        audio_bytes=1000,
        options=TranscribeOptions(language="de"),
        submitted_at=START,
    )
    return replace(task, **changes)


def said(attempt: str, number: int, sequence: int, seconds: float, generation: int = 1) -> dict[str, Any]:
    who = {"task": "0" * 32, "generation": generation, "attempt": attempt, "number": number, "worker": f"gpu/{number}"}
    return {**who, "sequence": sequence, "at": at(seconds)}


def started(attempt: str, number: int, sequence: int, seconds: float, generation: int = 1) -> Started:
    return Started(**said(attempt, number, sequence, seconds, generation), lease_until=at(seconds + 300))


def progress(attempt: str, number: int, sequence: int, seconds: float, done: float = 30) -> Progress:
    return Progress(
        **said(attempt, number, sequence, seconds),
        lease_until=at(seconds + 300),
        done_seconds=done,
        total_seconds=100,
        speed=10,
    )


def completed(attempt: str, number: int, sequence: int, seconds: float, generation: int = 1) -> Completed:
    return Completed(
        **said(attempt, number, sequence, seconds, generation),
        transcript_key=f"tasks/{attempt}",
        language="en",
        duration_seconds=100,
    )


class History:
    """A task to which one message after the other is applied."""

    def __init__(self, task: Task | None = None) -> None:
        self.task = task or fresh_task()
        self.attempts: dict[str, Attempt] = {}

    def hear(self, *messages: StatusMessage) -> History:
        for message in messages:
            self.task, changed = transitions.apply(self.task, self.attempts, message)
            self.attempts.update((attempt.uid, attempt) for attempt in changed)
        return self

    def outcome(self, attempt: str) -> Outcome:
        return self.attempts[attempt].outcome


def test_a_quiet_life() -> None:
    history = History().hear(started(FIRST, 1, 0, 1))
    assert history.task.status is TaskStatus.IN_PROGRESS
    assert history.task.worker == "gpu/1"
    history.hear(progress(FIRST, 1, 1, 2))
    assert history.task.progress == pytest.approx(0.3)
    assert history.task.duration_seconds == 100
    history.hear(completed(FIRST, 1, 2, 3))
    assert history.task.status is TaskStatus.COMPLETED
    assert (history.task.progress, history.task.lease_until, history.task.error) == (1.0, None, None)
    assert history.outcome(FIRST) is Outcome.COMPLETED


def test_a_doubled_message_changes_nothing() -> None:
    history = History().hear(started(FIRST, 1, 0, 1), progress(FIRST, 1, 1, 2))
    before = history.task
    assert history.hear(progress(FIRST, 1, 1, 2), started(FIRST, 1, 0, 1)).task == before


def test_the_next_worker_takes_over_from_a_dead_one() -> None:
    history = History().hear(started(FIRST, 1, 0, 1), started(SECOND, 2, 0, 302))
    assert (history.task.attempt, history.task.worker) == (2, "gpu/2")
    assert history.outcome(FIRST) is Outcome.LOST
    assert history.attempts[FIRST].ended_at == at(301)


def test_a_stale_attempt_does_not_move_the_task() -> None:
    history = History().hear(started(FIRST, 1, 0, 1), started(SECOND, 2, 0, 302), progress(SECOND, 2, 1, 303, done=90))
    before = history.task
    history.hear(progress(FIRST, 1, 1, 304, done=10))
    assert history.task == before
    assert history.outcome(FIRST) is Outcome.SUPERSEDED


def test_a_stale_attempts_failure_does_not_end_the_task() -> None:
    failure = Failed(**said(FIRST, 1, 1, 303), error=ERROR)
    history = History().hear(started(FIRST, 1, 0, 1), started(SECOND, 2, 0, 302), failure)
    assert history.task.status is TaskStatus.IN_PROGRESS


def test_the_first_completion_wins_whoever_brings_it() -> None:
    history = History().hear(started(FIRST, 1, 0, 1), started(SECOND, 2, 0, 302), completed(FIRST, 1, 1, 303))
    assert history.task.transcript_key == f"tasks/{FIRST}"
    assert history.outcome(SECOND) is Outcome.SUPERSEDED
    history.hear(completed(SECOND, 2, 1, 304))
    assert history.task.transcript_key == f"tasks/{FIRST}"
    assert history.outcome(SECOND) is Outcome.SUPERSEDED


def test_a_late_start_revives_nothing() -> None:
    history = History().hear(completed(FIRST, 1, 1, 3), started(FIRST, 1, 0, 1), started(SECOND, 2, 0, 400))
    assert history.task.status is TaskStatus.COMPLETED


def test_a_failure_ends_the_task() -> None:
    history = History().hear(started(FIRST, 1, 0, 1), Failed(**said(FIRST, 1, 1, 2), error=ERROR))
    assert (history.task.status, history.task.error) == (TaskStatus.FAILED, ERROR)
    assert history.task.finished_at == at(2)


@pytest.mark.parametrize(("seconds", "outcome"), [(299, Outcome.RETRYING), (301, Outcome.SUPERSEDED)])
def test_a_worker_that_wakes_after_its_lease_comes_too_late(seconds: float, outcome: Outcome) -> None:
    last_word = Retrying(**said(FIRST, 1, 1, seconds), error=ERROR, visible_at=at(seconds))
    history = History().hear(started(FIRST, 1, 0, 0), started(SECOND, 2, 0, 300.5), last_word)
    assert (history.task.status, history.task.attempt_uid) == (TaskStatus.IN_PROGRESS, SECOND)
    assert history.outcome(FIRST) is outcome


@pytest.mark.parametrize(
    ("last_word", "outcome"),
    [
        (completed(FIRST, 1, 1, 2), Outcome.COMPLETED),
        (Failed(**said(FIRST, 1, 1, 2), error=ERROR), Outcome.FAILED),
    ],
)
def test_a_worker_that_is_killed_before_it_deletes_the_task_has_settled_it(
    last_word: StatusMessage, outcome: Outcome
) -> None:
    killed = Retrying(**said(FIRST, 1, LARGEST, 3), error=WORKER_KILLED, visible_at=at(3))
    history = History().hear(started(FIRST, 1, 0, 1), last_word)
    before = history.task, dict(history.attempts)
    history.hear(killed)
    assert (history.task, history.attempts) == before
    assert history.outcome(FIRST) is outcome


def test_what_may_succeed_later_waits_visibly() -> None:
    retrying = Retrying(**said(FIRST, 1, 1, 2), error=ERROR, visible_at=at(17))
    history = History().hear(started(FIRST, 1, 0, 1), retrying)
    assert (history.task.status, history.task.error, history.task.visible_at) == (TaskStatus.PENDING, ERROR, at(17))


def test_a_leaving_worker_gives_the_task_back() -> None:
    released = Released(**said(FIRST, 1, 1, 2), reason="The worker was told to stop.")
    history = History().hear(started(FIRST, 1, 0, 1), released)
    assert (history.task.status, history.task.visible_at) == (TaskStatus.PENDING, at(2))
    assert history.outcome(FIRST) is Outcome.RELEASED


def test_a_cancelled_task_stays_so() -> None:
    history = History(transitions.cancel(fresh_task(), None, at(1))[0])
    history.hear(started(FIRST, 1, 0, 2), Dropped(**said(FIRST, 1, 1, 3)), completed(SECOND, 2, 0, 4))
    assert history.task.status is TaskStatus.CANCELLED
    assert history.outcome(SECOND) is Outcome.SUPERSEDED


def test_the_attempt_that_runs_does_not_outlive_a_cancelled_task() -> None:
    history = History().hear(started(FIRST, 1, 0, 1))
    history.task, [ended] = transitions.cancel(history.task, history.attempts[FIRST], at(2))
    assert (history.task.status, history.task.lease_until) == (TaskStatus.CANCELLED, None)
    assert (ended.outcome, ended.ended_at) == (Outcome.SUPERSEDED, at(2))
    history.attempts[FIRST] = ended
    assert history.hear(Dropped(**said(FIRST, 1, 1, 3))).outcome(FIRST) is Outcome.RELEASED


def test_a_passed_lease_makes_the_task_pending() -> None:
    history = History().hear(started(FIRST, 1, 0, 1))
    task, [attempt] = transitions.reclaim(history.task, history.attempts[FIRST], at(400))
    assert (task.status, task.visible_at, task.lease_until) == (TaskStatus.PENDING, at(301), None)
    assert (attempt.outcome, attempt.ended_at) == (Outcome.LOST, at(301))


def test_a_late_progress_of_a_reclaimed_attempt_counts_again() -> None:
    history = History().hear(started(FIRST, 1, 0, 1))
    history.task, [lost] = transitions.reclaim(history.task, history.attempts[FIRST], at(400))
    history.attempts[FIRST] = lost
    history.hear(progress(FIRST, 1, 1, 299))
    assert history.task.status is TaskStatus.IN_PROGRESS


def test_a_retry_keeps_the_options_and_forgets_the_rest() -> None:
    failed = History().hear(started(FIRST, 1, 0, 1), Failed(**said(FIRST, 1, 1, 2), error=ERROR)).task
    assert transitions.start_generation(failed, None) == fresh_task(generation=2)
    assert transitions.start_generation(failed, TranscribeOptions(language="fr")).options.language == "fr"


def test_an_older_generation_is_superseded() -> None:
    history = History(fresh_task(generation=2)).hear(completed(FIRST, 1, 1, 3, generation=1))
    assert history.task.status is TaskStatus.PENDING
    assert history.outcome(FIRST) is Outcome.SUPERSEDED


LIFE = [
    started(FIRST, 1, 0, 1),
    progress(FIRST, 1, 1, 2),
    Retrying(**said(FIRST, 1, 2, 3), error=ERROR, visible_at=at(10)),
    started(SECOND, 2, 0, 11),
    progress(SECOND, 2, 1, 12),
    completed(SECOND, 2, 2, 13),
]


@given(st.permutations(range(len(LIFE) * 2)))
def test_any_order_with_every_message_doubled_ends_the_same(order: list[int]) -> None:
    history = History().hear(*(LIFE[index % len(LIFE)] for index in order))
    assert history.task.status is TaskStatus.COMPLETED
    assert history.task.transcript_key == f"tasks/{SECOND}"
    assert history.task.attempt == 2
