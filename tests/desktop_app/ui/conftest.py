"""A window on a repository in memory, dressed as in real life."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.style.theme import apply_theme
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_operations

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def dressed(qapp: Any) -> None:
    apply_theme(qapp, "light")


@pytest.fixture
def open_window(qtbot: QtBot, dressed: None) -> Iterator[OpenWindow]:
    """Opens windows, waits for the first list, and closes them after the test."""
    windows: list[MainWindow] = []

    def open_(
        repository: MemoryRepository,
        *,
        wait: bool = True,
        size: tuple[int, int] | None = (1280, 800),
        ask_title: Callable[[str], str | None] = lambda heading: "",
        confirm: Callable[[str, str], bool] = lambda question, yes: True,
        grace: float = 0.0,
        **replaced: Any,
    ) -> MainWindow:
        operations = make_operations(repository, **replaced)
        window = MainWindow(operations, confirm=confirm, ask_title=ask_title, grace=grace)
        windows.append(window)
        if size:
            window.resize(*size)
        if wait:
            with qtbot.waitSignal(window.loaded):
                window.show()
        return window

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
