"""A person listens to a recording: the transcript says what is spoken, and is a way to any moment of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import PySide6
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtMultimedia import QAudioBuffer, QAudioBufferOutput, QMediaPlayer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.sound import Sound
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.player.player import Player
from tests.fakes import demo
from tests.fakes.operations import make_transcript
from tests.fixtures.clocks import moment_of, write_clock
from worker_agent.contract.transcript import Segment

ROOT = Path(__file__).parents[4]
LENGTH = 20.0  # seconds
EXACT = 0.05  # seconds
COMPLETED, RUNNING = 32, 35  # tasks of the demonstration

OpenWindow = Callable[..., MainWindow]


@dataclass
class Opened:
    """A window, and what it opened and closed again."""

    window: MainWindow
    opened: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    @property
    def player(self) -> Player:
        return self.window.reader.player


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    return write_clock(tmp_path / "clock.wav", LENGTH)


@pytest.fixture
def listen(qtbot: QtBot, open_window: OpenWindow, clock: Path) -> Callable[..., Opened]:
    """Opens a window on a task whose recording is the clock."""

    def open_(path: Path = clock, lines: int = 10, task: int = COMPLETED, **replaced: Any) -> Opened:
        opened: list[int] = []
        closed: list[int] = []

        def open_sound(id_: int) -> Sound:
            opened.append(id_)
            return Sound(path.as_uri(), lambda: closed.append(id_))

        segments = tuple(Segment(start=2.0 * n, end=2.0 * n + 1.5, text=f"Sentence {n}.") for n in range(lines))
        transcript = make_transcript().model_copy(update={"segments": segments, "duration_seconds": 2.0 * lines})
        verbs = {"open_sound": open_sound, "read_transcript": lambda id_: transcript, **replaced}
        repository = demo.busy()
        repository.put(*(replace(each, duration_seconds=2.0 * lines) for each in repository.tasks([task]).values()))
        window = open_window(repository, **verbs)
        window.read(task)
        qtbot.waitUntil(window.reader.player.isVisible)
        qtbot.waitUntil(lambda: window.reader.transcript.reading is (task == COMPLETED))
        return Opened(window, opened, closed)

    return open_


def buffers_of(player: Player) -> list[tuple[float, float]]:
    """From now on, of all that is heard: the moment that its samples name, and where the player says that it is."""
    heard: list[tuple[float, float]] = []

    def note(buffer: QAudioBuffer) -> None:
        if buffer.isValid():
            sample = int.from_bytes(bytes(buffer.constData()[:2]), "little", signed=True)
            heard.append((moment_of(sample), player.position))

    media = player.findChild(QMediaPlayer)
    output = QAudioBufferOutput(media)
    output.audioBufferReceived.connect(note)
    media.setAudioBufferOutput(output)
    return heard


def wait_until_played(qtbot: QtBot, player: Player, beyond: float) -> None:
    qtbot.waitUntil(lambda: player.playing and player.position > beyond, timeout=10_000)


def test_it_plays_and_marks_what_is_spoken(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    text = opened.window.reader.transcript.text
    assert opened.opened == []

    opened.player.toggle.click()
    wait_until_played(qtbot, opened.player, 2.1)

    assert [selection.cursor.block().text() for selection in text.extraSelections()] == ["Sentence 1."]
    assert opened.player.toggle.accessibleName() == "Pause"
    assert opened.player.time.text() == "0:02 / 0:20"
    opened.player.toggle.click()
    qtbot.waitUntil(lambda: not opened.player.playing)
    paused = opened.player.position
    qtbot.wait(200)
    assert opened.player.position == paused
    assert opened.opened == [COMPLETED]


def test_positions_are_exact(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play()
    wait_until_played(qtbot, opened.player, 0.1)
    heard = buffers_of(opened.player)
    for place in (12.345, 3.21, 17.0):
        heard.clear()
        opened.player.seek(place)
        qtbot.waitUntil(lambda: len(heard) > 20, timeout=10_000)
        first, _ = heard[0]
        assert first == pytest.approx(place, abs=EXACT)
        errors = sorted(abs(moment - told) for moment, told in heard[2:])
        assert errors[len(errors) * 3 // 4] <= EXACT  # the machine may be busy with others for a moment


def test_faster_and_slower_keep_the_pitch(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play()
    wait_until_played(qtbot, opened.player, 0.1)
    media = opened.player.findChild(QMediaPlayer)
    for _ in range(3):
        opened.window.commands.named("Faster").trigger()
    assert opened.player.speed.text() == "1.5×"
    qtbot.waitUntil(lambda: media.playbackRate() == 1.5)
    assert media.pitchCompensation()
    opened.window.commands.named("Usual speed").trigger()
    opened.window.commands.named("Slower").trigger()
    qtbot.waitUntil(lambda: media.playbackRate() == pytest.approx(0.9))


def test_a_sought_place_is_where_it_begins(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.seek(9.0)
    assert opened.opened == []
    assert opened.player.time.text() == "0:09 / 0:20"
    opened.player.play()
    wait_until_played(qtbot, opened.player, 9.05)
    assert opened.player.position < 10
    opened.window.commands.named("Back 5 seconds").trigger()
    assert opened.player.position == pytest.approx(4.2, abs=0.5)
    opened.window.commands.named("Forward 5 seconds").trigger()
    assert opened.player.position == pytest.approx(9.2, abs=0.5)


def test_the_end_is_the_end_and_it_can_be_heard_again(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play_from(LENGTH - 0.3)
    wait_until_played(qtbot, opened.player, LENGTH - 0.3)
    qtbot.waitUntil(lambda: not opened.player.playing)
    assert opened.player.position == pytest.approx(LENGTH, abs=EXACT)
    assert opened.player.note.isHidden() or "output" in opened.player.note.text()
    opened.player.play_from(5.0)
    wait_until_played(qtbot, opened.player, 5.0)
    assert opened.player.position < 6


def test_ctrl_click_on_a_line_and_a_double_click_on_its_time_play_it(
    qtbot: QtBot, listen: Callable[..., Opened]
) -> None:
    opened = listen()
    text = opened.window.reader.transcript.text

    def middle_of(line: int) -> QPoint:
        block = text.document().findBlockByNumber(line)
        return text.blockBoundingGeometry(block).translated(text.contentOffset()).topLeft().toPoint() + QPoint(8, 8)

    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle_of(3))
    wait_until_played(qtbot, opened.player, 6.0)
    qtbot.mouseDClick(text.margin, Qt.MouseButton.LeftButton, pos=middle_of(1))
    qtbot.waitUntil(lambda: 2.0 <= opened.player.position < 4.0)


def test_a_loop_is_heard_again_until_a_person_goes_elsewhere(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play_from(4.9)
    wait_until_played(qtbot, opened.player, 4.9)
    opened.player.loop.click()
    places: list[float] = []
    opened.player.position_changed.connect(places.append)
    qtbot.waitUntil(lambda: any(place < 4.5 for place in places), timeout=5000)
    assert max(places) < 5.6
    assert opened.player.loop.isChecked()
    opened.player.seek(10.0)
    assert not opened.player.loop.isChecked()


def test_the_text_follows_until_the_person_scrolls(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen(lines=400)
    text, player = opened.window.reader.transcript.text, opened.player
    bar = text.verticalScrollBar()
    player.seek(500.0)
    assert bar.value() > 0
    assert text.shows_time(500.0)
    bar.setValue(0)
    player.position_changed.emit(504.0)
    assert bar.value() == 0
    player.seek(300.0)
    assert text.shows_time(300.0)
    assert text.textCursor().blockNumber() == 0


def test_another_task_ends_it_and_frees_everything(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play()
    wait_until_played(qtbot, opened.player, 0.1)
    opened.window.read(RUNNING)
    qtbot.waitUntil(lambda: opened.closed == [COMPLETED])
    assert not opened.player.playing
    assert opened.player.position == 0.0
    qtbot.waitUntil(lambda: opened.player.findChild(QMediaPlayer) is None)


def test_what_came_too_late_is_closed(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play()
    opened.window.reader.show_task_id(None)
    qtbot.waitUntil(lambda: opened.opened == opened.closed == [COMPLETED])
    assert opened.player.findChild(QMediaPlayer) is None


def test_the_change_of_a_task_does_not_end_it(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen(task=RUNNING)
    opened.player.play()
    wait_until_played(qtbot, opened.player, 0.1)
    opened.window.reader._load(RUNNING)
    qtbot.wait(300)
    assert opened.player.playing
    assert opened.closed == []


def test_closing_the_window_ends_it(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    opened.player.play()
    wait_until_played(qtbot, opened.player, 0.1)
    opened.window.close()
    assert opened.closed == [COMPLETED]


@pytest.mark.parametrize("content", [b"", b"no sound at all " * 1000, b"ffconcat version 1.0\nfile clock.wav\n"])
def test_what_is_no_sound_is_told_in_a_sentence(
    qtbot: QtBot, listen: Callable[..., Opened], tmp_path: Path, clock: Path, content: bytes
) -> None:
    damaged = tmp_path / "damaged.mp3"
    damaged.write_bytes(content)
    opened = listen(damaged)
    opened.player.play()
    qtbot.waitUntil(lambda: opened.player.note.text().startswith("This recording can't be played: "))
    assert opened.closed == [COMPLETED]
    assert opened.player.toggle.accessibleName() == "Play"


def test_a_truncated_recording_is_played_as_far_as_it_goes(
    qtbot: QtBot, listen: Callable[..., Opened], clock: Path
) -> None:
    clock.write_bytes(clock.read_bytes()[:100_000])
    opened = listen()
    opened.player.play_from(2.5)
    wait_until_played(qtbot, opened.player, 2.5)
    qtbot.waitUntil(lambda: not opened.player.playing)
    assert opened.player.position == pytest.approx(3.1, abs=0.1)


def test_a_missing_recording_is_told_in_a_sentence(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(demo.busy())
    window.read(COMPLETED)
    qtbot.waitUntil(lambda: window.reader.player.isVisible())
    window.reader.player.toggle.click()
    qtbot.waitUntil(lambda: "no longer in the store" in window.reader.player.note.text())


def test_without_the_libraries_it_says_what_to_install_and_all_else_works(
    qtbot: QtBot, listen: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(PySide6, "QtMultimedia")
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    opened = listen()
    opened.player.toggle.click()
    qtbot.waitUntil(lambda: "sudo apt-get install libpulse0" in opened.player.note.text())
    assert opened.opened == []
    assert opened.window.reader.transcript.reading


def test_the_slider_goes_where_it_is_clicked_and_moves_by_keys(qtbot: QtBot, listen: Callable[..., Opened]) -> None:
    opened = listen()
    wave = opened.player.waveform
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=wave.rect().center())
    assert opened.player.position == pytest.approx(LENGTH / 2, abs=0.3)
    qtbot.keyClick(wave, Qt.Key.Key_Left)
    assert opened.player.position == pytest.approx(LENGTH / 2 - 5, abs=0.3)
    qtbot.keyClick(wave, Qt.Key.Key_Home)
    assert opened.player.position == 0.0


def test_time_runs_to_the_right_in_every_language(
    qtbot: QtBot, qapp: QApplication, listen: Callable[..., Opened]
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        player = listen().player
        assert player.toggle.x() < player.waveform.x() < player.time.x()
        qtbot.keyClick(player.waveform, Qt.Key.Key_Right)
        assert player.position == 5.0
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_before_the_first_sound_nothing_of_it_is_loaded() -> None:
    """It would hold up the window."""
    code = (
        "import sys; import desktop_app.gui, desktop_app.ui.main_window;"
        "print([name for name in sys.modules if name in ('PySide6.QtMultimedia', 'http.server')])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"
