"""What is no good is said in a sentence, and everything else goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.harness import Installation
from tests.fixtures.speech import sample_path


def with_settings(installation: Installation, **changes: str) -> Installation:
    return Installation({**installation.environment, **changes})


def test_bad_files_keep_no_good_one_out(embedded: Installation, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are notes.")
    (tmp_path / "empty.wav").touch()
    (tmp_path / "silent folder").mkdir()
    bad = [tmp_path / name for name in ("notes.txt", "empty.wav", "missing.wav", "silent folder")]
    result = embedded.run("submit", *bad, sample_path("reminder"), "--language", "en", "--wait", "--json")
    assert result.returncode == 1
    [task] = json.loads(result.stdout)
    assert task["status"] == "completed"
    for path in bad:
        [line] = [line for line in result.stderr.splitlines() if line.startswith(str(path))]
        assert line.endswith("."), line


def test_a_model_that_is_not_to_be_had_ends_the_wait(embedded: Installation) -> None:
    nowhere = with_settings(embedded, EARSHOT_WORKER__MODEL="no-such-model", HF_HUB_OFFLINE="1")
    result = nowhere.run("submit", sample_path("reminder"), "--wait")
    assert result.returncode == 1
    assert "no-such-model" in result.stderr
    assert "Traceback" not in result.stderr
    assert [task["status"] for task in embedded.tasks()] == ["pending"]


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [
        ("EARSHOT_DATABASE__URL", "postgresql://earshot@127.0.0.1:1/earshot", "database"),
        ("EARSHOT_STORE__ROOT", "/dev/null/store", "/dev/null/store"),
    ],
)
def test_what_does_not_answer_is_named(embedded: Installation, setting: str, value: str, word: str) -> None:
    result = with_settings(embedded, **{setting: value}).run("submit", sample_path("reminder"))
    assert result.returncode == 1
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_a_queue_that_does_not_answer_keeps_the_task(fleet: Installation) -> None:
    cut_off = with_settings(fleet, EARSHOT_QUEUE__ENDPOINT_URL="http://127.0.0.1:1")
    result = cut_off.run("submit", sample_path("reminder"))
    assert result.returncode == 1
    assert "queue" in result.stderr
    assert result.stderr.strip().endswith("The tasks are kept; Earshot continues with them when it runs.")
    assert "reminder.mp3 is task 1." in result.stdout
    assert [task["status"] for task in fleet.tasks()] == ["pending"]


def test_a_wrong_setting_is_named(embedded: Installation) -> None:
    result = with_settings(embedded, EARSHOT_QUEUE__VISIBILITY_TIMEOUT="soon").run("status")
    assert result.returncode == 1
    assert "EARSHOT_QUEUE__VISIBILITY_TIMEOUT" in result.stderr
