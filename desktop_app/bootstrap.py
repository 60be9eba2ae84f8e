"""Builds the real objects and joins them; the only place that does."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.adapters.audio_probe import AvProber
from desktop_app.adapters.database import open_database, parse_url
from desktop_app.adapters.local_worker import LocalWorker, agent_command
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.apply_status import apply_status
from desktop_app.orchestrator.dispatch import dispatch
from desktop_app.orchestrator.health_board import HealthBoard
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.orchestrator.reclaim import reclaim
from desktop_app.orchestrator.service import Loop, Service
from desktop_app.orchestrator.submit import Intake
from desktop_app.orchestrator.tidy import tidy
from desktop_app.orchestrator.upload import upload
from desktop_app.settings import Settings
from worker_agent.contract.connect import Connections, connect
from worker_agent.contract.private import make_private

STATUS_POLL = 5.0  # seconds that one long poll lasts: how long closing the program may take


@dataclass(frozen=True, slots=True)
class Earshot:
    """The program without a face: what the window and the commands work with."""

    settings: Settings
    repository: TaskRepository
    connections: Connections
    board: HealthBoard

    def close(self) -> None:
        """Let go of the outside world; whoever built this calls it in the end."""
        self.repository.close()
        self.connections.close()

    @property
    def database_name(self) -> str:
        """Where the tasks are kept, for the person."""
        return parse_url(self.settings.database_url).host or "this computer"

    @property
    def intake(self) -> Intake:
        return Intake(self.repository, AvProber(), self.settings.host)

    def upload(self) -> int:
        """One step of bringing this computer's files into the store."""
        return upload(self.repository, self.connections.store, self.settings.host)

    def dispatch(self) -> int:
        """One step of putting tasks on the queue."""
        attempts = self.settings.orchestrator.max_attempts
        return dispatch(self.repository, self.connections.task_queue, self.settings.host, attempts)

    def tidy(self) -> int:
        """One step of removing from the store what tasks no longer need."""
        return tidy(self.repository, self.connections.store, self.settings.host)

    def service(self) -> Service:
        """The orchestrator's loops, to be run."""
        stopping = threading.Event()
        listen = partial(
            apply_status,
            self.repository,
            self.connections.status_queue,
            self.connections.store,
            wait_seconds=STATUS_POLL,
            stop=stopping,
        )
        loops = [
            Loop("upload", self.upload, pause=1.0),
            Loop("dispatch", self.dispatch, pause=1.0, queue="task queue"),
            Loop("status", listen, pause=0.0, queue="status queue"),
            Loop("reclaim", partial(reclaim, self.repository), pause=5.0),
            Loop("tidy", self.tidy, pause=2.0),
        ]
        return Service(loops, self.board, stopping)

    def local_worker(self) -> LocalWorker | None:
        """The agent on this computer, where the settings want one."""
        if not self.settings.works_locally:
            return None
        return LocalWorker(agent_command(), self.settings.for_the_agent(), self.settings.home)


def build(settings: Settings) -> Earshot:
    """Join everything; raises EarshotError."""
    _make_home(settings.home)
    return Earshot(
        settings,
        open_database(settings.database_url, at_once=False, iam=settings.database.iam, region=settings.aws.region),
        connect(settings.queue, settings.store, settings.aws, settings.home),
        HealthBoard(),
    )


def _make_home(home: Path) -> None:
    try:
        make_private(home)
    except OSError as error:
        raise EarshotError(
            f"The folder {home} can't be made ({error.strerror}). Name another one in EARSHOT_HOME."
        ) from error
