"""Real agents in real processes on the embedded queue: killed, asked to leave, abandoned by their parent."""

from __future__ import annotations

import json
import signal
import subprocess
import time
import wave
from pathlib import Path

import pytest

from tests.fixtures.speech import sample_path, sound_of
from tests.fixtures.worker_host import WorkerHost
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.messages import Completed, Failed, Progress, Released, Retrying
from worker_agent.contract.queues.queue import Depth
from worker_agent.contract.stores.object_store import cancelled_key, task_prefix
from worker_agent.contract.supervision import EXIT_CANNOT_WORK
from worker_agent.contract.transcript import Transcript

EMPTY = Depth(visible=0, in_flight=0, delayed=0)


@pytest.fixture(scope="module")
def long_recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough speech to keep the random model busy for a few seconds."""
    path = tmp_path_factory.mktemp("audio") / "long.wav"
    speech = sound_of("garden")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((speech * 32767).astype("int16").tobytes() * 8)
    return path


def test_a_task_ends_with_its_transcript_in_the_store(host: WorkerHost) -> None:
    task = host.submit(sample_path("reminder"))

    assert host.run_until_idle() == 0

    completed = host.wait_for("completed")
    assert isinstance(completed, Completed)
    transcript = Transcript.decode(host.store.get(completed.transcript_key))
    assert (completed.task, completed.number) == (task.task, 1)
    assert transcript.segments
    assert host.heard[0].type == "started"
    assert [message.sequence for message in host.heard] == sorted(message.sequence for message in host.heard)
    assert host.tasks.depth() == EMPTY


def test_a_worker_that_leaves_has_closed_its_queues(host: WorkerHost) -> None:
    host.tasks.depth()
    host.close()

    assert host.run_until_idle() == 0

    assert (host.home / "queue.db").exists()
    assert not (host.home / "queue.db-wal").exists()  # the last to close a file of SQLite's removes its log


def test_the_next_worker_does_what_a_killed_one_leaves(host: WorkerHost, long_recording: Path) -> None:
    host.submit(long_recording)
    with host.agent() as first:
        host.wait_for("progress")
        first.kill()
        first.wait()
    assert not host.of_kind("completed")

    with host.agent():
        completed = host.wait_for("completed")

    assert completed.number == 2
    assert not completed.worker.endswith(f"/{first.pid}")


def test_a_worker_that_is_started_again_waits_for_no_lease(host: WorkerHost, long_recording: Path) -> None:
    host.environment = {**host.environment, "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": "3600"}
    host.submit(long_recording)
    with host.agent() as first:
        host.wait_until(lambda: pieces(host) > 1)
        first.kill()
        first.wait()

    with host.agent():
        assert host.wait_for("started", 2).number == 2
        completed = host.wait_for("completed")

    killed = host.of_kind("retrying")[0]
    assert isinstance(killed, Retrying)
    assert (killed.number, killed.error.kind) == (1, "WorkerKilled")
    assert isinstance(completed, Completed)
    assert completed.resumed_from_seconds > 0


def pieces(host: WorkerHost) -> int:
    """How much of the only task is kept."""
    return sum("/checkpoints/" in key for key in host.store.keys("tasks/"))


def transcript_of(host: WorkerHost) -> Transcript:
    completed = host.wait_for("completed")
    assert isinstance(completed, Completed)
    return Transcript.decode(host.store.get(completed.transcript_key))


def test_workers_that_are_killed_again_and_again_change_no_word(
    host: WorkerHost, other_host: WorkerHost, long_recording: Path
) -> None:
    other_host.submit(long_recording)
    assert other_host.run_until_idle() == 0
    host.submit(long_recording)
    for _ in range(3):
        before = pieces(host)
        with host.agent() as process:
            host.wait_until(lambda so_far=before: pieces(host) > so_far + 1)
            process.kill()
    with host.agent():
        completed = host.wait_for("completed")

    assert transcript_of(host) == transcript_of(other_host)
    assert completed.number == 4
    assert isinstance(completed, Completed)
    assert 0 < completed.resumed_from_seconds < completed.duration_seconds
    resumed = [word.resumed_from_seconds for word in host.of_kind("progress") if isinstance(word, Progress)]
    assert resumed == sorted(resumed)


def test_a_worker_that_is_stopped_past_its_lease_stores_nothing_when_it_wakes(
    host: WorkerHost, long_recording: Path
) -> None:
    task = host.submit(long_recording)
    with host.agent() as sleeper:
        host.wait_until(lambda: pieces(host))
        host.stop(sleeper)
        with host.agent():
            completed = host.wait_for("completed")
        stored = set(host.store.keys(task_prefix(task.task)))
        sleeper.send_signal(signal.SIGCONT)
        late = host.wait_for("retrying")

    assert isinstance(late, Retrying)
    assert late.error.kind == "LeaseEnded"
    assert late.attempt != completed.attempt
    assert set(host.store.keys(task_prefix(task.task))) == stored
    assert host.tasks.depth() == EMPTY


def test_a_recording_that_kills_its_workers_is_given_up(host: WorkerHost, long_recording: Path) -> None:
    host.submit(long_recording, max_attempts=2)
    for kills in range(1, 5):
        with host.agent() as process:
            host.wait_until(lambda kills=kills: host.of_kind("started")[kills - 1 :] or host.of_kind("failed"))
            process.kill()
        if host.of_kind("failed"):
            break

    failed = host.wait_for("failed")
    assert isinstance(failed, Failed)
    assert failed.error.kind == "TooManyAttempts"
    assert host.tasks.depth() == EMPTY


def test_a_worker_that_is_asked_to_leave_gives_its_task_back_at_once(host: WorkerHost, long_recording: Path) -> None:
    host.submit(long_recording)
    with host.agent() as process:
        lease = host.wait_for("progress")
        process.terminate()
        assert process.wait(30) == 0
    assert isinstance(lease, Progress)

    assert isinstance(host.wait_for("released"), Released)
    assert host.tasks.depth() == Depth(visible=1, in_flight=0, delayed=0)
    assert host.heard[-1].type == "released"
    assert time.time() < lease.lease_until.timestamp()


def test_an_idle_worker_leaves_when_asked(host: WorkerHost) -> None:
    with host.agent("--supervised", stdout=subprocess.PIPE, stdin=subprocess.PIPE) as process:
        assert process.stdout
        while json.loads(process.stdout.readline())["state"] != "idle":
            pass
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_the_second_signal_ends_even_a_worker_that_is_loading(host: WorkerHost, long_recording: Path) -> None:
    host.submit(long_recording)
    with host.agent() as process:
        host.wait_for("started")
        process.terminate()
        process.terminate()
        assert process.wait(30) in (0, 128 + signal.SIGTERM)


def test_a_supervised_worker_tells_its_states_and_leaves_with_its_parent(
    host: WorkerHost, long_recording: Path
) -> None:
    host.submit(long_recording)
    with host.agent("--supervised", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        host.wait_for("started")
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        reports = [json.loads(line) for line in process.stdout]
        assert process.wait(30) == 0

    assert [report["state"] for report in reports][:4] == ["starting", "loading_model", "idle", "working"]
    assert reports[3]["detail"] == long_recording.name
    assert reports[-1]["state"] == "stopped"
    assert not reports[-1]["fatal"]
    assert host.tasks.depth().visible == 1


def test_a_cancelled_task_is_dropped_before_it_is_started(host: WorkerHost, long_recording: Path) -> None:
    task = host.submit(long_recording)
    host.store.put(cancelled_key(task.task, task.generation), b"")

    assert host.run_until_idle() == 0

    host.wait_for("dropped")
    assert len(host.heard) == 1
    assert host.tasks.depth() == EMPTY


def test_what_is_not_audio_fails_without_a_retry(host: WorkerHost, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp3"
    text.write_text("These are notes.\n" * 100)
    host.submit(text)

    assert host.run_until_idle() == 0

    failed = host.wait_for("failed")
    assert isinstance(failed, Failed)
    assert failed.error.kind == "NotAudio"
    assert host.tasks.depth() == EMPTY


def test_what_is_no_task_is_removed_and_a_task_of_an_unknown_kind_is_not(host: WorkerHost) -> None:
    host.tasks.send(["{}", "not even JSON", '{"kind": "dance"}'])
    host.submit(sample_path("reminder"))

    assert host.run_until_idle() == 0

    assert host.wait_for("completed")
    assert host.tasks.depth() == Depth(visible=0, in_flight=1, delayed=0)


def test_without_a_model_the_worker_says_what_to_do_and_ends(host: WorkerHost, tmp_path: Path) -> None:
    host.environment = {**host.environment, "EARSHOT_WORKER__MODEL": str(tmp_path / "nowhere")}
    host.submit(sample_path("reminder"))
    with host.agent("--supervised", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        last = [json.loads(line) for line in process.stdout][-1]
        assert process.wait(30) == EXIT_CANNOT_WORK

    assert last["fatal"]
    assert "nowhere" in last["detail"]
    assert host.tasks.depth().visible == 1


def test_with_a_wrong_setting_the_worker_names_it_and_ends(host: WorkerHost) -> None:
    host.environment = {**host.environment, "EARSHOT_WORKER__BATCH_SIZE": "many"}
    with host.agent("--supervised", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        last = [json.loads(line) for line in process.stdout][-1]
        assert process.wait(30) == EXIT_CANNOT_WORK

    assert last["fatal"]
    assert "EARSHOT_WORKER__BATCH_SIZE" in last["detail"]
