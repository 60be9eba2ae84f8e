"""Builds the real objects and joins them; the only place that does."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.adapters.audio_probe import AvProber
from desktop_app.adapters.database import open_database, parse_url, place_of
from desktop_app.adapters.drafts import DraftFolder
from desktop_app.adapters.files import LocalFiles
from desktop_app.adapters.folder_watch import WatchedFiles
from desktop_app.adapters.local_worker import LocalWorker, agent_command
from desktop_app.adapters.passwords import Passwords
from desktop_app.adapters.presence import Presence
from desktop_app.adapters.system_messages import SystemMessages
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.health import WATCHED_FOLDERS
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.retention_sweep import RetentionSweep
from desktop_app.orchestrator.exporting.batch_exports import follow_edits
from desktop_app.orchestrator.exporting.when_done import finish_batches
from desktop_app.orchestrator.health_board import HealthBoard
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.intake.submit import SubmitContext
from desktop_app.orchestrator.intake.take_over import take_over
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.leading import only_while_leading
from desktop_app.orchestrator.outbox_watch import OutboxWatch
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from desktop_app.orchestrator.queueing.check_queues import check_queues
from desktop_app.orchestrator.queueing.feed import Feeder
from desktop_app.orchestrator.queueing.reclaim import reclaim
from desktop_app.orchestrator.queueing.reconcile import Reconciler
from desktop_app.orchestrator.service import Loop, Service
from desktop_app.orchestrator.statuses.apply_status import apply_status, check_versions
from desktop_app.orchestrator.statuses.status_queue import HeldReceipts, StatusTally
from desktop_app.orchestrator.transcripts.index_transcripts import index_transcripts
from desktop_app.orchestrator.watching.add_watched_folder import add_watched_folder
from desktop_app.orchestrator.watching.watch_folder import WatchContext
from desktop_app.orchestrator.watching.watch_folders import FolderWatching
from desktop_app.settings import Settings
from worker_agent.contract.addresses import S3
from worker_agent.contract.connect import Connections, connect
from worker_agent.contract.options import TaskOptions
from worker_agent.contract.private import make_private_folder

OUTBOX_PAUSE = 1.0  # seconds between two looks at what the loops have found together
RECONCILE_PAUSE = 10.0  # seconds between two looks at the task queue
UPLOAD_LOOPS = {  #: the loops, and what each claims
    **{f"upload of large files {number}": OutboxKind.UPLOAD_LARGE for number in (1, 2, 3)},
    **{f"upload {number}": OutboxKind.UPLOAD for number in (1, 2)},
}
RETENTION_PAUSE = 60.0  # seconds between two looks whether it is time for a sweep, and ours to do
WATCH_PAUSE = 1.0  # seconds between two looks at watched folders
STATUS_POLL = 5.0  # seconds that one long poll lasts: how long closing the program may take


@dataclass(frozen=True, slots=True)
class Earshot:
    """The program without a face: what the window and the commands work with."""

    settings: Settings
    repository: TaskRepository
    connections: Connections
    feeder: Feeder  #: puts tasks on the queue
    outbox: OutboxWatch
    board: HealthBoard
    presence: Presence
    drafts: DraftFolder
    messages: SystemMessages
    tally: StatusTally
    retention: RetentionSweep

    def close(self) -> None:
        """Let go of the outside world; whoever built this calls it in the end."""
        self.messages.close()
        self.presence.close()
        self.drafts.close()
        self.repository.close()
        self.connections.close()

    @property
    def database_name(self) -> str:
        """Where the tasks are kept, for the person."""
        return place_of(parse_url(self.settings.database_url))

    @property
    def intake(self) -> SubmitContext:
        return SubmitContext(self.repository, AvProber(), self.settings.host)

    @property
    def own_folders(self) -> list[Path]:
        """Where Earshot keeps its own files on this computer."""
        root = self.settings.store.root
        named = [Path(root).expanduser()] if root and not root.startswith(S3) else []
        return [folder.absolute() for folder in (self.settings.home, *named)]

    def watch_folder(self, folder: Path, options: TaskOptions, kind: str) -> WatchedFolder:
        """Take in what comes into it from now on, and what is there; raises EarshotError."""
        folders = self.repository.watched_folders
        return add_watched_folder(folders, self.settings.host, self.own_folders, folder, options, kind)

    def take_over(self) -> int:
        """One step of looking for processes of this computer that have died."""
        self.presence.show()
        return take_over(self.repository, self.presence)

    def upload(self, kind: OutboxKind) -> int:
        """One step of bringing this computer's files into the store."""
        self.presence.show()
        return upload(self.repository, self.connections.store, self.settings.host, kind)

    def adopt_settings(self, settings: Settings) -> None:
        """Go on with what these say under the keys of WITHOUT_RESTART."""
        chosen = settings.orchestrator
        self.feeder.change_limits(chosen.max_attempts, chosen.feed_ahead)
        self.retention.change_periods(settings.retention.periods())
        self.outbox.look_again()

    def finish_batches(self) -> int:
        """One step of doing what was wished for the end of batches, and for edits after it."""
        to = (self.repository, self.connections.store, LocalFiles(), self.settings.host)
        return finish_batches(*to) + follow_edits(*to)

    def share(self) -> int:
        """One step of giving tasks the transcripts of others with the same recording."""
        return share(self.repository, self.connections.store, self.settings.host)

    def cleanup(self) -> int:
        """One step of removing from the store what tasks no longer need."""
        return cleanup(self.repository, self.connections.store, self.settings.host)

    def service(self, *, as_service: bool = False) -> Service:
        """The orchestrator's loops, to be run.

        `as_service`: windows leave to it what one of them all can do alone.
        """
        stopping = threading.Event()
        listen = partial(
            apply_status,
            self.repository,
            self.connections.status_queue,
            self.connections.store,
            wait_seconds=STATUS_POLL,
            stop=stopping,
            tally=self.tally,
            held=HeldReceipts(),
        )
        leads = partial(self.repository.leads, as_service=as_service)
        leading = partial(only_while_leading, leads=leads, stop=stopping)
        sweep = only_while_leading(partial(self.retention.step, stopping), leads, stopping, standby=math.inf)
        tasks, status = self.connections.task_queue, self.connections.status_queue
        watching = self._watching(stopping)
        reconciler = Reconciler(self.repository, tasks, status, self.settings.queue.visibility_timeout)
        loops = [
            Loop("take over", self.take_over, pause=1.0),
            *(_outbox_loop(self.outbox, name, kind, partial(self.upload, kind)) for name, kind in UPLOAD_LOOPS.items()),
            _outbox_loop(self.outbox, "dispatch", OutboxKind.SEND, leading(self.feeder.step), queue="task queue"),
            _outbox_loop(self.outbox, "share", OutboxKind.SHARE, self.share),
            _outbox_loop(self.outbox, "cleanup", OutboxKind.CLEANUP, self.cleanup),
            Loop("status", leading(listen), pause=0.0, queue="status queue"),
            Loop("reclaim", leading(partial(reclaim, self.repository)), pause=5.0),
            Loop("reconcile", leading(reconciler.look), pause=RECONCILE_PAUSE, queue="task queue"),
            Loop("batches", self.finish_batches, pause=5.0),
            Loop("retention", sweep, pause=RETENTION_PAUSE),
            Loop("transcript index", leading(partial(index_transcripts, self.repository, stopping)), pause=60.0),
            Loop("queue settings", partial(check_queues, (tasks, status)), pause=3600.0, queue="queue settings"),
            Loop("watched folders", watching.step, pause=WATCH_PAUSE, queue=WATCHED_FOLDERS),
            Loop("versions", partial(check_versions, self.tally), pause=30.0, queue="versions"),
        ]
        return Service(loops, self.board, stopping, self.outbox.subscribe)

    def monitored(self) -> AbstractContextManager[None]:
        """Until the end of the block, health and metrics are told where the settings say so."""
        port = self.settings.orchestrator.metrics_port
        if port is None:
            return nullcontext()
        from desktop_app.adapters.fleet_metrics import FleetMetrics  # here: few need it, and the window is to be there
        from worker_agent.contract.monitoring import monitored

        metrics = FleetMetrics(self.repository, self.tally)
        return monitored(port, metrics.registry, lambda: " ".join(self.board.health.faults.values()))

    def _watching(self, stopping: threading.Event) -> FolderWatching:
        context = WatchContext(self.intake, WatchedFiles(), self.own_folders, stop=stopping)
        tell = partial(self.board.tell, "folder faults", WATCHED_FOLDERS)
        return FolderWatching(context, partial(self.presence.takes, "watching"), tell)

    def local_worker(self) -> LocalWorker | None:
        """The agent on this computer, where the settings want one."""
        if not self.settings.works_locally:
            return None
        return LocalWorker(agent_command(), self.settings.for_the_agent(), self.settings.home)


