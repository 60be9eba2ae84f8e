"""Whatever workers say, in whatever order it arrives, a task stands where a model puts it that is easy to believe."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_app.domain import transitions
from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus
from tests.fakes.tasks import NOW, make_task
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

LEASE = timedelta(minutes=5)
ERROR = TaskError(kind="Broken", message="It broke.")

MEANING: dict[type[Any], TaskStatus] = {
    Started: TaskStatus.IN_PROGRESS,
    Progress: TaskStatus.IN_PROGRESS,
    Completed: TaskStatus.COMPLETED,
    Failed: TaskStatus.FAILED,
    Retrying: TaskStatus.PENDING,
    Released: TaskStatus.PENDING,
    Dropped: TaskStatus.CANCELLED,
}
#: What ends an attempt; mostly in ways that don't end the task, so that more can happen
ENDS = [Completed, Failed, Dropped, *3 * [Retrying, Released]]
DELIVERIES = 5  # of a generation, so that each has something to say


class Model:
    """Where a task must stand after what was heard of it."""

    def __init__(self) -> None:
        self.generation = 1
        self.status = TaskStatus.PENDING
        self.leader: str | None = None  #: the attempt that moves the task
        self.age = (0, datetime.min.replace(tzinfo=UTC))  #: the leader's; the greater one is the newer attempt
        self.winners: dict[int, str] = {}  #: by generation, the attempt that completed it
        self.settlers: set[str] = set()  #: the attempts that completed or failed the task
        self.heard: dict[str, int] = {}  #: by attempt, the latest sequence
        self.first_heard: dict[str, datetime] = {}

    def hear(self, message: StatusMessage) -> None:
        attempt = message.attempt
        settled = message.generation != self.generation or self.status.terminal
        newer = message.sequence > self.heard.get(attempt, -1) and attempt not in self.settlers
        if not newer and (settled or not isinstance(message, Completed)):
            return
        self.heard[attempt] = max(message.sequence, self.heard.get(attempt, -1))
        age = (message.number, self.first_heard.setdefault(attempt, message.at))
        if settled:
            return
        if isinstance(message, Completed):
            self.winners[self.generation] = attempt
        elif attempt != self.leader and age <= self.age:
            return
        self.leader, self.age, self.status = attempt, age, MEANING[type(message)]
        if isinstance(message, Completed | Failed):
            self.settlers.add(attempt)

    def renew(self) -> None:
        self.generation += 1
        self.status, self.leader, self.age = TaskStatus.PENDING, None, Model().age


@dataclass
class Worker:
    """An attempt as its worker knows it."""

    attempt: str
    generation: int
    number: int
    sequence: int = -1
    result: Completed | None = None


class StatusMachine(RuleBasedStateMachine):
    """One task, its workers and its operator; what is said lies about until it is delivered, once or more often."""

    workers = Bundle("workers")
    messages = Bundle("messages")

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.task: Task = make_task(uid="f" * 32)
        self.attempts: dict[str, Attempt] = {}
        self.model = Model()
        self.said: list[StatusMessage] = []
        self.cancelled: set[int] = set()  #: generations
        self.received: dict[int, int] = {}  #: by generation, how often the queue delivered the task

    @initialize(seed=st.integers(0, 2**16))
    def shuffle(self, seed: int) -> None:
        self.random = random.Random(seed)

    @precondition(lambda self: self.received.get(self.task.generation, 0) < DELIVERIES)
    @rule(target=workers, old=st.booleans(), miscounted=st.booleans(), late=st.booleans())
    def receive(self, old: bool, miscounted: bool, late: bool) -> Worker:
        """The queue's count is approximate, and the message of an older generation may still be on it."""
        generation = max(1, self.task.generation - old)
        count = self.received[generation] = self.received.get(generation, 0) + 1
        worker = Worker(f"{self._tick():032x}", generation, max(1, count - miscounted))
        self._say(worker, Started, late)
        return worker

    @rule(target=messages, worker=workers, kind=st.sampled_from([Started, Progress]), late=st.booleans())
    def go_on(self, worker: Worker, kind: type[Any], late: bool) -> StatusMessage:
        """A worker may contradict itself, and go on after it has given up; only "completed" is its last word."""
        return self._say(worker, kind, late)

    @rule(target=messages, worker=workers, kind=st.sampled_from(ENDS), late=st.booleans())
    def end(self, worker: Worker, kind: type[Any], late: bool) -> StatusMessage:
        return self._say(worker, kind, late)

    @rule(target=messages, worker=workers)
    def be_killed(self, worker: Worker) -> StatusMessage:
        """Its successor says so, who knows nothing of what it had said; what it had said may still be on the queue."""
        return self._word(replace(worker, sequence=LARGEST - 1), Retrying)

    @rule(message=messages)
    def deliver(self, message: StatusMessage) -> None:
        """The second time, it changes nothing; a task that has ended or was renewed is not moved the first time."""
        before = self.task
        self._apply(message)
        if before.status.terminal or message.generation < before.generation:
            assert self.task == before
        after = (self.task, dict(self.attempts))
        self._apply(message)
        assert (self.task, self.attempts) == after
        self.model.hear(message)

    @precondition(lambda self: self.task.status is TaskStatus.IN_PROGRESS)
    @rule()
    def reclaim(self) -> None:
        assert self.task.lease_until
        self.now = max(self.now, self.task.lease_until + timedelta(seconds=10))
        self.task, changed = transitions.reclaim(self.task, self.attempts.get(self.task.attempt_uid or ""), self.now)
        self._note(changed)
        self.model.status = TaskStatus.PENDING

    @rule(luck=st.integers(0, 9))
    def operate(self, luck: int) -> None:
        """Now and then the operator retries what has ended or waits for its next attempt, or cancels what goes on."""
        waiting = self.task.status is TaskStatus.PENDING and self.task.attempt > 0
        if luck == 0 and (self.task.status.terminal or waiting):
            self.task = transitions.start_generation(self.task, None)
            self.model.renew()
        elif luck == 1 and not self.task.status.terminal:
            self._cancel()

    @invariant()
    def stands_where_the_model_says(self) -> None:
        found = (self.task.generation, self.task.status, self.task.attempt_uid)
        assert found == (self.model.generation, self.model.status, self.model.leader)
        winner = self.model.winners.get(self.task.generation)
        assert self.task.transcript_key == (f"transcripts/{winner}" if winner else None)
        assert {uid: attempt.sequence for uid, attempt in self.attempts.items()} == self.model.heard

    @invariant()
    def one_attempt_completes_a_generation(self) -> None:
        assert {
            attempt.generation: attempt.uid
            for attempt in self.attempts.values()
            if attempt.outcome is Outcome.COMPLETED
        } == self.model.winners

    @invariant()
    def only_the_latest_attempt_of_a_task_in_progress_runs(self) -> None:
        running = [attempt.uid for attempt in self.attempts.values() if attempt.outcome is Outcome.RUNNING]
        assert running == ([self.task.attempt_uid] if self.task.status is TaskStatus.IN_PROGRESS else [])
        assert (self.task.lease_until is not None) == bool(running)

    def teardown(self) -> None:
        """When all that was said has arrived, a task that was completed is Completed, and none is In progress."""
        for message in self.random.sample(self.said, len(self.said)):
            self.deliver(message)
            self.stands_where_the_model_says()
            self.one_attempt_completes_a_generation()
        if self.task.status is TaskStatus.IN_PROGRESS:
            self.reclaim()
        format_duration = [message for message in self.said if message.generation == self.task.generation]
        ended_otherwise = self.task.generation in self.cancelled or _any(format_duration, Failed, Dropped)
        if _any(format_duration, Completed):
            assert self.task.status.terminal
            assert ended_otherwise or self.task.status is TaskStatus.COMPLETED

    def _say(self, worker: Worker, kind: type[Any], late: bool) -> StatusMessage:
        message = worker.result or self._word(worker, kind)
        if not late:
            self.deliver(message)
        return message

    def _word(self, worker: Worker, kind: type[Any]) -> StatusMessage:
        self._tick()
        worker.sequence += 1
        message: StatusMessage = kind(
            task=self.task.uid,
            generation=worker.generation,
            attempt=worker.attempt,
            number=worker.number,
            sequence=worker.sequence,
            worker="gpu/1",
            at=self.now,
            **self._details(worker)[kind],
        )
        self.said.append(message)
        worker.result = message if isinstance(message, Completed) else None
        return message

    def _cancel(self) -> None:
        latest = self.attempts.get(self.task.attempt_uid or "")
        self.task, changed = transitions.cancel(self.task, latest, self.now)
        self._note(changed)
        self.cancelled.add(self.task.generation)
        self.model.status = TaskStatus.CANCELLED

    def _apply(self, message: StatusMessage) -> None:
        """With no more attempts at hand than the orchestrator has."""
        wanted = (message.attempt, self.task.attempt_uid or "")
        known = {uid: self.attempts[uid] for uid in wanted if uid in self.attempts}
        self.task, changed = transitions.apply(self.task, known, message)
        self._note(changed)

    def _note(self, changed: Sequence[Attempt]) -> None:
        self.attempts.update((attempt.uid, attempt) for attempt in changed)

    def _tick(self) -> int:
        self.now += timedelta(seconds=1)
        return int(self.now.timestamp())

    def _details(self, worker: Worker) -> dict[type[Any], dict[str, Any]]:
        lease = {"lease_until": self.now + LEASE}
        key = f"transcripts/{worker.attempt}"
        return {
            Started: lease,
            Progress: {**lease, "done_seconds": 1, "total_seconds": 10},
            Completed: {"transcript_key": key, "language": "en", "duration_seconds": 10},
            Failed: {"error": ERROR},
            Retrying: {"error": ERROR, "visible_at": self.now},
            Released: {"reason": "The worker was told to stop."},
            Dropped: {},
        }


def _any(messages: Sequence[StatusMessage], *kinds: type[Any]) -> bool:
    return any(isinstance(message, kinds) for message in messages)


TestStatusMachine = StatusMachine.TestCase
TestStatusMachine.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
