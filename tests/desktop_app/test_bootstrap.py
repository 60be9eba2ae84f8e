"""What is joined, as people see it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.orchestrator import leading
from desktop_app.orchestrator.ports import OutboxKind
from desktop_app.settings import Settings
from tests.fakes.memory_repository import MemoryRepository
from tests.fixtures.desk import Desk


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
        earshot = replace(built, repository=(repository := Following()))
        steps = {loop.name: loop.step for loop in earshot.service(as_service=as_service)._loops}
        built.connections.status_queue.send(["what no worker says"])
        task = Desk(repository).one()
        with repository.unit_of_work() as unit:
            unit.enqueue([task.id], OutboxKind.SEND, None)
        assert [steps[name]() for name in ("status", "reclaim", "reconcile", "dispatch")] == [0] * 4
        assert built.connections.status_queue.depth().visible == 1
    assert repository.asked == [as_service] * 4
