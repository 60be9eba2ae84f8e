"""An attempt at a task as the orchestrator meets it: what it says, and what it leaves in the store."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_app.domain.status_checks import token_of
from desktop_app.domain.task import Task
from tests.desktop_app.orchestrator.conftest import Desk
from worker_agent.contract.messages import (
    Completed,
    Dropped,
    Failed,
    Progress,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
)
from worker_agent.contract.stores.object_store import checkpoint_prefix, transcript_key
from worker_agent.contract.transcript import Transcript

ERROR = TaskError(kind="Broken", message="It broke.")
TRANSCRIPT = Transcript(language="en", duration_seconds=1, model="tiny").encode()


class Worker:
    """An attempt at the generation that the task has now."""

    def __init__(self, desk: Desk, task: Task, number: int = 1) -> None:
        self._desk = desk
        self._task = desk.task(task.id)
        self._number = number
        self.uid = uuid.uuid4().hex
        self._sequence = 0
        self.transcript = transcript_key(task.uid, self._task.generation, self.uid)
        self.checkpoint = f"{checkpoint_prefix(task.uid, self._task.generation)}key/{number:06}.1.json"

    def says(self, kind: type[Any], **more: Any) -> StatusMessage:
        self._sequence += 1
        who = {"task": self._task.uid, "generation": self._task.generation, "attempt": self.uid, "worker": "gpu/1"}
        token = token_of(self._task, self._task.generation)
        message: StatusMessage = kind(**who, token=token, number=self._number, sequence=self._sequence, **more)
        return message

    def starts(self) -> None:
        self._desk.hear(self.says(Started, lease_until=datetime.now(UTC) + timedelta(minutes=5)))

    def gets_on(self) -> None:
        self._desk.store.put(self.checkpoint, b"part")
        lease = datetime.now(UTC) + timedelta(minutes=5)
        self._desk.hear(self.says(Progress, lease_until=lease, done_seconds=1, total_seconds=10))

    def stores(self) -> None:
        self._desk.store.put(self.transcript, TRANSCRIPT)

    def completes(self) -> None:
        self.stores()
        self.reports()

    def reports(self) -> None:
        self._desk.hear(self.result())

    def result(self) -> StatusMessage:
        return self.says(Completed, transcript_key=self.transcript, language="en", duration_seconds=1)

    def fails(self) -> None:
        self._desk.hear(self.says(Failed, error=ERROR))

    def tries_later(self) -> None:
        self._desk.hear(self.says(Retrying, error=ERROR, visible_at=datetime.now(UTC)))

    def drops(self) -> None:
        self._desk.hear(self.says(Dropped))
