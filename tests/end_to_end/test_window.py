"""The window as a program: it opens, its orchestrator and its worker do the job, it closes when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.end_to_end.harness import PATIENCE, Installation, all_completed, started
from tests.fixtures.speech import sample_path

WINDOW = [sys.executable, "-m", "desktop_app"]


def with_a_screen(installation: Installation) -> dict[str, str]:
    return {**os.environ, **installation.environment, "QT_QPA_PLATFORM": "offscreen"}


def test_an_open_window_gets_the_work_done(embedded: Installation) -> None:
    with started(WINDOW, with_a_screen(embedded)) as window:
        embedded.run("submit", sample_path("reminder"), "--language", "en")
        embedded.wait_until(all_completed)
        window.send_signal(signal.SIGTERM)
        assert window.wait(PATIENCE) == 0


def test_a_window_opens_without_its_database(embedded: Installation, tmp_path: Path) -> None:
    nowhere = Installation({**embedded.environment, "EARSHOT_DATABASE__URL": "postgresql://e@127.0.0.1:1/earshot"})
    picture = tmp_path / "window.png"
    command = [*WINDOW, "gui", "--screenshot", str(picture)]
    subprocess.run(command, env=with_a_screen(nowhere), timeout=PATIENCE, check=True)
    assert not QImage(str(picture)).isNull()


def test_a_picture_has_the_size_that_was_asked_for(embedded: Installation, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    for page in ("tasks", "retries", "workers", "transcript", "settings"):
        result = embedded.run("gui", "--screenshot", picture, "--page", page, "--size", "900x600", "--theme", "dark")
        assert result.returncode == 0, result.stderr
        assert QImage(str(picture)).size().toTuple() == (900, 600)
    assert "no task 7" in embedded.run("gui", "--screenshot", picture, "--select", "7").stderr
    assert "WIDTHxHEIGHT" in embedded.run("gui", "--screenshot", picture, "--size", "wide").stderr


def test_without_a_display_the_same_job_is_done_in_text(embedded: Installation, tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in with_a_screen(embedded).items() if key not in hidden}
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = str(root)
    result = subprocess.run(
        WINDOW, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert result.returncode == 0, result.stderr
    assert "no display" in result.stdout
    assert "water the flowers" in result.stdout
    assert (tmp_path / "transcripts" / "reminder.srt").exists()