def build(settings: Settings) -> Earshot:
    """Join everything; raises EarshotError."""
    _make_home(settings.home)
    presence = Presence(settings.home)
    repository = open_tasks(settings, presence.name)
    connections = connect(settings.queue, settings.store, settings.aws, settings.home)
    chosen = settings.orchestrator
    return Earshot(
        settings,
        repository,
        connections,
        Feeder(repository, connections.task_queue, settings.host, chosen.max_attempts, chosen.feed_ahead),
        OutboxWatch(repository, settings.host),
        HealthBoard(),
        presence,
        DraftFolder(settings.home),
        SystemMessages(),
        StatusTally(),
        RetentionSweep(repository, connections.store, settings.retention.periods()),
    )


def open_tasks(settings: Settings, claimer: str | None = None) -> TaskRepository:
    """Connects with the first use; raises SettingsError. `claimer`: as for open_database."""
    url = settings.database_url
    return open_database(
        url,
        at_once=False,
        claimer=claimer,
        iam=settings.database.iam,
        region=settings.aws.region,
        password=partial(Passwords().read, url) if settings.database.keyring else None,
    )


def _outbox_loop(
    watch: OutboxWatch, name: str, kind: OutboxKind, step: Callable[[], int], queue: str = "queue"
) -> Loop:
    return Loop(name, watch.only_if_any(kind, step), pause=OUTBOX_PAUSE, queue=queue, hinted=True)


def _make_home(home: Path) -> None:
    try:
        make_private_folder(home)
    except OSError as error:
        raise EarshotError(
            f"The folder {home} can't be made ({error.strerror}). Name another one in EARSHOT_HOME."
        ) from error
