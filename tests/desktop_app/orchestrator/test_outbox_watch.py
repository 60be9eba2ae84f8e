"""Loops that empty the outbox ask the database together, and only when there may be something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from desktop_app.orchestrator import outbox_watch
from desktop_app.orchestrator.outbox_watch import OutboxWatch
from desktop_app.orchestrator.ports.tasks import OutboxKind
from tests.fakes.memory_repository import MemoryRepository
from tests.fixtures.desk import Desk


class Counting(MemoryRepository):
    """Counts how often it is asked what there is."""

    queries = 0

    def find_claimable_kinds(self, host: str, now: datetime) -> set[OutboxKind]:
        self.queries += 1
        return super().find_claimable_kinds(host, now)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_watch, "AT_ONCE", 0.0)


@pytest.fixture
def repository() -> Counting:
    return Counting()


@pytest.fixture
def watch(repository: Counting) -> OutboxWatch:
    watch = OutboxWatch(repository, "desk")
    watch.subscribe(lambda: None)
    return watch


def counted(result: int) -> tuple[Callable[[], int], list[int]]:
    """A step, and the list that grows whenever it is taken."""
    taken: list[int] = []
    return lambda: (taken.append(1), result)[1], taken


def test_steps_with_nothing_to_do_are_not_taken_and_cost_one_query_together(
    watch: OutboxWatch, repository: Counting
) -> None:
    step, taken = counted(1)
    guarded = [watch.only_if_any(kind, step) for kind in OutboxKind]
    assert [each() for each in guarded * 3] == [0] * len(guarded) * 3
    assert (taken, repository.queries) == ([], 1)


def test_a_hint_leads_to_the_next_query(watch: OutboxWatch, repository: Counting) -> None:
    step, taken = counted(1)
    upload, send = watch.only_if_any(OutboxKind.UPLOAD, step), watch.only_if_any(OutboxKind.SEND, step)
    assert upload() == 0
    Desk(repository).add("one.wav")
    assert (upload(), send(), len(taken)) == (1, 0, 1)
    assert repository.queries == 2


def test_a_step_that_found_nothing_waits_for_the_next_query_and_holds_up_no_other(
    watch: OutboxWatch, repository: Counting
) -> None:
    Desk(repository).add("large.wav")
    in_vain, vain = counted(0)
    step, taken = counted(1)
    small, any_size = watch.only_if_any(OutboxKind.UPLOAD, in_vain), watch.only_if_any(OutboxKind.UPLOAD, step)
    assert [small(), small(), any_size(), any_size(), small()] == [0, 0, 1, 1, 0]
    assert (len(vain), len(taken)) == (1, 2)
    Desk(repository).add("small.wav")
    small()
    assert len(vain) == 2


def test_without_hints_it_asks_often(watch: OutboxWatch, repository: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_watch, "SOON", 0.0)
    monkeypatch.setattr(Counting, "gives_hints", False)
    upload = watch.only_if_any(OutboxKind.UPLOAD, lambda: 1)
    assert [upload() for _ in range(3)] == [0] * 3
    assert repository.queries == 3
