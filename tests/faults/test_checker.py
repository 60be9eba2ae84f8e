"""The checker finds what it is there to find: a history in which all is well, spoiled in one way after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.task import Attempt, Outcome, Task, TaskStatus, TranscriptRecord
from tests.fakes.tasks import NOW, make_task
from tests.faults.checker import Checker
from tests.faults.history import History
from tests.faults.lease_log import Delivery, LeaseLog
from tests.faults.recordings import Recording
from tests.faults.worker_log import Batch
from worker_agent.contract.messages import TaskError
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import audio_key, cancelled_key, checkpoint_prefix, transcript_key
from worker_agent.contract.transcript import Segment, Transcript

WINNER = "a" * 32
TRANSCRIPT = Transcript(
    language="en", duration_seconds=9.0, model="tiny", segments=(Segment(start=0, end=9, text="Yes."),)
)
TASK = make_task(
    status=TaskStatus.COMPLETED, attempt=1, attempt_uid=WINNER, transcript_key=transcript_key(f"{1:032x}", 1, WINNER)
)
ATTEMPT = Attempt(
    uid=WINNER, task_id=1, generation=1, number=1, worker="gpu/1", outcome=Outcome.COMPLETED, started_at=NOW
)
RECORDING = Recording(Path(TASK.source_path), TASK.audio_sha256, readable=True)


def record(text: str) -> TranscriptRecord:
    key = TASK.transcript_key or ""
    return TranscriptRecord(task_id=1, generation=1, attempt_uid=WINNER, object_key=key, language="en", text=text)


class Seen(LeaseLog):
    """A ledger with one delivery, whose lease ran from second 100 to second 110."""

    def deliveries(self, task: str, number: int) -> list[Delivery]:
        return [Delivery(task, number, [(100.0, 110.0)])]


@pytest.fixture
def history(tmp_path: Path) -> History:
    store, key = FolderStore(tmp_path), TASK.transcript_key or ""
    store.put(key, TRANSCRIPT.encode())
    return History(
        tasks=[TASK],
        attempts={1: [ATTEMPT]},
        records={1: record("Yes.")},
        keys=frozenset({key, audio_key(TASK.audio_sha256)}),
        store=store,
        on_queues=0,
        entries=0,
        batches=[Batch("1.log", 101.0, 100.0, TASK.uid, (1,), "1-1", 9.0)],
        lease_log=Seen(),
        complaints=[],
    )


def faults(history: History, *, readable: bool = True, cancelled: bool = False) -> list[str]:
    recording = replace(RECORDING, readable=readable)
    checker = Checker([recording], [recording] if cancelled else [], {TASK.audio_sha256: TRANSCRIPT})
    return checker.faults(history)


def spoil_task(**fields: object) -> Callable[[History], None]:
    def spoil(history: History) -> None:
        history.tasks = [replace(TASK, **fields)]  # type: ignore[arg-type]

    return spoil


def spoil_attempts(*attempts: Attempt) -> Callable[[History], None]:
    def spoil(history: History) -> None:
        history.attempts = {1: attempts}

    return spoil


def spoil(**fields: object) -> Callable[[History], None]:
    def spoil(history: History) -> None:
        for name, value in fields.items():
            setattr(history, name, value)

    return spoil


def overwrite_transcript(history: History) -> None:
    history.store.put(TASK.transcript_key or "", TRANSCRIPT.model_copy(update={"language": "de"}).encode())


def lose_transcript(history: History) -> None:
    history.store.delete(TASK.transcript_key or "")


def leave_over(key: str) -> Callable[[History], None]:
    def spoil(history: History) -> None:
        history.keys |= {key}

    return spoil


def test_nothing_is_wrong_where_all_is_well(history: History) -> None:
    assert faults(history) == []
    assert history.at_rest


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (spoil(tasks=[]), "is 0 tasks"),
        (spoil(tasks=[TASK, TASK]), "is 2 tasks"),
        (spoil_task(status=TaskStatus.PENDING), "is pending"),
        (spoil_task(status=TaskStatus.CANCELLED), "is cancelled"),
        (spoil_attempts(ATTEMPT, replace(ATTEMPT, uid="b" * 32)), "was transcribed 2 times"),
        (spoil_attempts(), "0 of its attempts are completed"),
        (spoil_attempts(ATTEMPT, replace(ATTEMPT, outcome=Outcome.RUNNING)), "still runs"),
        (spoil_attempts(replace(ATTEMPT, error=TaskError(kind="KeyError", message="Oh."))), "KeyError"),
        (spoil(records={}), "not in the database"),
        (lose_transcript, "not in the store"),
        (overwrite_transcript, "differs from the one"),
        (spoil(records={1: record("No.")}), "the text of"),
        (spoil(batches=[Batch("1.log", 112.0, 100.0, TASK.uid, (1,), "2-2", 9.0)]), "after its lease had ended"),
        (spoil(batches=[Batch("1.log", 125.0, 111.0, TASK.uid, (1,), "2-2", 9.0)]), "after its lease had ended"),
        (leave_over(f"{checkpoint_prefix(TASK.uid, 1)}plan.json"), "nobody needs"),
        (leave_over(transcript_key(TASK.uid, 1, "b" * 32)), "nobody needs"),
        (leave_over(cancelled_key(TASK.uid, 1)), "nobody needs"),
        (spoil(on_queues=1), "on the queues"),
        (spoil(entries=1), "in the outbox"),
        (spoil(complaints=["a worker ended by itself"]), "ended by itself"),
    ],
)
def test_whatever_is_wrong_is_found(history: History, spoil: Callable[[History], None], word: str) -> None:
    spoil(history)
    [fault, *_] = faults(history)
    assert word in fault


def test_who_stood_still_while_the_queue_answered_has_a_lease_from_then_on(history: History) -> None:
    history.batches = [Batch("1.log", 116.0, 111.0, TASK.uid, (1,), "1-1", 9.0)]
    assert faults(history) == []


def test_a_duplicate_is_completed_without_an_attempt(history: History) -> None:
    duplicate = replace(TASK, id=2, uid=f"{2:032x}", source_path="/audio/copy.wav", duplicate_of=1)
    copy = replace(duplicate, transcript_key=transcript_key(duplicate.uid, 1, WINNER))
    record = replace(history.records[1], task_id=2, object_key=copy.transcript_key or "")
    history.store.put(record.object_key, TRANSCRIPT.encode())
    history.tasks, history.records = [TASK, copy], {1: history.records[1], 2: record}
    history.keys |= {record.object_key}
    checker = Checker([RECORDING, replace(RECORDING, path=Path(copy.source_path))], [], {TASK.audio_sha256: TRANSCRIPT})
    history.attempts = {1: [ATTEMPT], 2: []}
    assert checker.faults(history) == []
    history.attempts = {1: [ATTEMPT], 2: [replace(ATTEMPT, uid="b" * 32)]}
    assert any("was transcribed 2 times" in fault for fault in checker.faults(history))


def test_a_recording_without_sound_must_fail_once(history: History) -> None:
    assert faults(history, readable=False)
    failed = replace(TASK, status=TaskStatus.FAILED, transcript_key=None)
    history.tasks, history.records = [failed], {}
    history.attempts = {
        1: [replace(ATTEMPT, outcome=Outcome.FAILED, error=TaskError(kind="EmptyAudio", message="No."))]
    }
    history.keys = frozenset({audio_key(TASK.audio_sha256)})
    assert faults(history, readable=False) == []
    assert faults(history)


@pytest.mark.parametrize(("minutes", "wrong"), [(2, []), (0.5, [f"{RECORDING.path.name} is 2 tasks"])])
def test_a_file_that_had_failed_may_be_handed_in_again(history: History, minutes: float, wrong: list[str]) -> None:
    ended = TASK.submitted_at + timedelta(minutes=1)
    failed = replace(TASK, status=TaskStatus.FAILED, finished_at=ended)
    again = TASK.submitted_at + timedelta(minutes=minutes)
    history.tasks = [failed, replace(failed, id=2, submitted_at=again, finished_at=again + timedelta(minutes=1))]
    error = TaskError(kind="EmptyAudio", message="No.")
    history.attempts = {id_: [replace(ATTEMPT, outcome=Outcome.FAILED, error=error)] for id_ in (1, 2)}
    history.records, history.keys = {}, frozenset({audio_key(TASK.audio_sha256)})
    assert faults(history, readable=False) == wrong


def test_a_cancelled_task_may_end_either_way(history: History) -> None:
    assert faults(history, cancelled=True) == []
    cancelled: Task = replace(TASK, status=TaskStatus.CANCELLED, transcript_key=None)
    history.tasks, history.records, history.keys = [cancelled], {}, frozenset()
    history.attempts = {1: [replace(ATTEMPT, outcome=Outcome.SUPERSEDED)]}
    assert faults(history, cancelled=True) == []
    assert faults(history)
