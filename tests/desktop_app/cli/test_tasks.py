"""What the commands about tasks print of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop_app.adapters.database import open_database
from desktop_app.cli.export import export_command
from desktop_app.cli.tasks import show_command, status_command
from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings
from tests.fakes.new_tasks import make_new_task
from tests.fakes.operations import make_transcript
from worker_agent.contract.stores.folder_store import FolderStore

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


def test_exporting_again_says_on_the_side_that_nothing_was_written(tmp_path: Path) -> None:
    settings, key, now = Settings(home=tmp_path / "home"), "tasks/1/transcript.json", datetime.now(UTC)
    repository = open_database(settings.database_url)
    with repository.unit_of_work() as unit:
        (task,) = unit.add_tasks([make_new_task("talk.flac")], now)
        unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key=key, finished_at=now)])
    repository.close()
    FolderStore(settings.home / "store").put(key, make_transcript().encode())
    once, again = (
        CliRunner().invoke(export_command, ["1", "--to", str(tmp_path / "out")], obj=settings) for _ in range(2)
    )
    assert (once.exit_code, once.stdout, once.stderr) == (0, f"{tmp_path / 'out' / 'talk.txt'}\n", "")
    assert (again.exit_code, again.stdout) == (0, once.stdout)
    assert again.stderr == "1 file was there already, unchanged.\n"
