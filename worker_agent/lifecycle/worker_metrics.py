"""What an agent does, counted for Prometheus. Names and units follow its conventions; they grow, they do not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Enum, Gauge, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from worker_agent.contract.supervision import WorkerState
from worker_agent.events import AttemptFinished, AttemptStarted, BatchReduced, Event, ModelLoaded, StateChanged
from worker_agent.gpu import find_our_gpu
from worker_agent.lifecycle.scratch import held_bytes

_DURATIONS = (0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600)  # seconds
_MARGINS = (0, 5, 15, 60, 300, 900, 3600)  # seconds
_READY = (WorkerState.IDLE, WorkerState.WORKING)


class WorkerMetrics:
    """Listens to events."""

    def __init__(self, scratch: Path) -> None:
        """`scratch`: the folder for what is fetched."""
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._now = StateChanged(WorkerState.STARTING)
        self._attempts = Counter(
            "earshot_worker_attempts", "Attempts that have ended.", ("kind", "outcome"), registry=registry
        )
        self._audio = Counter(
            "earshot_worker_audio_seconds", "Audio of completed tasks, as far as this worker did it.", registry=registry
        )
        self._waits = Histogram(
            "earshot_worker_queue_wait_seconds",
            "How long tasks were on the queue until they were received for the first time.",
            buckets=_DURATIONS,
            registry=registry,
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
        self._batch = Gauge(
            "earshot_worker_batch_size",
            "Half minutes of speech that are transcribed at once, at most; 0 without a model.",
            registry=registry,
        )
        spool = Gauge("earshot_worker_spool_bytes", "What is fetched, and not done with.", registry=registry)
        spool.set_function(partial(held_bytes, scratch))
        self._gpu = _GpuMemory()
        registry.register(self._gpu)

    def __call__(self, event: Event) -> None:
        match event:
            case StateChanged():
                self._now = event
                self._state.state(event.state)
            case AttemptStarted():
                self._in_work.inc()
                if event.waited is not None:
                    self._waits.observe(event.waited)
            case AttemptFinished():
                self._count(event)
            case ModelLoaded():
                self._gpu.is_used = event.device == "cuda"
                self._batch.set(event.batch)
            case BatchReduced():
                self._batch.set(event.batch)

    def find_fault(self) -> str:
        """Why no task is worked on; empty: one is, or is waited for."""
        if self._now.state in _READY:
            return ""
        return f"{self._now.state.replace('_', ' ')}: {self._now.detail}".rstrip(": ")

    def _count(self, finished: AttemptFinished) -> None:
        self._in_work.dec()
        self._attempts.labels(finished.kind, finished.outcome).inc()
        self._durations.labels(finished.kind).observe(finished.seconds)
        self._margins.observe(max(0.0, finished.lease_left))
        self._audio.inc(finished.audio_seconds)


class _GpuMemory(Collector):
    """Asks the driver whenever somebody asks us."""

    def __init__(self) -> None:
        self.is_used = False  #: whether the agent works on a GPU

    def describe(self) -> Iterable[Metric]:
        """The driver is not asked before it is needed."""
        return ()

    def collect(self) -> Iterator[Metric]:
        gpu = find_our_gpu() if self.is_used else None
        total, free = (gpu.total or 0, gpu.free or 0) if gpu else (0, 0)
        whole = "Memory of the GPU that the agent works on; 0 without one, or where the driver does not tell."
        yield GaugeMetricFamily("earshot_worker_gpu_memory_bytes", whole, value=total)
        used = "What of it is in use, by whatever program."
        yield GaugeMetricFamily("earshot_worker_gpu_memory_used_bytes", used, value=total - free)
