"""earshot replace says where, replaces, and says what it did."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desktop_app.adapters.database import open_database
from desktop_app.cli.replace import replace_command
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.settings import Settings
from tests.fakes.new_tasks import make_new_task
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import NOW
from worker_agent.contract.stores.folder_store import FolderStore

TEXTS = (("Good morning.", "The roof leaks, says Zoe."), ("Zoe and zoe.",), ("Nobody.",))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path)
    store = FolderStore(tmp_path / "store")
    with closing(open_database(settings.database_url)) as repository, repository.unit_of_work() as unit:
        tasks = unit.add_tasks([make_new_task(name) for name in ("a.wav", "[red]\x1b.wav", "c.wav")], NOW)
        unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key="k") for task in tasks])
        known: dict[str, Any] = {"generation": 1, "attempt_uid": "a", "language": "en"}
        for task, sentences in zip(tasks, TEXTS, strict=True):
            transcript, key = make_transcript(sentences), f"tasks/{task.id}"
            store.put(key, transcript.encode())
            text, moments = text_and_moments(transcript)
            record = TranscriptRecord(task_id=task.id, text=text, moments=moments, object_key=key, **known)
            unit.save_transcripts([record])
    return settings


def run(settings: Settings, *words: str) -> Result:
    return CliRunner().invoke(replace_command, list(words), obj=settings)


def text_of(settings: Settings, id_: int) -> str:
    with closing(open_database(settings.database_url)) as repository:
        record = repository.transcript(id_)
    assert record
    return record.text


def test_a_dry_run_says_where_and_changes_nothing(settings: Settings) -> None:
    found = run(settings, "Zoe", "Zoë", "--dry-run")
    assert (found.exit_code, found.stderr) == (0, "")
    assert sorted(found.stdout.splitlines()) == sorted(
        [
            "2  [red]\\x1b.wav  (2 places)",
            "  Zoe and zoe.",
            "1  a.wav  (1 place)",
            "  The roof leaks, says Zoe.",
            "Would be replaced: 3 places in 2 transcripts.",
        ]
    )
    assert text_of(settings, 1) == "Good morning. The roof leaks, says Zoe."


def test_all_are_replaced_and_told_as_json(settings: Settings) -> None:
    done = run(settings, "zoe", "Zoë", "--query", "roof", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["replaced"] is True
    [one] = told["transcripts"]
    assert (one["id"], one["places"], one["version"], one["marks"]) == (1, 1, 1, [[21, 24]])
    assert text_of(settings, 1) == "Good morning. The roof leaks, says Zoë."
    assert text_of(settings, 2) == "Zoe and zoe."
    assert run(settings, "Zoe", "Zoë").stdout.endswith("Replaced: 2 places in 1 transcript.\n")
    assert text_of(settings, 2) == "Zoë and Zoë."


def test_what_cannot_be_searched_for_is_refused(settings: Settings) -> None:
    assert "letters or digits" in str(run(settings, "…", "x").exception)


def test_one_that_is_no_longer_in_the_store_is_named(settings: Settings) -> None:
    FolderStore(settings.home / "store").delete("tasks/1")
    done = run(settings, "Zoe", "Zoë")
    assert done.exit_code == 1
    assert "a.wav: The transcript is no longer in the store" in done.stderr
    assert text_of(settings, 2) == "Zoë and Zoë."
