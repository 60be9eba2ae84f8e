"""The slider is a picture of how loud the recording is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.player.waveform import Waveform
from desktop_app.ui.style.theme import Theme, apply_theme
from desktop_app.ui.style.tokens import DARK, LIGHT, Tokens

WIDTH = 308  # pixels: a hundred bars
LOUD_THEN_QUIET = bytes([255] * 50 + [40] * 50)


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest, qapp: QApplication, dressed: None) -> Iterator[Tokens]:
    theme: Theme = request.param
    apply_theme(qapp, theme)
    yield LIGHT if theme == "light" else DARK
    apply_theme(qapp, "light")


@pytest.fixture
def wave(qtbot: QtBot, colours: Tokens) -> Waveform:
    wave = Waveform()
    qtbot.addWidget(wave)
    wave.resize(WIDTH, wave.height())
    wave.set_length(100.0)
    wave.show()
    wave.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its frame has the colour of what was heard
    return wave


def painted(wave: Waveform, x: int, colour: str) -> int:
    """How many pixels of the column have that colour."""
    image = wave.grab().toImage()
    return sum(image.pixelColor(x, y) == QColor(colour) for y in range(image.height()))


def test_what_is_loud_is_high(wave: Waveform, colours: Tokens) -> None:
    wave.set_peaks(LOUD_THEN_QUIET)
    loud, quiet = (max(painted(wave, x + n, colours.outline) for n in range(3)) for x in (40, 240))
    assert loud > 4 * quiet > 0


def test_what_was_heard_is_in_another_colour(wave: Waveform, colours: Tokens) -> None:
    wave.set_peaks(LOUD_THEN_QUIET)
    wave.show_position(50.0)
    assert max(painted(wave, 40 + n, colours.accent) for n in range(3)) > 5
    assert max(painted(wave, 40 + n, colours.outline) for n in range(3)) == 0
    assert max(painted(wave, 240 + n, colours.outline) for n in range(3)) > 0
    assert max(painted(wave, WIDTH // 2 + n, colours.text) for n in (-1, 0, 1)) > 10


def test_where_nothing_is_known_there_is_a_plain_track(wave: Waveform, colours: Tokens) -> None:
    wave.show_position(50.0)
    assert (painted(wave, 40, colours.accent), painted(wave, 240, colours.outline)) == (4, 4)


@pytest.mark.parametrize("peaks", [b"\x07", bytes(3000), bytes(range(256))])
def test_any_number_of_peaks_is_drawn(wave: Waveform, peaks: bytes) -> None:
    wave.set_peaks(peaks)
    for width in (48, 50, 1000):
        wave.resize(width, wave.height())
        wave.grab()


def test_a_click_and_the_arrow_keys_go_elsewhere(qtbot: QtBot, wave: Waveform) -> None:
    sought: list[float] = []
    wave.sought.connect(sought.append)
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=wave.rect().center())
    qtbot.keyClick(wave, Qt.Key.Key_Right)
    assert sought[0] == pytest.approx(50.0, abs=0.5)
    assert sought[1] - sought[0] == pytest.approx(5.0)


def test_while_a_person_drags_nothing_else_moves_it(qtbot: QtBot, wave: Waveform) -> None:
    sought: list[float] = []
    wave.sought.connect(sought.append)
    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, pos=wave.rect().center())
    wave.show_position(1.0)
    assert wave.sliderPosition() == pytest.approx(50_000, abs=500)
    assert sought == []
    qtbot.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=wave.rect().center())
    assert sought == [pytest.approx(50.0, abs=0.5)]
