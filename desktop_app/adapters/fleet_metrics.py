"""What the database tells of the fleet, for Prometheus: read anew whenever it is asked for.

Names and units follow Prometheus's conventions; they grow, they do not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind, TaskRepository
from desktop_app.orchestrator.statuses.status_queue import StatusTally


class FleetMetrics(Collector):
    """Where the database does not answer, `earshot_database_up` is 0, and what it would tell is left out."""

    def __init__(self, repository: TaskRepository, tally: StatusTally) -> None:
        self._repository = repository
        self._tally = tally
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.registry.register(self)

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked of the database before it is needed."""
        return ()

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("earshot_database_up", "Whether the database answers.")
        try:
            told = list(self._ask())
            up.add_metric((), 1)
        except DatabaseUnavailable:
            told = []
            up.add_metric((), 0)
        yield from (up, *told, self._statuses())

    def _ask(self) -> Iterator[Metric]:
        tasks = GaugeMetricFamily("earshot_tasks", "Tasks by status.", labels=("status",))
        for status, number in self._repository.counts().items():
            tasks.add_metric((status,), number)
        yield tasks
        yield from self._backlog()
        entries = GaugeMetricFamily("earshot_outbox_entries", "What is to be done beside the queue.", labels=("kind",))
        for kind in OutboxKind:
            entries.add_metric((kind,), self._repository.count_outbox_entries(kind))
        yield entries

    def _backlog(self) -> Iterator[Metric]:
        backlog, waiting = self._repository.batches.backlog(), self._repository.waiting()
        tasks = GaugeMetricFamily("earshot_backlog_tasks", "Tasks that wait, by where they are.", labels=("place",))
        tasks.add_metric(("queue",), backlog.on_queue)
        tasks.add_metric(("database",), backlog.waiting - backlog.paused)
        tasks.add_metric(("paused",), backlog.paused)
        tasks.add_metric(("upload",), backlog.to_upload)
        yield tasks
        audio = "Audio of the tasks that wait, as far as their length is known: what to scale a fleet by."
        yield GaugeMetricFamily("earshot_backlog_audio_seconds", audio, value=waiting.audio_seconds)
        age = "How long the task has waited that was handed in first."
        yield GaugeMetricFamily("earshot_oldest_waiting_seconds", age, value=self._oldest())

    def _oldest(self) -> float:
        first = self._repository.find_ids(TaskFilter(status=TaskStatus.PENDING), Sort.ID, descending=False, limit=1)
        now, waiting = datetime.now(UTC), self._repository.tasks(first).values()
        return max(((now - task.submitted_at).total_seconds() for task in waiting), default=0.0)

    def _statuses(self) -> Metric:
        statuses = CounterMetricFamily("earshot_statuses", "Status messages since the start.", labels=("result",))
        for result in ("applied", "refused", "invalid", "unknown"):
            statuses.add_metric((result,), getattr(self._tally, result))
        return statuses
