"""earshot export, on the embedded default with real files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop_app import logs
from desktop_app.bootstrap import build
from desktop_app.cli import main
from desktop_app.domain.task import TaskStatus
from desktop_app.settings import Settings
from tests.fixtures.speech import sample_path
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import transcript_key
from worker_agent.contract.transcript import Segment, Transcript

Run = Callable[..., str]
SAID = "He spoke so fast that nobody at all could ever have read it in such a time."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command of `earshot`, which is to succeed; returns what it prints. There is one completed task."""
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(logs, "set_up_logs", lambda *args, **more: None)  # else each command opens the file anew

    def run(*arguments: str | Path, status: int = 0) -> str:
        result = CliRunner().invoke(main, list(map(str, arguments)))
        assert result.exit_code == status, result.output
        return result.output

    run("submit", sample_path("garden"), "--batch", "Talks")
    with closing(build(Settings(home=tmp_path / "home"))) as earshot:
        task = earshot.repository.tasks([1])[1]
        key = transcript_key(task.uid, 1, "a" * 32)
        segment = Segment(start=0, end=1, text=SAID, speaker="Anna")
        said = Transcript(language="en", duration_seconds=2.0, model="m", segments=(segment,))
        FolderStore(tmp_path / "home" / "store").put(key, said.encode())
        with earshot.repository.unit_of_work() as unit:
            unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key=key)])
    return run


def test_parts_limits_and_existing_files_are_chosen_by_options(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    choice = ("--format", "txt,srt", "--to", out, "--times", "--no-speakers")
    said = run("export", "1", *choice, "--subtitles", "bbc")
    assert (out / "garden.txt").read_text() == f"[00:00:00] {SAID}\n"
    assert max(map(len, (out / "garden.srt").read_text().splitlines())) <= 37
    assert "faster than can be read" in said
    run("batch", "export", "Talks", "--to", out, "--existing", "replace")
    assert (out / "garden.txt").read_text() == f"Anna: {SAID}\n"
    assert "1 file was there already" in run("export", "--all", "--to", out, "--existing", "skip", "--no-speakers")
    assert (out / "garden.txt").read_text() == f"Anna: {SAID}\n"


@pytest.mark.parametrize("name", ["docx", "md", "html", "eaf"])
def test_each_format_can_be_had(run: Run, tmp_path: Path, name: str) -> None:
    run("export", "1", "--format", name, "--to", tmp_path / "out")
    assert (tmp_path / "out" / f"garden.{name}").stat().st_size


def test_limits_that_there_are_not_are_said_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    assert "cinema" in run("export", "1", "--to", tmp_path / "out", "--subtitles", "cinema", status=1)
    assert not (tmp_path / "out").exists()
