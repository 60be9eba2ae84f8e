"""What an agent does is counted."""

from __future__ import annotations

from worker_agent.contract.supervision import WorkerState
from worker_agent.events import AttemptFinished, AttemptOutcome, AttemptStarted, EventStream, StateChanged
from worker_agent.lifecycle.worker_metrics import WorkerMetrics


def value(metrics: WorkerMetrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_attempts_are_counted_by_their_end() -> None:
    metrics = WorkerMetrics()
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


def test_who_listens_late_knows_the_state() -> None:
    events, metrics = EventStream(), WorkerMetrics()
    events.publish(StateChanged(WorkerState.LOADING_MODEL, "base"))
    events.subscribe(metrics)
    assert metrics.find_fault() == "loading model: base"
    assert value(metrics, "earshot_worker_state", earshot_worker_state="loading_model") == 1


def test_an_agent_that_waits_or_works_is_ready() -> None:
    metrics = WorkerMetrics()
    assert metrics.find_fault() == "starting"
    for state in (WorkerState.IDLE, WorkerState.WORKING):
        metrics(StateChanged(state))
        assert metrics.find_fault() == ""
