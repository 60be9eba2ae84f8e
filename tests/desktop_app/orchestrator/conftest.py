"""The orchestrator's verbs on a real database, a real queue and a real store, all of them files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.adapters.database import open_database
from desktop_app.domain.errors import NotAudio
from desktop_app.domain.task import Task
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.ports.tasks import Probe, TaskRepository
from desktop_app.orchestrator.queueing.dispatch import dispatch
from desktop_app.orchestrator.statuses.apply_status import apply_status
from worker_agent.contract.messages import StatusMessage, TaskMessage, encode_status
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.queues.queue import ReceivedMessage
from worker_agent.contract.stores.folder_store import FolderStore

HOST = "desk"
CLAIMER = "process"
NO_OPTIONS = TranscribeOptions()


class SuffixProber:
    """Takes everything for ten seconds of audio but what is called .txt."""

    def probe(self, path: Path) -> Probe:
        if path.suffix == ".txt":
            raise NotAudio("There is no audio in this file.")
        return Probe(10.0)


@dataclass
class Desk:
    """An orchestrator's surroundings, and short ways to use them."""

    folder: Path
    repository: TaskRepository
    task_queue: LocalQueue
    status_queue: LocalQueue
    store: FolderStore

    @property
    def intake(self) -> SubmitContext:
        return SubmitContext(self.repository, SuffixProber(), HOST)

    def file(self, name: str, content: bytes = b"sound") -> Path:
        path = self.folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def submit(self, *names: str, options: TranscribeOptions = NO_OPTIONS) -> list[Task]:
        """Tasks for files of these names, each with other content."""
        return self.hand_in(*(self.file(name, name.encode()) for name in names), options=options)

    def hand_in(self, *paths: Path, options: TranscribeOptions = NO_OPTIONS) -> list[Task]:
        return list(submit(self.intake, paths, options).accepted)

    def hand_over(self) -> None:
        while upload(self.repository, self.store, HOST):
            pass
        while dispatch(self.repository, self.task_queue, HOST, 3):
            pass

    def on_the_queue(self) -> list[tuple[ReceivedMessage, TaskMessage]]:
        received = self.task_queue.receive(10, wait_seconds=0)
        return [(delivery, TaskMessage.decode(delivery.body)) for delivery in received]

    def hear(self, *messages: StatusMessage) -> None:
        self.status_queue.send([encode_status(message) for message in messages])
        while apply_status(self.repository, self.status_queue, self.store):
            pass

    def task(self, id_: int) -> Task:
        return self.repository.tasks([id_])[id_]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    queues = tmp_path / "queue.db"
    with (
        closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}", claimer=CLAIMER)) as repository,
        closing(LocalQueue(queues, "tasks")) as tasks,
        closing(LocalQueue(queues, "status")) as status,
    ):
        yield Desk(tmp_path, repository, tasks, status, FolderStore(tmp_path / "store"))
