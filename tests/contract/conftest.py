"""Repositories that are held to one behaviour: on SQLite, on PostgreSQL, and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from desktop_app.adapters.database import open_database
from desktop_app.orchestrator.ports.tasks import TaskRepository
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.memory_tables import Database
from tests.fixtures.desk import Desk

OpenRepository = Callable[[str], TaskRepository]


@pytest.fixture(params=["sqlite", "postgresql", "memory"])
def open_repository(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenRepository]:
    """Opens the tasks as a process does that claims entries under the name it is given."""
    with ExitStack() as opened:
        if request.param == "memory":
            shared = Database()
            yield lambda claimer: MemoryRepository(claimer=claimer, of=shared)
        else:
            in_a_file = f"sqlite:///{tmp_path / 'new folder' / 'earshot.db'}"
            url = in_a_file if request.param == "sqlite" else request.getfixturevalue("postgres_url")
            yield lambda claimer: opened.enter_context(closing(open_database(url, claimer=claimer)))


@pytest.fixture
def repository(open_repository: OpenRepository) -> TaskRepository:
    return open_repository("process")


@pytest.fixture
def other(open_repository: OpenRepository, repository: TaskRepository) -> TaskRepository:
    """What another process of the same computer sees of the tasks."""
    return open_repository("other")


@pytest.fixture
def desk(repository: TaskRepository) -> Desk:
    return Desk(repository)
