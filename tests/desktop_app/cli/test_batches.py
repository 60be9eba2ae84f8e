"""Batches, order and pauses, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desktop_app import logs
from desktop_app.cli import main
from desktop_app.orchestrator.ports import tasks as ports
from tests.fixtures.speech import sample_path

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command of `earshot`, which is to succeed; returns what it prints."""
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path / "home"))
    # Else each command opens the file anew
    monkeypatch.setattr(logs, "set_up_logs", lambda *args, **more: None)

    def run(*arguments: str, status: int = 0) -> str:
        result = CliRunner().invoke(main, list(map(str, arguments)))
        assert result.exit_code == status, result.output
        return result.output

    return run


def ask(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "Interviews").mkdir()
    for name in ("garden", "meeting"):
        sample = sample_path(name)
        (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


def test_a_folder_becomes_a_batch_with_its_name(run: Run, folder: Path, tmp_path: Path) -> None:
    run("submit", folder, "--language", "en", "--export-to", tmp_path / "out", "--export-format", "srt,txt", "--notify")
    [batch] = ask(run, "batches")
    assert (batch["name"], batch["counts"]["pending"], batch["order"]) == ("Interviews", 2, "usual")
    assert batch["options"]["language"] == "en"
    then = {"folder": str(tmp_path / "out"), "formats": ["srt", "txt"], "notify": True, "follow_edits": False}
    then |= {"parts": {}, "subtitles": "usual"}
    assert batch["when_done"] == then
    assert {task["batch"] for task in ask(run, "status")["tasks"]} == {batch["id"]}
    assert "Interviews" in run("batches")


def test_an_export_may_follow_edits_where_there_is_one(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "--export-to" in run("submit", folder, "--export-edits", status=2)
    run("submit", folder, "--export-to", tmp_path / "out", "--export-edits")
    [batch] = ask(run, "batches")
    assert batch["when_done"]["follow_edits"] is True


def test_the_operator_names_it_and_deals_with_it_as_a_whole(run: Run, folder: Path) -> None:
    run("submit", folder, "--batch", "talks")
    assert "is called 2026" in run("batch", "rename", "talks", "2026 talks")
    assert "comes first" in run("batch", "first", "2026 talks")
    assert ask(run, "batches")[0]["order"] == "first"
    assert "comes in its turn" in run("batch", "first", "--undo", "1")
    assert "comes last" in run("batch", "last", "1")
    assert "paused" in run("batch", "pause", "1")
    assert ask(run, "batches")[0]["paused"] is True
    assert "goes on" in run("batch", "resume", "1")
    assert run("batch", "cancel", "1").count("cancelled") == 2
    assert run("batch", "export", "1", "--to", folder / "out") == ""
    assert run("batch", "retry", "1").count("again") == 2
    run("batch", "cancel", "1")
    assert run("batch", "remove", "1").count("removed") == 2
    assert ask(run, "batches") == []
    assert "There is no batch '1'" in run("batch", "pause", "1", status=1)


def test_a_name_that_several_have_is_no_answer(run: Run, folder: Path) -> None:
    first, second = sorted(folder.iterdir())
    run("submit", first, "--batch", "talks")
    run("submit", second, "--batch", "talks")
    assert "2, 1" in run("batch", "pause", "talks", status=1)


def test_large_files_are_brought_into_the_store_too(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "SMALL", 10)
    run("submit", folder)
    backlog = ask(run, "status")["backlog"]
    assert (backlog["on_queue"], backlog["to_upload"]) == (2, 0)


def test_everything_waits_here_while_it_is_paused(run: Run, folder: Path) -> None:
    run("pause")
    run("submit", folder)
    assert ask(run, "status")["backlog"] == {
        "on_queue": 0,
        "waiting": 2,
        "paused": 2,
        "to_upload": 0,
        "paused_kinds": ["all"],
    }
    assert "0 on the queue, 2 waiting here, 2 of them paused, everything is paused" in run("status")
    assert "0 tasks were put on the queue" in run("hand-over")
    run("resume")
    assert "2 tasks were put on the queue" in run("hand-over")
    assert "2 on the queue, 0 waiting here" in run("status")


def test_a_kind_or_a_batch_is_paused_alone(run: Run, folder: Path) -> None:
    run("pause", "--kind", "transcribe")
    run("submit", folder)
    assert "2 of them paused, paused: transcribe" in run("status")
    run("resume", "--kind", "transcribe")
    run("pause", "--batch", "Interviews")
    assert "2 of them paused" in run("status")
    assert "no kind of task 'sing'" in run("pause", "--kind", "sing", status=1)
    assert "either" in run("pause", "--kind", "transcribe", "--batch", "1", status=2)


def test_single_tasks_come_first_or_last(run: Run, folder: Path) -> None:
    run("submit", folder)
    assert run("first", "1", "2").splitlines() == ["task 1: comes first", "task 2: comes first"]
    assert "comes last" in run("last", "2")
    assert "comes in its turn" in run("first", "1", "--undo")
    assert "There is no such task." in run("first", "99", status=1)


def test_a_preset_gives_what_is_not_typed(run: Run, folder: Path) -> None:
    run("preset", "save", "names", "--language", "de", "--prompt", "Anna, Ben", "--option", "word_timestamps=false")
    assert ask(run, "presets")[0]["options"]["language"] == "de"
    assert "names: transcribe" in run("presets")
    run("submit", folder, "--preset", "names", "--language", "en")
    options = ask(run, "batches")[0]["options"]
    assert (options["language"], options["prompt"], options["word_timestamps"]) == ("en", "Anna, Ben", False)
    run("preset", "remove", "names")
    assert "There is no preset 'names'" in run("submit", folder, "--preset", "names", status=1)


def test_a_preset_may_be_of_another_kind(run: Run, folder: Path) -> None:
    run("preset", "save", "archive", "--kind", "convert", "--option", "format=opus")
    run("submit", folder, "--preset", "archive")
    [batch] = ask(run, "batches")
    assert (batch["kind"], batch["options"]["format"]) == ("convert", "opus")


def test_an_unknown_format_is_refused_before_anything_is_handed_in(run: Run, folder: Path) -> None:
    assert "no format 'doc'" in run("submit", folder, "--export-to", folder, "--export-format", "doc", status=1)
    assert ask(run, "batches") == []


def test_the_export_at_the_end_has_the_options_of_any_export(run: Run, folder: Path, tmp_path: Path) -> None:
    chosen = ["--export-format", "txt,srt", "--export-times", "--no-export-speakers", "--export-subtitles", "bbc"]
    run("submit", folder, "--export-to", tmp_path / "out", *chosen)
    [batch] = ask(run, "batches")
    assert batch["when_done"]["parts"] == {"txt": ["times"]}
    assert batch["when_done"]["subtitles"] == "bbc"
    assert "no subtitles" in run("submit", folder, "--export-to", tmp_path, "--export-subtitles", "cinema", status=1)
    assert "--export-to" in run("submit", folder, "--export-subtitles", "bbc", status=2)


def test_what_happens_at_the_end_is_changed_later(run: Run, folder: Path, tmp_path: Path) -> None:
    run("submit", folder, "--notify")
    assert "when all is done: says so" in run("batch", "when-done", "1")
    assert "--export-to" in run("batch", "when-done", "1", "--export-edits", status=2)
    said = run("batch", "when-done", "1", "--export-to", tmp_path / "out", "--export-edits", "--export-times")
    assert f"exports to {tmp_path / 'out'} in txt, and again after each edit; says so" in said
    run("batch", "when-done", "1", "--no-export-edits", "--no-notify", "--export-format", "srt,txt")
    then = ask(run, "batches")[0]["when_done"]
    assert (then["formats"], then["follow_edits"], then["notify"]) == (["srt", "txt"], False, False)
    assert then["parts"] == {"txt": ["speakers", "times"]}
    assert "nothing" in run("batch", "when-done", "1", "--no-export")
    assert "either" in run("batch", "when-done", "1", "--no-export", "--export-to", tmp_path, status=2)
    assert ask(run, "batches")[0]["when_done"]["folder"] is None
