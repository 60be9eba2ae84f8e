"""What is joined, as people see it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator import leading, outbox_watch
from desktop_app.orchestrator.deletion import retention_sweep
from desktop_app.orchestrator.deletion.retention_sweep import RetentionSweep
from desktop_app.orchestrator.outbox_watch import OutboxWatch
from desktop_app.orchestrator.ports.tasks import OutboxKind
from desktop_app.orchestrator.queueing.feed import Feeder
from desktop_app.settings import OrchestratorSettings, RetentionSettings, Settings
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.messages import TaskMessage


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (None, "this computer"),
        ("postgresql://earshot@db.example:5432/earshot", "db.example"),
        ("postgresql://earshot@/earshot?host=one:5432&host=two:5432", "one:5432 or two:5432"),
        ("postgresql://earshot@/earshot?host=/run/postgresql", "this computer"),
    ],
)
def test_the_place_of_the_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str | None, name: str
) -> None:
    if url:
        monkeypatch.setenv("EARSHOT_DATABASE__URL", url)
    with closing(build(Settings(home=tmp_path))) as earshot:
        assert earshot.database_name == name


class Following(MemoryRepository):
    """That of a program that does not lead."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []

    def leads(self, *, as_service: bool) -> bool:
        self.asked.append(as_service)
        return False


@pytest.mark.parametrize("as_service", [True, False])
def test_what_one_alone_can_do_is_left_to_the_one_who_leads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_service: bool
) -> None:
    monkeypatch.setattr(leading, "LOOK", 0.0)
    with closing(build(Settings(home=tmp_path))) as built:
        repository = Following()
        feeder = Feeder(repository, built.connections.task_queue, "desk", 3, "all")
        sweep = RetentionSweep(repository, built.connections.store, {})
        sweep.step = lambda stop: 1  # type: ignore[method-assign]
        parts = {"repository": repository, "feeder": feeder, "outbox": OutboxWatch(repository, "desk")}
        earshot = replace(built, **parts, retention=sweep)
        steps = {loop.name: loop.step for loop in earshot.service(as_service=as_service)._loops}
        built.connections.status_queue.send(["what no worker says"])
        task = Desk(repository).one()
        with repository.unit_of_work() as unit:
            unit.enqueue([task.id], OutboxKind.SEND, None)
        names = ("status", "reclaim", "reconcile", "dispatch", "retention")
        assert [steps[name]() for name in names] == [0] * 5
        assert built.connections.status_queue.depth().visible == 1
    assert repository.asked == [as_service] * 5


def test_settings_that_are_adopted_count_for_the_loops_that_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also for those that have found nothing to do under the earlier ones."""
    for pause in ("SOON", "RARELY"):
        monkeypatch.setattr(outbox_watch, pause, 3600.0)
    settings = Settings(home=tmp_path, orchestrator=OrchestratorSettings(feed_ahead=1))
    with closing(build(settings)) as earshot:
        steps = {loop.name: loop.step for loop in earshot.service()._loops}
        tasks = [Desk(earshot.repository).one() for _ in range(3)]
        with earshot.repository.unit_of_work() as unit:
            unit.enqueue([task.id for task in tasks], OutboxKind.SEND, None)
        assert [steps["dispatch"]() for _ in range(2)] == [1, 0]
        chosen = OrchestratorSettings(feed_ahead=3, max_attempts=5)
        earshot.adopt_settings(settings.model_copy(update={"orchestrator": chosen}))
        assert steps["dispatch"]() == 2
        messages = [TaskMessage.decode(each.body) for each in earshot.connections.task_queue.receive(3, wait_seconds=0)]
    assert sorted(message.max_attempts for message in messages) == [5, 5, 8]


def test_other_periods_of_retention_count_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_sweep, "REST", 0.0)
    settings = Settings(home=tmp_path)
    with closing(build(settings)) as earshot:
        steps = {loop.name: loop.step for loop in earshot.service()._loops}
        Desk(earshot.repository).one(status=TaskStatus.FAILED, finished_at=NOW)
        with earshot.repository.unit_of_work() as unit:
            unit.discard_entries([1])
        assert steps["retention"]() == 0
        chosen = RetentionSettings(finished_tasks_days=1)
        earshot.adopt_settings(settings.model_copy(update={"retention": chosen}))
        assert steps["retention"]() == 1
        assert earshot.repository.tasks([1]) == {}
