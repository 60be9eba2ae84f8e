"""What an agent does, counted for Prometheus. Names and units follow its conventions; they grow, they do not change."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Enum, Gauge, Histogram, ProcessCollector

from worker_agent.contract.supervision import WorkerState
from worker_agent.events import AttemptFinished, AttemptStarted, Event, StateChanged

_DURATIONS = (0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600)  # seconds
_MARGINS = (0, 5, 15, 60, 300, 900, 3600)  # seconds
_READY = (WorkerState.IDLE, WorkerState.WORKING)


class WorkerMetrics:
    """Listens to events."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._now = StateChanged(WorkerState.STARTING)
        self._attempts = Counter(
            "earshot_worker_attempts", "Attempts that have ended.", ("kind", "outcome"), registry=registry
        )
        self._audio = Counter(
            "earshot_worker_audio_seconds", "Audio of completed tasks, as far as this worker did it.", registry=registry
        )
        self._durations = Histogram(
            "earshot_worker_attempt_duration_seconds",
            "From the receipt of a task to the end of the attempt.",
            ("kind",),
            buckets=_DURATIONS,
            registry=registry,
        )
        self._margins = Histogram(
            "earshot_worker_lease_margin_seconds",
            "What was left of the lease when an attempt ended.",
            buckets=_MARGINS,
            registry=registry,
        )
        self._in_work = Gauge("earshot_worker_attempts_in_progress", "Attempts that run.", registry=registry)
        self._state = Enum("earshot_worker_state", "What the agent is doing.", states=[*WorkerState], registry=registry)

    def __call__(self, event: Event) -> None:
        match event:
            case StateChanged():
                self._now = event
                self._state.state(event.state)
            case AttemptStarted():
                self._in_work.inc()
            case AttemptFinished():
                self._in_work.dec()
                self._attempts.labels(event.kind, event.outcome).inc()
                self._durations.labels(event.kind).observe(event.seconds)
                self._margins.observe(max(0.0, event.lease_left))
                self._audio.inc(event.audio_seconds)

    def find_fault(self) -> str:
        """Why no task is worked on; empty: one is, or is waited for."""
        if self._now.state in _READY:
            return ""
        return f"{self._now.state.replace('_', ' ')}: {self._now.detail}".rstrip(": ")
