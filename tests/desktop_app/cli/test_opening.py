"""What a command opens is closed with it."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from desktop_app.cli.opening import open_earshot
from desktop_app.settings import Settings
from tests.fixtures.sqlite_connections import is_closed


@pytest.mark.parametrize("status", [0, 1])
def test_a_command_leaves_no_connection_however_it_ends(
    tmp_path: Path, opened: list[sqlite3.Connection], status: int
) -> None:
    @click.command()
    def use_everything() -> None:
        earshot = open_earshot(Settings(home=tmp_path))
        earshot.repository.counts()
        earshot.connections.task_queue.depth()
        earshot.connections.status_queue.depth()
        assert not any(map(is_closed, opened[-2:]))
        sys.exit(status)

    assert CliRunner().invoke(use_everything).exit_code == status
    assert len(opened) >= 3
    assert all(map(is_closed, opened))
