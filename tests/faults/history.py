"""All that a run has left behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.domain.task import Attempt, Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.faults.fleet import Fleet, Role
from tests.faults.lease_log import LeaseLog
from tests.faults.worker_log import Batch, read_batches
from worker_agent.contract.connect import Connections
from worker_agent.contract.stores.object_store import ObjectStore, audio_key, cancelled_key

DROPPED = "Cancelled"  # the kind of error with which an attempt ends that has met the mark of a cancelled task


@dataclass(slots=True)
class History:
    """As it stands at one moment."""

    tasks: Sequence[Task]
    attempts: Mapping[int, Sequence[Attempt]]  #: by the task's id
    records: Mapping[int, TranscriptRecord]  #: by the task's id
    keys: frozenset[str]  #: of the objects in the store
    store: ObjectStore
    on_queues: int  #: messages
    entries: int  #: rows in the outbox
    batches: Sequence[Batch]
    lease_log: LeaseLog
    complaints: Sequence[str]  #: about processes
    lies: int = 0  #: forged status messages that were sent
    refused: int = 0  #: status messages that the orchestrators did not believe
    seconds: float = 0.0  #: from the first fault to the last one
    seconds_to_rest: float = 0.0  #: after that

    @property
    def at_rest(self) -> bool:
        """Whether nothing more will happen by itself."""
        ended = all(task.status.terminal for task in self.tasks)
        return ended and not self.on_queues and not self.entries and not self.left_over

    @property
    def heard(self) -> int:
        """Grows with every word of a worker."""
        return sum(attempt.sequence + 1 for attempts in self.attempts.values() for attempt in attempts)

    @property
    def left_over(self) -> frozenset[str]:
        """The objects that nobody needs any more."""
        audio = {audio_key(task.audio_sha256) for task in self.tasks}
        transcripts = {record.object_key for record in self.records.values()}
        return self.keys - audio - transcripts - self.unmet_marks

    @property
    def unmet_marks(self) -> frozenset[str]:
        """The marks of cancelled tasks that no worker has met: their messages may be on the queue, for all we know."""
        marks = {cancelled_key(task.uid, task.generation) for task in self.tasks if self._waits_to_be_dropped(task)}
        return self.keys & marks

    def _waits_to_be_dropped(self, task: Task) -> bool:
        dropped = any(attempt.error and attempt.error.kind == DROPPED for attempt in self.attempts[task.id])
        return task.status is TaskStatus.CANCELLED and not dropped


def read_history(repository: SqlTaskRepository, connections: Connections, lease_log: LeaseLog, fleet: Fleet) -> History:
    tasks = list(repository.tasks(repository.find_ids(TaskFilter(), descending=False)).values())
    depths = (connections.task_queue.depth(), connections.status_queue.depth())
    return History(
        tasks=tasks,
        attempts={task.id: repository.attempts(task.id) for task in tasks},
        records=repository.transcripts([task.id for task in tasks]),
        keys=frozenset(connections.store.keys("")),
        store=connections.store,
        on_queues=sum(depth.visible + depth.in_flight + depth.delayed for depth in depths),
        entries=sum(repository.count_outbox_entries(kind) for kind in OutboxKind),
        batches=read_batches(fleet.logs(Role.WORKER)),
        lease_log=lease_log,
        complaints=fleet.complaints,
    )
