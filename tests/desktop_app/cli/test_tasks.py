"""What the commands about tasks print of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop_app.adapters.database import open_database
from desktop_app.cli.tasks import show_command, status_command
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings
from tests.fakes.new_tasks import make_new_task

NAMES = ("[/] [red]a.flac", ":smile:.flac", "\x1b[31mred\n.flac", "cod\u202e3pm.flac", "שלום.flac")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is_and_tells_the_terminal_nothing(tmp_path: Path, name: str) -> None:
    settings = Settings(home=tmp_path)
    repository = open_database(settings.database_url)
    with repository.unit_of_work() as unit:
        (task,) = unit.add_tasks([make_new_task(name)], datetime.now(UTC))
    repository.close()
    status = CliRunner().invoke(status_command, obj=settings)
    show = CliRunner().invoke(show_command, [str(task.id)], obj=settings)
    for result in (status, show):
        assert result.exit_code == 0
        assert one_line(name) in result.output
        assert not set(result.output) & {"\x1b", "\u202e"}
