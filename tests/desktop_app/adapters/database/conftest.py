"""Every test of the database runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.adapters.database import SqlTaskRepository, open_database
from tests.fixtures.desk import Desk


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which nothing is yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'earshot.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def repository(database_url: str) -> Iterator[SqlTaskRepository]:
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def desk(repository: SqlTaskRepository) -> Desk:
    return Desk(repository)
