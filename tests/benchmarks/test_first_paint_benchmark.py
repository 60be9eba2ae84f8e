"""How soon a window is painted, from the start of the process: Earshot beside an empty window of PySide6."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from tests.benchmarks.figures import Comparison

ROUNDS = 9
LARGEST_RATIO = 1.5

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print("painted", flush=True)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
OURS = """
from desktop_app.cli import main
from desktop_app.ui.loading import LoadingWindow
paint = LoadingWindow.paintEvent
def tell(self, event):
    paint(self, event)
    print("painted", flush=True)
LoadingWindow.paintEvent = tell
main(["gui"])
"""


def _seconds_to_paint(program: str, home: Path) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "EARSHOT_HOME": str(home)}
    started = perf_counter()
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever starts it the second time has it compiled
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"painted\n"
        taken = perf_counter() - started
        process.kill()
    return taken


@pytest.mark.bench
def test_the_window_is_painted_about_as_soon_as_an_empty_one(
    tmp_path: Path, record_comparison: Callable[..., Comparison]
) -> None:
    for program in (EMPTY, OURS):
        _seconds_to_paint(program, tmp_path)  # the first of each reads its files from the disk
    ours, empty = [], []
    for _ in range(ROUNDS):
        empty.append(1000 * _seconds_to_paint(EMPTY, tmp_path))
        ours.append(1000 * _seconds_to_paint(OURS, tmp_path))
    found = record_comparison(
        "until the first paint",
        ours=ours,
        other=empty,
        unit="ms",
        what="from the start of the process",
        other_name="an empty window of PySide6",
        goal=f"at most {LARGEST_RATIO:g} times as long",
    )
    assert found.ratio <= LARGEST_RATIO
