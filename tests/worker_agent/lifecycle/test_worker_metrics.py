"""What an agent does is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.nvidia_smi import NvidiaSmi
from worker_agent.contract.supervision import WorkerState
from worker_agent.events import (
    AttemptFinished,
    AttemptOutcome,
    AttemptStarted,
    BatchReduced,
    EventStream,
    ModelLoaded,
    StateChanged,
)
from worker_agent.gpu import MIB
from worker_agent.lifecycle.worker_metrics import WorkerMetrics


def value(metrics: WorkerMetrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


@pytest.fixture
def metrics(tmp_path: Path) -> WorkerMetrics:
    return WorkerMetrics(tmp_path / "scratch")


def test_attempts_are_counted_by_their_end(metrics: WorkerMetrics) -> None:
    events = EventStream(metrics)
    events.publish(AttemptStarted("one", "transcribe"))
    events.publish(AttemptStarted("two", "transcribe"))
    assert value(metrics, "earshot_worker_attempts_in_progress") == 2
    done = {"seconds": 4.0, "lease_left": 20.0, "audio_seconds": 90.0}
    events.publish(AttemptFinished("one", "transcribe", AttemptOutcome.COMPLETED, **done))
    events.publish(AttemptFinished("two", "transcribe", AttemptOutcome.ABANDONED, "Too late.", lease_left=-1.0))
    assert value(metrics, "earshot_worker_attempts_total", kind="transcribe", outcome="completed") == 1
    assert value(metrics, "earshot_worker_attempts_total", kind="transcribe", outcome="abandoned") == 1
    assert value(metrics, "earshot_worker_attempts_in_progress") == 0
    assert value(metrics, "earshot_worker_audio_seconds_total") == 90
    assert value(metrics, "earshot_worker_lease_margin_seconds_bucket", le="0.0") == 1
    assert value(metrics, "earshot_worker_attempt_duration_seconds_sum", kind="transcribe") == 4


def test_who_listens_late_knows_the_state(metrics: WorkerMetrics) -> None:
    events = EventStream()
    events.publish(StateChanged(WorkerState.LOADING_MODEL, "base"))
    events.subscribe(metrics)
    assert metrics.find_fault() == "loading model: base"
    assert value(metrics, "earshot_worker_state", earshot_worker_state="loading_model") == 1


def test_an_agent_that_waits_or_works_is_ready(metrics: WorkerMetrics) -> None:
    assert metrics.find_fault() == "starting"
    for state in (WorkerState.IDLE, WorkerState.WORKING):
        metrics(StateChanged(state))
        assert metrics.find_fault() == ""


def test_the_wait_on_the_queue_is_that_of_first_deliveries(metrics: WorkerMetrics) -> None:
    for waited in (0.3, None, 42.0):
        metrics(AttemptStarted("one", "transcribe", waited))
    assert value(metrics, "earshot_worker_queue_wait_seconds_count") == 2
    assert value(metrics, "earshot_worker_queue_wait_seconds_sum") == 42.3
    assert value(metrics, "earshot_worker_queue_wait_seconds_bucket", le="0.5") == 1


def test_the_batch_is_that_of_the_model_or_the_smaller_one_that_fits(metrics: WorkerMetrics) -> None:
    assert value(metrics, "earshot_worker_batch_size") == 0
    metrics(ModelLoaded("base", "cpu", "int8", 8))
    assert value(metrics, "earshot_worker_batch_size") == 8
    metrics(BatchReduced(4))
    assert value(metrics, "earshot_worker_batch_size") == 4


def test_the_memory_of_a_gpu_is_told_where_the_agent_works_on_it(metrics: WorkerMetrics, nvidia_smi: NvidiaSmi) -> None:
    def told() -> tuple[float | None, float | None]:
        names = ("earshot_worker_gpu_memory_bytes", "earshot_worker_gpu_memory_used_bytes")
        return value(metrics, names[0]), value(metrics, names[1])

    nvidia_smi.set_memory(8192, free=2000)
    metrics(ModelLoaded("base", "cpu", "int8", 8))
    assert (told(), nvidia_smi.asked) == ((0, 0), [])
    metrics(ModelLoaded("base", "cuda", "float16", 16))
    assert told() == (8192 * MIB, 6192 * MIB)
    nvidia_smi.set_memory(8192, free=1000)
    assert told() == (8192 * MIB, 7192 * MIB)


def test_the_spool_is_what_lies_in_the_scratch_folder(metrics: WorkerMetrics, tmp_path: Path) -> None:
    assert value(metrics, "earshot_worker_spool_bytes") == 0
    task = tmp_path / "scratch" / "task"
    task.mkdir(parents=True)
    (task / "recording").write_bytes(bytes(1000))
    (task.parent / "other").write_bytes(bytes(234))
    assert value(metrics, "earshot_worker_spool_bytes") == 1234
    (task / "recording").unlink()
    assert value(metrics, "earshot_worker_spool_bytes") == 234
