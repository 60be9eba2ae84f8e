"""The window as a person has it: on a display, with a mouse that drags a file onto it, and with keys."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from tests.end_to_end.harness import PATIENCE, POLL, Installation, all_completed, started
from tests.end_to_end.test_the_main_job import WORST_WORD_ERROR_RATE
from tests.fixtures import file_window
from tests.fixtures.speech import TEXTS, sample_path, word_error_rate
from tests.fixtures.x_display import XDisplay, x_display

FILES_AT = (1340, 40)  # on the screen: beside the window, which is in the upper left corner
FILE = (1400, 80)
LIST = (600, 400)


class FileProgram:
    """Another program, with a file in it that can be dragged."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._process = process
        self._reader = Thread(target=self._read, name="file-program")
        self._reader.start()

    def says(self, line: str, seconds: float) -> bool:
        """Whether that is what it says next, within the time."""
        try:
            said = self._lines.get(timeout=seconds)
        except Empty:
            return False
        assert said == line
        return True

    def end(self) -> None:
        self._process.kill()
        self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line.strip())


@contextmanager
def file_program(display: XDisplay, path: Path) -> Iterator[FileProgram]:
    command = [sys.executable, file_window.__file__, path, *map(str, FILES_AT)]
    with subprocess.Popen(command, env=display.environment, stdout=subprocess.PIPE, text=True) as process:
        program = FileProgram(process)
        try:
            yield program
        finally:
            program.end()


def drag_and_drop(display: XDisplay, files: FileProgram) -> None:
    """Hold the file over the window until that says that it would take it, then let go."""
    assert files.says("ready", PATIENCE)
    display.move_to(*FILE)
    display.press()
    display.nudge(-30, 30)
    display.move_to(*LIST)
    deadline = time.monotonic() + PATIENCE
    while not files.says("accepted", POLL):
        assert time.monotonic() < deadline, "the window takes no file"
        display.nudge(1, 0)  # no hand is still, and a window that has just opened learns of the file by a move
    display.release()
    assert files.says("CopyAction", PATIENCE)


def export(display: XDisplay, folder: Path) -> None:
    display.focus("Earshot")
    display.keys("ctrl+e")
    display.focus("Export transcripts")
    display.keys("Tab")  # from the tasks to the folder
    display.write(str(folder))
    display.keys("Return")


def wait_for(path: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, f"there is no {path}"
        time.sleep(POLL)
    return path.read_text(encoding="utf-8")


def test_a_file_is_dropped_transcribed_and_exported(embedded: Installation, tmp_path: Path) -> None:
    exported = tmp_path / "exported"
    with x_display() as display:
        environment = {**display.environment, **embedded.environment}
        with (
            started([sys.executable, "-m", "desktop_app"], environment) as window,
            file_program(display, sample_path("reminder")) as files,
            display.drawn_on_failure(tmp_path / "display.png"),
        ):
            drag_and_drop(display, files)
            [task] = embedded.wait_until(all_completed)
            assert task["file"] == "reminder.mp3"
            export(display, exported)
            text = wait_for(exported / "reminder.txt")
            assert word_error_rate(TEXTS["reminder"], text) <= WORST_WORD_ERROR_RATE
            window.send_signal(signal.SIGTERM)
            assert window.wait(PATIENCE) == 0
