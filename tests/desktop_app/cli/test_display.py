"""A fault is seen by whoever asked for the window, and may have no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.cli.display import asks_for_window
from worker_agent.contract import __version__

SEEN = "none;offscreen"  # Qt finds no platform "none" and takes the other; we know of none that nobody sees

CLOSE_WHEN_SHOWN = """
import sys
import desktop_app.gui as window
from PySide6.QtCore import QTimer

class Closing(window.FaultWindow):
    def showEvent(self, event):
        super().showEvent(event)
        print("shown:", self.sentence.text(), "|", self.file.text(), flush=True)
        QTimer.singleShot(50, self.close_button.click)

window.FaultWindow = Closing
from desktop_app.cli import main
main(prog_name="earshot")
"""


def run(tmp_path: Path, *words: str, platform: str | None = SEEN, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program, with a person who closes what it shows."""
    unset = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "EARSHOT_HOME"}
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path / "settings"), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment |= {"EARSHOT_HOME": str(tmp_path / "home"), **variables}
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    command = [sys.executable, "-c", CLOSE_WHEN_SHOWN, *words]
    return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("words", [[], ["gui"], ["gui", "--size", "900x600"]])
def test_a_wrong_setting_is_shown_in_a_window_to_whoever_asked_for_one(tmp_path: Path, words: list[str]) -> None:
    result = run(tmp_path, *words, EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS="none")
    sentence = (
        "The setting orchestrator.max_attempts (environment variable EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS) is wrong"
    )
    settings_file = tmp_path / "settings" / "earshot" / "config.toml"
    assert result.stdout.startswith(f"shown: {sentence}")
    assert result.stdout.endswith(f"| {settings_file}\n")
    assert f"\nError: {sentence}" in f"\n{result.stderr}"  # Qt has a word on a platform that shows nothing
    assert "Traceback" not in result.stderr
    assert result.returncode == 1


def test_the_settings_file_that_was_named_is_the_one_to_mend(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[database]\nuri = 1\n")
    result = run(tmp_path, "--config", "mine.toml")
    advice = f"Check its spelling, or update this program ({__version__})."
    assert result.stdout == f"shown: There is no setting database.uri in mine.toml. {advice} | mine.toml\n"
    assert result.returncode == 1


def test_a_folder_that_can_not_be_made_is_shown_too(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run(tmp_path, EARSHOT_HOME=str(tmp_path / "file" / "home"))
    assert f"shown: The folder {tmp_path / 'file' / 'home'} can't be made" in result.stdout
    assert "Error: The folder" in result.stderr
    assert result.returncode == 1


@pytest.mark.parametrize("words", [["status"], ["gui", "--screenshot", "window.png"]])
def test_whoever_asked_for_no_window_reads_it_in_the_terminal_alone(tmp_path: Path, words: list[str]) -> None:
    result = run(tmp_path, *words, EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS="none")
    assert result.stdout == ""
    assert result.stderr.startswith("Error: The setting orchestrator.max_attempts")
    assert len(result.stderr.splitlines()) == 1
    assert result.returncode == 1


@pytest.mark.parametrize("platform", [None, "offscreen", "minimal:enable_fonts"])
def test_where_nobody_could_see_it_no_window_waits(tmp_path: Path, platform: str | None) -> None:
    result = run(tmp_path, platform=platform, EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS="none")
    assert result.stdout == ""
    assert result.returncode == 1


def test_no_command_asks_for_the_window_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert asks_for_window(())
    assert asks_for_window(["gui", "--theme", "dark"])
    assert not asks_for_window(["gui", "--screenshot=x.png"])
    assert not asks_for_window(["submit", "gui"])
