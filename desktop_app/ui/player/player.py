"""The bar above the transcript, with which a person listens to the recording."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.sound import Sound
from desktop_app.domain.task import Task
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.player.engine import SoundEngine
from desktop_app.ui.player.multimedia import NoPlayer, load_multimedia
from desktop_app.ui.player.speed import SpeedButton
from desktop_app.ui.player.waveform import Waveform
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import tool
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.transcript import Transcript

SKIP = 5.0  # seconds back or forward
EARLY = 0.3  # seconds before a segment that still count as its loop: its first sound may begin a little early


class Player(QWidget):
    """Of the task that is shown. Nothing is opened before a person wants to hear something; times are seconds."""

    position_changed = Signal(float)  #: what is heard
    sought = Signal()  #: a person chose where to listen, or began to
    silenced = Signal()  #: nothing is heard any more: another task is shown

    def __init__(self, operations: Operations, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_sound, self._background = operations.open_sound, background
        self._task: Task | None = None
        self._engine: SoundEngine | None = None
        self._opening = False
        self._position = self._length = 0.0
        self._segments: list[tuple[float, float]] = []
        self._looped: tuple[float, float] | None = None
        self.back = tool(tr("Back 5 seconds"), "back-5", self.skip_back)
        self.toggle = tool(tr("Play"), "play", self.play_or_pause)
        self.forward = tool(tr("Forward 5 seconds"), "forward-5", self.skip_forward)
        self.waveform = Waveform()
        self.waveform.sought.connect(self.seek)
        self.waveform.sliderMoved.connect(lambda value: self._show_time(value / 1000))
        self.time = Label()
        self.speed = SpeedButton()
        self.speed.chosen.connect(self._apply_speed)
        self.loop = tool(tr("Loop the segment"), "loop", self.loop_or_not)
        self.loop.setCheckable(True)
        self.note = Label()
        self._lay_out()
        self.show_task(None)

    @property
    def playing(self) -> bool:
        return self._engine is not None and self._engine.playing

    @property
    def position(self) -> float:
        return self._engine.position if self._engine else self._position

    def show_task(self, task: Task | None) -> None:
        """None: none. The same one again, such as when it has got further, is played on."""
        if (
            task is not None
            and self._task is not None
            and (task.id, task.audio_sha256)
            == (
                self._task.id,
                self._task.audio_sha256,
            )
        ):
            if self._engine is None:  # which knows better
                self._set_length(task.duration_seconds or self._length)
            return
        self.close_sound()
        self._task = task if task and task.source_path else None  # a report is made of no recording
        self._segments, self._position = [], 0.0
        self.waveform.set_peaks(())
        self.loop.setEnabled(False)
        self._set_length(task.duration_seconds or 0.0 if task else 0.0)
        self._tell("")
        self.setVisible(self._task is not None)

    def show_transcript(self, transcript: Transcript) -> None:
        """Of the same task: what is looped, and how loud it is where."""
        self._segments = [(each.start, each.end) for each in transcript.segments if each.text]
        self.loop.setEnabled(bool(self._segments))
        self.waveform.set_peaks(transcript.loudness)
        if not self._length:
            self._set_length(transcript.duration_seconds)

    def play_or_pause(self) -> None:
        if self.playing and self._engine:
            self._engine.pause()
        else:
            self.play()

    def play(self) -> None:
        self.sought.emit()
        if self._engine:
            self._engine.play()
        elif self._task and not self._opening:
            self._open(self._task)

    def play_from(self, seconds: float) -> None:
        self.seek(seconds)
        self.play()

    def seek(self, seconds: float) -> None:
        """Also where nothing is open yet: it is played from there."""
        seconds = min(max(0.0, seconds), self._length or seconds)
        if self._looped and not self._looped[0] - EARLY <= seconds < self._looped[1]:
            self._set_loop(None)
        self.sought.emit()
        if self._engine:
            self._engine.seek(seconds)
        else:
            self._show_position(seconds)

    def skip_back(self) -> None:
        self.seek(self.position - SKIP)

    def skip_forward(self) -> None:
        self.seek(self.position + SKIP)

    def loop_or_not(self) -> None:
        """Hear the segment that is spoken now again and again, or go on."""
        self._set_loop(None if self._looped else self._segment_at(self.position))

    def close_sound(self) -> None:
        """Be silent, and free what is held."""
        if self._engine is not None:
            self._position = self._engine.position
            self._engine.close()
            self._engine = None
        self._opening = False
        self._set_loop(None)
        self._show_playing(False)
        self.silenced.emit()

    def _open(self, task: Task) -> None:
        self._opening = True
        self._tell(tr("Loading the sound…"))
        open_sound = self._open_sound

        def prepare() -> Sound:
            load_multimedia()
            return open_sound(task.id)

        def opened(sound: Sound) -> None:
            self._begin(sound) if self._opening and self._task is task else sound.close()

        def failed(fault: str) -> None:
            if self._task is task:
                self._fail(fault)

        self._background.run(prepare, opened, failed=failed)

    def _begin(self, sound: Sound) -> None:
        self._opening = False
        try:
            self._engine = SoundEngine(sound, self._position, self.speed.value, self)
        except NoPlayer as error:
            sound.close()
            self._fail(str(error))
            return
        self._engine.position_changed.connect(self._show_position)
        self._engine.length_known.connect(self._set_length)
        self._engine.playing_changed.connect(self._show_playing)
        self._engine.failed.connect(self._fail)
        silent = tr("No sound output was found, so nothing is heard: connect one, or start the sound service.")
        self._tell("" if self._engine.has_output else silent)

    def _fail(self, fault: str) -> None:
        self.close_sound()
        self._tell(fault, wrong=True)

    def _apply_speed(self, speed: float) -> None:
        if self._engine:
            self._engine.set_speed(speed)

    def _show_position(self, seconds: float) -> None:
        if self._looped and self._engine and self._engine.playing and seconds >= self._looped[1]:
            self._engine.seek(self._looped[0])
            return
        self._position = seconds
        self.waveform.show_position(seconds)
        if not self.waveform.isSliderDown():
            self._show_time(seconds)
        self.position_changed.emit(seconds)

    def _show_playing(self, playing: bool) -> None:
        name = tr("Pause") if playing else tr("Play")
        self.toggle.setIcon(icon("pause" if playing else "play"))
        self.toggle.setAccessibleName(name)

    def _show_time(self, seconds: float) -> None:
        length = format_timestamp(self._length) if self._length else "–"
        self.time.setText(f"{format_timestamp(seconds)} / {length}")
        self.waveform.setAccessibleDescription(self.time.text())

    def _set_length(self, seconds: float) -> None:
        self._length = seconds
        self.waveform.set_length(seconds)
        self._show_time(self.position)
        self.waveform.show_position(self.position)

    def _set_loop(self, segment: tuple[float, float] | None) -> None:
        self._looped = segment
        self.loop.setChecked(segment is not None)

    def _segment_at(self, seconds: float) -> tuple[float, float] | None:
        """The one that is spoken then, or was last."""
        number = bisect_right(self._segments, (seconds, float("inf"))) - 1
        return self._segments[max(0, number)] if self._segments else None

    def _tell(self, sentence: str, *, wrong: bool = False) -> None:
        set_role(self.note, "danger" if wrong else "muted")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self.note.setWordWrap(True)
        set_role(self.time, "muted")
        row = QWidget()
        row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs on every recorder, whatever the language
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for button in (self.back, self.toggle, self.forward):
            line.addWidget(button)
        line.addWidget(self.waveform, 1)
        for part in (self.time, self.speed, self.loop):
            line.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 0, GRID, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(row)
        layout.addWidget(self.note)
