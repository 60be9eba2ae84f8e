"""Light, dark or as the system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui import loading
from desktop_app.ui.style.theme import applied_theme, apply_theme
from desktop_app.ui.style.tokens import DARK, LIGHT, current_tokens
from tests.fakes.memory_repository import MemoryRepository


@pytest.fixture(autouse=True)
def _dressed_as_before(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def test_a_theme_is_applied_at_once_and_found_again_at_the_next_start(
    open_window, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(MemoryRepository(), state_file=tmp_path / "window.ini")
    dark, light = (window.commands.named(f"Theme: {name}") for name in ("dark", "light"))
    assert (light.isChecked(), dark.isChecked()) == (True, False)
    dark.trigger()
    assert current_tokens() is DARK
    assert (light.isChecked(), dark.isChecked()) == (False, True)
    window.quit()

    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    apply_theme(qapp, "light")
    loading.open_loading_window(None, (700, 500)).close()
    assert current_tokens() is DARK


def test_the_command_line_wins(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text("[window]\ntheme=dark\n")
    loading.open_loading_window("light", (700, 500)).close()
    assert current_tokens() is LIGHT


def test_a_theme_that_is_not_known_is_the_systems(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text("[window]\ntheme=pink\n")
    loading.open_loading_window(None, (700, 500)).close()
    assert applied_theme(qapp) == "system"
