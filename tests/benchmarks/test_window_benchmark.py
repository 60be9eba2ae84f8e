"""The window never waits: its longest stall while a thousand files are dropped on it."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.operations import Operations
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_operations

FILES = 1000
LONGEST_STALL = 0.1  # seconds, the product's promise


class StallMeter:
    """A timer that should tick each millisecond: the longest gap is the longest stall."""

    def __init__(self, parent: MainWindow) -> None:
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._tick)
        self._last = perf_counter()
        self.longest = 0.0

    def start(self) -> None:
        self._last = perf_counter()
        self._timer.start(1)

    def _tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def operations() -> Operations:
    return make_operations(MemoryRepository())


@pytest.mark.bench
def test_a_thousand_dropped_files_do_not_stall_the_window(qtbot, qapp, operations, record_property) -> None:
    window = MainWindow(operations)
    with qtbot.waitSignal(window.loaded):
        window.show()
    meter = StallMeter(window)
    meter.start()
    window.take_in([Path(f"/audio/recording-{number}.wav") for number in range(FILES)])
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == FILES, timeout=60_000)
    qtbot.wait(500)
    window.close()
    record_property("longest_stall_ms", round(meter.longest * 1000))
    print(f"longest stall while {FILES} files were dropped: {meter.longest * 1000:.0f} ms")  # noqa: T201
    assert meter.longest < LONGEST_STALL
