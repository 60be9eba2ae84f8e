"""Short ways to bring tasks into a database and to change them there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.domain.task import Attempt, NewTask, Task
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW


@dataclass(frozen=True, slots=True)
class Desk:
    repository: SqlTaskRepository

    def add(self, *files: str | NewTask, at: datetime = NOW) -> list[Task]:
        new = [make_new_task(file) if isinstance(file, str) else file for file in files]
        with self.repository.unit_of_work() as unit:
            return unit.add_tasks(new, at)

    def one(self, **changes: Any) -> Task:
        """A task that has come to look like this."""
        (task,) = self.add(changes.get("file_name", "recording.wav"))
        return self.change(task, **changes)

    def change(self, task: Task, **changes: Any) -> Task:
        with self.repository.unit_of_work() as unit:
            unit.save_tasks([replace(task, **changes)])
        return self.read(task)

    def read(self, task: Task) -> Task:
        return self.repository.tasks([task.id])[task.id]

    def attempt(self, task: Task, **fields: Any) -> Attempt:
        defaults: dict[str, Any] = {
            "uid": uuid.uuid4().hex,
            "task_id": task.id,
            "generation": 1,
            "number": 1,
            "worker": "gpu-1/7",
            "started_at": NOW,
        }
        attempt = Attempt(**{**defaults, **fields})
        with self.repository.unit_of_work() as unit:
            unit.save_attempts([attempt])
        return attempt

    def remove(self, *tasks: Task) -> None:
        with self.repository.unit_of_work() as unit:
            unit.remove_tasks([task.id for task in tasks])
