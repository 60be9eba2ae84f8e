"""A busy afternoon in memory: for looking at the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_app.domain.batch import NewBatch
from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Transcript

NO_AUDIO = TaskError(kind="NotAudio", message="There is no audio stream in this file. Hand in a recording instead.")
MEMORY = TaskError(kind="OutOfMemory", message="The GPU was out of memory. Another attempt may find more of it free.")
LOST = TaskError(kind="WorkerLost", message="The worker's lease ended without a report; another worker takes over.")
MISSING = "18 s of this file could not be decoded; the transcript has a gap at 0:41:07."
NAMES = (
    "interview-07.m4a", "board-meeting-march.wav", "hymn.mp3", "lecture 12 – thermodynamics.flac", "voicemail-0815.amr",
    "podcast-final-final-2.mp3", "2026-02-11_city-council_session-4_microphone-B_raw-recording.wav", "Gespräch Zoë.ogg",
    "panel-discussion.mp4", "field-notes-014.opus",
)  # fmt: skip
SENTENCES = (
    "Good morning everyone, and thank you for coming in so early.",
    "We have three things on the table today: the budget, the new building, and the question of who takes minutes.",
    "Let me start with the budget, because it is the one that everybody has an opinion about.",
    "Last year we spent a little less than we had planned, which sounds like good news.",
    "It is not, because most of what was left over had been meant for repairs that nobody carried out.",
    "The roof of the east wing, for example.",
    "I walked past it on Tuesday, and there is a bucket on the stairs that has its own name tag now.",
    "So before we talk about anything new, I would like us to agree on what we do with the old.",
)  # fmt: skip


LAST_OUTCOME = {
    TaskStatus.PENDING: Outcome.RETRYING,
    TaskStatus.IN_PROGRESS: Outcome.RUNNING,
    TaskStatus.COMPLETED: Outcome.COMPLETED,
    TaskStatus.FAILED: Outcome.FAILED,
    TaskStatus.CANCELLED: Outcome.RELEASED,
}


BATCHES = tuple(
    NewBatch(name=name, submitted_by="ann@desk-2", host="desk-2", kind="transcribe", options=TranscribeOptions())
    for name in ("Voicemail", "Council 2026", "Interviews")
)


def busy() -> MemoryRepository:
    """Forty tasks of every status on four workers."""
    now = datetime.now(UTC)
    repository = MemoryRepository([_task(id_, now) for id_ in range(1, 41)])
    with repository.unit_of_work() as unit:
        for batch in BATCHES:
            unit.add_batch(batch, now)
    repository.put(*(attempt for task in repository.tasks(range(1, 41)).values() for attempt in _attempts(task, now)))
    return repository


def transcript() -> Transcript:
    return make_transcript(SENTENCES * 4, model="large-v3-turbo", duration_seconds=3731.0)


def _task(id_: int, now: datetime) -> Task:
    stem, _, suffix = NAMES[id_ % len(NAMES)].rpartition(".")
    common = {
        "id": id_,
        "file_name": f"{stem}.{suffix}" if id_ > 30 else f"{stem} {id_}.{suffix}",
        "duration_seconds": 211.0 + id_ * 97,
        "queued_at": now,
        "worker": f"gpu-{id_ % 4}/{4100 + id_ % 4}",
        "attempt": 1,
        "started_at": now - timedelta(minutes=3),
        "heard_at": now,
        "lease_until": None,
        "batch_id": 1 if id_ < 9 else 2 if id_ < 24 else 3,
    }
    return make_task(**{**common, **_state(id_, now)})


def _state(id_: int, now: datetime) -> dict[str, Any]:
    match id_:
        case 40:
            return {"attempt": 0, "worker": None, "started_at": None, "duplicate_of": 39}
        case 12 | 13:
            return {"attempt": 0, "worker": None, "started_at": None}
        case 37:
            heard, lease = now - timedelta(minutes=4), now + timedelta(minutes=9, seconds=20)
            return {"status": TaskStatus.IN_PROGRESS, "progress": 0.43, "heard_at": heard, "lease_until": lease}
        case 36:
            again = {"progress": 0.29, "attempt": 2, "speed": 38.0, "error": LOST}
            return {"status": TaskStatus.IN_PROGRESS, "lease_until": now + timedelta(minutes=9), **again}
        case 35 | 38 | 39:
            lease = now + timedelta(minutes=9)
            going = {"progress": (id_ - 34) / 7, "speed": 38.0 + id_ % 5}
            return {"status": TaskStatus.IN_PROGRESS, "lease_until": lease, **going}
        case 22 | 31 | 34:
            wait = timedelta(seconds=47 * (id_ - 20))
            return {"progress": 0.4, "attempt": 2, "error": MEMORY, "visible_at": now + wait}
        case 9 | 27 | 33:
            return {"status": TaskStatus.FAILED, "duration_seconds": None, "error": NO_AUDIO}
        case 29:
            return {"status": TaskStatus.CANCELLED, "progress": 0.2}
        case _:
            done = {"status": TaskStatus.COMPLETED, "progress": 1.0, "speed": 39.5 + id_ % 7, "language": "en"}
            return {**done, "transcript_key": f"tasks/{id_}", "warning": MISSING if id_ == 30 else None}


def _attempts(task: Task, now: datetime) -> list[Attempt]:
    return [_attempt(task, number, now) for number in range(1, task.attempt + 1)]


def _attempt(task: Task, number: int, now: datetime) -> Attempt:
    last = number == task.attempt
    outcome = LAST_OUTCOME[task.status] if last else Outcome.LOST
    started = now - timedelta(minutes=9 * (task.attempt - number) + 3)
    return Attempt(
        uid=f"{task.id}-{number}",
        task_id=task.id,
        generation=1,
        number=number,
        worker=task.worker or "gpu-0/4100",
        outcome=outcome,
        started_at=started,
        ended_at=None if outcome is Outcome.RUNNING else started + timedelta(minutes=2),
        lease_until=now + timedelta(minutes=9) if outcome is Outcome.RUNNING else None,
        error=None if outcome is Outcome.RUNNING else task.error if last else LOST,
        resumed_from_seconds=1260.0 if number > 1 else 0.0,
    )
