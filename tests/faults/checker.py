"""Reads the whole history of a run, and says what should not be in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from desktop_app.domain.task import Outcome, Task, TaskStatus
from tests.faults.environment import LEASE
from tests.faults.history import History
from tests.faults.recordings import Recording
from tests.faults.worker_log import Batch
from worker_agent.contract.stores.object_store import ObjectMissing
from worker_agent.contract.transcript import Transcript

UNREADABLE = frozenset({"NotAudio", "EmptyAudio"})  # what a worker calls a file without sound
#: what the faults of a run account for
FORESEEN = UNREADABLE | {"WorkerLost", "WorkerKilled", "WorkerLeft", "LeaseEnded", "Cancelled", "StoreUnavailable"}
WAKING = 1.0  # seconds: a worker that is woken may say one word more before it looks at the clock


class Checker:
    """Knows what should have come of the recordings."""

    def __init__(
        self, recordings: Sequence[Recording], cancelled: Sequence[Recording], transcripts: Mapping[str, Transcript]
    ) -> None:
        """`transcripts`: of the undisturbed run, by the audio's hash."""
        self._recordings = {str(recording.path): recording for recording in recordings}
        self._cancelled = {str(recording.path) for recording in cancelled}
        self._transcripts = transcripts

    def faults(self, history: History) -> list[str]:
        """A sentence for each thing that is wrong."""
        return [
            *self._lost_or_doubled(history),
            *history.complaints,
            *(fault for task in history.tasks for fault in self._about_task(history, task)),
            *_past_their_lease(history),
            *_left_over(history),
        ]

    def _lost_or_doubled(self, history: History) -> Iterator[str]:
        found = Counter(task.source_path for task in history.tasks if not _failed_before_another(task, history.tasks))
        for path, recording in self._recordings.items():
            if found[path] != 1:
                yield f"{recording.path.name} is {found[path]} tasks"
        done = Counter(
            task.audio_sha256
            for task in history.tasks
            for attempt in history.attempts[task.id]
            if attempt.outcome is Outcome.COMPLETED
        )
        for sha256, times in done.items():
            if times > 1:
                names = [task.file_name for task in history.tasks if task.audio_sha256 == sha256]
                yield f"the recording {' alias '.join(names)} was transcribed {times} times"

    def _about_task(self, history: History, task: Task) -> Iterator[str]:
        attempts = history.attempts[task.id]
        if task.status not in self._proper_ends(task):
            yield f"{_name(task)} is {task.status}: {task.error}"
        for outcome, status in ((Outcome.COMPLETED, TaskStatus.COMPLETED), (Outcome.FAILED, TaskStatus.FAILED)):
            times = sum(attempt.outcome is outcome for attempt in attempts)
            if times != (task.status is status and not task.duplicate_of):
                yield f"{_name(task)} is {task.status}, and {times} of its attempts are {outcome}"
        for attempt in attempts:
            if attempt.outcome is Outcome.RUNNING:
                yield f"attempt {attempt.number} of {_name(task)} still runs"
            if attempt.error and attempt.error.kind not in FORESEEN:
                yield f"attempt {attempt.number} of {_name(task)}: {attempt.error}"
        if task.status is TaskStatus.COMPLETED:
            yield from self._about_transcript(history, task)

    def _proper_ends(self, task: Task) -> set[TaskStatus]:
        ends = {TaskStatus.COMPLETED if self._recordings[task.source_path].readable else TaskStatus.FAILED}
        return ends | {TaskStatus.CANCELLED} if task.source_path in self._cancelled else ends

    def _about_transcript(self, history: History, task: Task) -> Iterator[str]:
        record = history.records.get(task.id)
        if record is None or record.object_key != task.transcript_key:
            yield f"{_name(task)} is completed, and its transcript is not in the database"
            return
        try:
            transcript = Transcript.decode(history.store.get(record.object_key))
        except ObjectMissing:
            yield f"the transcript of {_name(task)} is not in the store"
            return
        if transcript != self._transcripts.get(task.audio_sha256):
            yield f"the transcript of {_name(task)} differs from the one of the undisturbed run"
        if record.text != transcript.text:
            yield f"the text of {_name(task)} in the database differs from its transcript"


def _failed_before_another(task: Task, tasks: Sequence[Task]) -> bool:
    """Whether the file was handed in again after that: a person whose command broke off types it anew."""
    ended = task.finished_at if task.status is TaskStatus.FAILED else None
    return ended is not None and any(
        other.source_path == task.source_path and other.submitted_at > ended for other in tasks
    )


def _past_their_lease(history: History) -> Iterator[str]:
    """A worker that stood still while the queue answered can't know since when the task is its own (intake.py): it has
    it for one lease from then on."""
    for batch in history.batches:
        ends = _end_of_lease(history, batch)
        late = batch.at - (batch.taken + LEASE if batch.taken > ends else ends)
        if late > WAKING:
            began = f"{batch.log}: began chunks {batch.chunks} of task {batch.task}"
            yield f"{began} {late:.1f} s after its lease had ended"


def _end_of_lease(history: History, batch: Batch) -> float:
    each = (history.lease_log.deliveries(batch.task, number) for number in batch.numbers)
    return max((delivery.ends(batch.at) for delivery in chain.from_iterable(each)), default=0.0)


def _left_over(history: History) -> Iterator[str]:
    for key in sorted(history.left_over):
        yield f"nobody needs {key} in the store"
    if history.on_queues:
        yield f"{history.on_queues} messages are still on the queues"
    if history.entries:
        yield f"{history.entries} entries are still in the outbox"


def _name(task: Task) -> str:
    return f"task {task.id} ({task.file_name}, {task.uid})"
