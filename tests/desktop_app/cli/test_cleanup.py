"""earshot cleanup, on the embedded default with real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desktop_app import logs
from desktop_app.bootstrap import build
from desktop_app.cli import main
from desktop_app.cli.hand_over import upload_all
from desktop_app.domain.task import TaskStatus
from desktop_app.settings import Settings
from tests.fixtures.speech import sample_path
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import transcript_key

Run = Callable[..., str]
SIZE = sample_path("garden").stat().st_size


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command of `earshot`, which is to succeed; returns what it prints."""
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path / "home"))
    # Else each command opens the file anew
    monkeypatch.setattr(logs, "set_up_logs", lambda *args, **more: None)

    def run(*arguments: str | Path, status: int = 0) -> str:
        result = CliRunner().invoke(main, list(map(str, arguments)))
        assert result.exit_code == status, result.output
        return result.output

    return run


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "home" / "store")


@pytest.fixture(autouse=True)
def old_task(run: Run, tmp_path: Path, store: FolderStore) -> None:
    """One that was uploaded, and completed forty days ago."""
    run("submit", sample_path("garden"))
    with closing(build(Settings(home=tmp_path / "home"))) as earshot:
        upload_all(earshot)
        task = earshot.repository.tasks([1])[1]
        key = transcript_key(task.uid, 1, "a" * 32)
        store.put(key, b"text")
        ended = datetime.now(UTC) - timedelta(days=40)
        done = replace(task, status=TaskStatus.COMPLETED, transcript_key=key, finished_at=ended, queued_at=ended)
        with earshot.repository.unit_of_work() as unit:
            unit.discard_entries([1])
            unit.save_tasks([done])


def keep(monkeypatch: pytest.MonkeyPatch, **days: int) -> None:
    for name, count in days.items():
        monkeypatch.setenv(f"EARSHOT_RETENTION__{name.upper()}_DAYS", str(count))


def ask(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    return {each["kind"]: each for each in json.loads(run("cleanup", "--json", *arguments))["kinds"]}


def folders(store: FolderStore) -> list[str]:
    return sorted({key.split("/")[0] for key in store.keys("")})


def test_by_itself_nothing_goes(run: Run, store: FolderStore) -> None:
    assert run("cleanup").splitlines() == [
        "Recordings: kept for ever",
        "Transcripts: kept for ever",
        "Finished tasks: kept for ever",
        "Notes of removed tasks: nothing to delete",
    ]
    assert folders(store) == ["audio", "tasks"]


def test_a_dry_run_tells_what_would_go_and_deletes_nothing(
    run: Run, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(monkeypatch, audio=30, transcripts=50)
    found = ask(run, "--dry-run")
    ended = datetime.fromisoformat(found["audio"].pop("oldest"))
    assert timedelta(days=39) < datetime.now(UTC) - ended < timedelta(days=41)
    assert found["audio"] == {"kind": "audio", "days": 30, "count": 1, "bytes": SIZE}
    assert (found["transcripts"]["count"], found["transcripts"]["days"]) == (0, 50)
    assert found["finished_tasks"]["days"] is None
    said = run("cleanup", "--dry-run")
    assert "Recordings: would delete 1 recording, " in said
    assert "Transcripts: nothing to delete" in said
    assert folders(store) == ["audio", "tasks"]


def test_recordings_go_and_the_rest_stays(run: Run, store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, audio=30)
    assert "Recordings: deleted 1 recording, " in run("cleanup")
    assert folders(store) == ["tasks"]
    assert "Recordings: nothing to delete" in run("cleanup")


def test_finished_tasks_go_with_all_that_they_have(
    run: Run, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(monkeypatch, finished_tasks=30)
    assert ask(run)["finished_tasks"]["count"] == 1
    assert folders(store) == []
    assert json.loads(run("status", "--json"))["tasks"] == []


def test_after_a_transcript_went_the_others_are_exported(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(monkeypatch, transcripts=30)
    assert "Transcripts: deleted 1 transcript; the oldest of " in run("cleanup")
    assert run("export", "--all", "--to", tmp_path / "out") == ""
    assert "Retry the task" in run("export", "1", "--to", tmp_path / "out", status=1)


def test_a_period_that_is_none_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, audio=0)
    assert "retention.audio_days" in run("cleanup", status=1)
