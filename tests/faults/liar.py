"""A program that can send to the status queue, and forges what workers say: it knows everything but the tokens."""

from __future__ import annotations

import logging
import random
import time
import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta

from desktop_app.bootstrap import build
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Task
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.settings import load_settings
from tests.fixtures.forgeries import Who, make_forgeries
from worker_agent.contract.messages import StatusMessage, TaskError, encode_status
from worker_agent.contract.model import LARGEST
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import transcript_key

LIE = "a lie: "  # in the log, before each
BETWEEN = 0.1  # seconds, on average
FORGED = TaskError(kind="Forged", message="A stranger says so.")


def lie_about(subject: Task, other: Task, dice: random.Random) -> StatusMessage:
    """A status message about `subject`, with things that may be of `other`."""
    own = transcript_key(subject.uid, subject.generation, uuid.uuid4().hex)
    key = dice.choice([own, other.transcript_key or own, subject.transcript_key or own])
    forgeries = make_forgeries(datetime.now(UTC) + timedelta(days=3650), FORGED, key)
    who: Who = {
        "task": subject.uid,
        "generation": subject.generation,
        "attempt": dice.choice([subject.attempt_uid, other.attempt_uid]) or uuid.uuid4().hex,
        "number": dice.choice([subject.attempt or 1, LARGEST]),
        "sequence": dice.choice([min(subject.sequence + 1, LARGEST), LARGEST]),
        "worker": subject.worker or "stranger/1",
        "token": _wrong_token(subject, other, dice),
    }
    return dice.choice(list(forgeries.values()))(who)


def _wrong_token(subject: Task, other: Task, dice: random.Random) -> str | None:
    """None, one made up, that of another task, that of another generation: never the right one."""
    of_another = token_of(other, other.generation) if other.uid != subject.uid else uuid.uuid4().hex
    return dice.choice([None, uuid.uuid4().hex, of_another, token_of(subject, subject.generation + 1)])


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
                    message = lie_about(dice.choice(tasks), dice.choice(tasks), dice)
                    earshot.connections.status_queue.send([encode_status(message)])
                    logging.warning("%s%s of %s", LIE, message.type, message.task)
            except (EarshotError, QueueUnavailable):
                continue  # what befalls the others befalls us, too


if __name__ == "__main__":
    main()
