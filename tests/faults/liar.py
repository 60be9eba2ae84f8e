"""A program that can send to the status queue, and forges what workers say: it knows everything but the tokens."""

from __future__ import annotations

import logging
import random
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_app.bootstrap import build
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports import TaskFilter
from desktop_app.settings import load_settings
from worker_agent.contract.messages import (
    LARGEST,
    Completed,
    Dropped,
    Failed,
    Progress,
    Released,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
    encode_status,
)
from worker_agent.contract.object_store import transcript_key
from worker_agent.contract.queue import QueueUnavailable

LIE = "a lie: "  # in the log, before each
BETWEEN = 0.1  # seconds, on average
SENTENCE = "A stranger says so."

Who = dict[str, Any]


class Liar:
    """Speaks of tasks that there are."""

    def __init__(self, tasks: list[Task], dice: random.Random) -> None:
        self._tasks = tasks
        self._dice = dice

    def lie(self) -> StatusMessage:
        subject, other = self._dice.choice(self._tasks), self._dice.choice(self._tasks)
        who: Who = {
            "task": subject.uid,
            "generation": subject.generation,
            "attempt": self._dice.choice([subject.attempt_uid, other.attempt_uid]) or uuid.uuid4().hex,
            "number": self._dice.choice([subject.attempt or 1, LARGEST]),
            "sequence": self._dice.choice([min(subject.sequence + 1, LARGEST), LARGEST]),
            "worker": subject.worker or "stranger/1",
            "token": self._token(subject, other),
        }
        return self._dice.choice(self._forgeries(subject, other))(who)

    def _token(self, subject: Task, other: Task) -> str | None:
        """None, one made up, that of another task, that of another generation: never the right one."""
        of_another = token_of(other, other.generation) if other.uid != subject.uid else uuid.uuid4().hex
        return self._dice.choice([None, uuid.uuid4().hex, of_another, token_of(subject, subject.generation + 1)])

    def _forgeries(self, subject: Task, other: Task) -> list[Callable[[Who], StatusMessage]]:
        far, error = datetime.now(UTC) + timedelta(days=3650), TaskError(kind="Forged", message=SENTENCE)
        own = transcript_key(subject.uid, subject.generation, uuid.uuid4().hex)
        keys = [own, other.transcript_key or own, subject.transcript_key or own]
        result = {"transcript_key": self._dice.choice(keys), "language": "xx", "duration_seconds": 1.0}
        return [
            lambda who: Started(**who, lease_until=far),
            lambda who: Progress(**who, lease_until=far, done_seconds=9, total_seconds=10),
            lambda who: Completed(**who, **result),
            lambda who: Failed(**who, error=error),
            lambda who: Retrying(**who, error=error, visible_at=far),
            lambda who: Released(**who, reason=SENTENCE),
            lambda who: Dropped(**who),
        ]


def main() -> None:
    """Until somebody ends us."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    dice = random.Random()
    with closing(build(load_settings(None))) as earshot:
        while True:
            time.sleep(dice.expovariate(1 / BETWEEN))
            try:
                tasks = list(earshot.repository.tasks(earshot.repository.find_ids(TaskFilter())).values())
                if tasks:
                    message = Liar(tasks, dice).lie()
                    earshot.connections.status_queue.send([encode_status(message)])
                    logging.warning("%s%s of %s", LIE, message.type, message.task)
            except (EarshotError, QueueUnavailable):
                continue  # what befalls the others befalls us, too


if __name__ == "__main__":
    main()
