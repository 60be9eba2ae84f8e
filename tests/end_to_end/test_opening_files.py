"""Files that are opened with Earshot, as a desktop does it: a process for each time, one window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.harness import PATIENCE, POLL, Installation, started
from tests.fixtures.speech import sample_path

EARSHOT = [sys.executable, "-m", "desktop_app"]


@pytest.fixture
def resting(embedded: Installation) -> Iterator[Installation]:
    """A window that takes in and leaves the work to others."""
    with tempfile.TemporaryDirectory() as sockets:  # as short as the system's own
        ours = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": sockets, "EARSHOT_LOCAL_WORKER__ENABLED": "no"}
        yield Installation({**embedded.environment, **ours})


def start(installation: Installation, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command, environment = [*EARSHOT, *map(str, words)], {**os.environ, **installation.environment}
    return subprocess.run(command, env=environment, timeout=PATIENCE, capture_output=True, text=True, check=False)


def files(tasks: list[dict[str, object]]) -> set[object]:
    return {task["file"] for task in tasks}


def test_the_window_that_opens_takes_in_what_it_was_started_with(resting: Installation, tmp_path: Path) -> None:
    command = [*EARSHOT, str(sample_path("reminder")), str(tmp_path / "missing.wav"), str(sample_path("garden"))]
    with started(command, {**os.environ, **resting.environment}):
        resting.wait_until(lambda tasks: files(tasks) == {"reminder.mp3", "garden.flac"})


def test_a_window_that_is_open_takes_in_what_later_starts_were_given(resting: Installation) -> None:
    with started([*EARSHOT, "gui", str(sample_path("reminder"))], {**os.environ, **resting.environment}) as window:
        resting.wait_until(lambda tasks: len(tasks) == 1)
        later = start(resting, sample_path("garden"), sample_path("meeting"))
        assert later.returncode == 0, later.stderr
        resting.wait_until(lambda tasks: files(tasks) == {"reminder.mp3", "garden.flac", "meeting.m4a"})
        assert window.poll() is None


def test_two_at_the_same_moment_make_one_window(resting: Installation) -> None:
    environment = {**os.environ, **resting.environment}
    with started([*EARSHOT, "gui", str(sample_path("reminder"))], environment) as first:
        _wait_for_socket(Path(environment["XDG_RUNTIME_DIR"]))  # the window is still being loaded
        with started([*EARSHOT, "gui", str(sample_path("garden"))], environment) as second:
            assert second.wait(PATIENCE) == 0
            resting.wait_until(lambda tasks: files(tasks) == {"reminder.mp3", "garden.flac"})
            assert first.poll() is None


def _wait_for_socket(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not any(folder.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(POLL)


@pytest.mark.parametrize("words", [["gui", "a.wav"], ["a.wav"], ["folder/a"]])
def test_without_a_display_the_way_is_told(words: list[str]) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    result = subprocess.run([*EARSHOT, *words], env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.endswith(
        "Error: Files need a window here. To hand them in without one, type: earshot submit FILE…\n"
    )


def test_a_mistyped_command_is_no_file() -> None:
    result = subprocess.run([*EARSHOT, "sumbit", "a.wav"], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "No such command 'sumbit'" in result.stderr
