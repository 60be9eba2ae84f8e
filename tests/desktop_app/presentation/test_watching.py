"""Watched folders in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.presentation.watching import describe_latest, describe_options, describe_progress
from tests.fakes.tasks import NOW
from worker_agent.contract.options import ConvertOptions, OpaqueOptions, TaskOptions, TranscribeOptions

TAKEN: dict[str, Any] = {"taken": 2, "taken_at": NOW - timedelta(minutes=5), "taken_name": "may/\x1ba.wav"}


def folder(kind: str = "transcribe", options: TaskOptions | None = None, **fields: Any) -> WatchedFolder:
    chosen = options or TranscribeOptions()
    return WatchedFolder(id=1, host="desk", path="/in", kind=kind, options=chosen, added_at=NOW, **fields)


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("transcribe", TranscribeOptions(), "Transcribe · language detected"),
        (
            "transcribe",
            TranscribeOptions(language="de", model="small", translate=True, prompt="Zoë"),
            "Transcribe · German · small · translated · words",
        ),
        ("convert", ConvertOptions(), "Convert"),
        ("convert", ConvertOptions(sample_rate=48_000), "Convert · sample rate 48000"),
        ("index", OpaqueOptions.model_validate({"depth": 3}), "index · depth 3"),
    ],
)
def test_what_is_done_with_files(kind: str, options: TaskOptions, words: str) -> None:
    assert describe_options(folder(kind, options)) == words


def test_what_came_of_a_folder() -> None:
    assert describe_progress(folder(), NOW) == "Nothing was taken in yet."
    assert describe_progress(folder(**TAKEN), NOW) == r"2 files taken in, the last one 5 min ago: may/\x1ba.wav."
    all_at_once = folder(**TAKEN, refused=1, refusal="b.wav: No sound.", fault="It is not there.")
    assert describe_progress(all_at_once, NOW) == (
        "It is not there. "
        r"2 files taken in, the last one 5 min ago: may/\x1ba.wav. "
        "1 file left out, last b.wav: No sound."
    )


def test_the_latest_file() -> None:
    assert describe_latest(folder(), NOW) == "Nothing yet"
    assert describe_latest(folder(**TAKEN), NOW) == r"may/\x1ba.wav, 5 min ago"
