"""Plays one recording with QtMultimedia."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QFile, QObject, Qt, QTimer, QUrl, Signal

from desktop_app.domain.sound import Sound
from desktop_app.presentation.translation import tr
from desktop_app.ui.player.multimedia import load_multimedia, why_none

TICK = 30  # milliseconds between two positions while it plays
FURTHEST = 0.15  # seconds for which a position is reckoned from the last one that was told


class SoundEngine(QObject):
    """Of one sound, which it closes in the end. All times are seconds of the recording."""

    position_changed = Signal(float)
    length_known = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(str)  #: a sentence
    # What the player is told, by way of the event loop: called from Python, it would hold the interpreter, for which a
    # thread of FFmpeg's may wait that it waits for
    _to_play = Signal()
    _to_pause = Signal()
    _to_seek = Signal("qlonglong")  # type: ignore[arg-type]  # milliseconds; the stubs know no types of C++
    _to_speed = Signal(float)
    _to_end = Signal()

    def __init__(self, sound: Sound, start: float, speed: float, parent: QObject | None = None) -> None:
        """Begins to play at `start` as soon as enough is there; raises NoPlayer."""
        super().__init__(parent)
        self._qt = load_multimedia()
        self._sound = sound
        self._wanted: float | None = start  #: where to go once that is possible
        self._told, self._told_at = start, time.monotonic()
        self._sought = start  #: the last place to which it went: nothing moves until something else is told
        self._seeking = 0  #: how often that is still under way
        self._is_open = True
        self._speed = speed
        self._player = self._qt.QMediaPlayer(self)
        self._output = self._qt.QAudioOutput(self._player)
        self._devices = self._qt.QMediaDevices(self)
        self._file: QFile | None = None
        self._ticks = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        self._connect()
        self.set_speed(speed)
        self._open()

    @property
    def playing(self) -> bool:
        return bool(self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PlayingState)

    @property
    def has_output(self) -> bool:
        """Whether there is something that makes the sound audible."""
        return not self._output.device().isNull()

    @property
    def position(self) -> float:
        if self._wanted is not None:
            return self._wanted
        if not self.playing or self._told == self._sought:
            return self._told
        since = (time.monotonic() - self._told_at) * self._speed
        return self._told + min(since, FURTHEST)

    def play(self) -> None:
        self._to_play.emit()

    def pause(self) -> None:
        self._to_pause.emit()

    def seek(self, seconds: float) -> None:
        if self._player.isSeekable():
            milliseconds = round(seconds * 1000)
            self._wanted, self._sought = None, milliseconds / 1000
            self._note(self._sought)
            self._seeking += 1
            self._to_seek.emit(milliseconds)
        else:
            self._wanted = seconds
        self.position_changed.emit(seconds)

    def set_speed(self, speed: float) -> None:
        """The voice stays as high as it is."""
        self._note(self.position)
        self._speed = speed
        self._to_speed.emit(speed)

    def close(self) -> None:
        """Be silent, and let go of everything; nothing is told any more."""
        if not self._is_open:
            return
        self._is_open = False
        self._ticks.stop()
        self._sound.close()  # first: its reader may be waiting for the network, and the player for its reader
        self._to_end.emit()
        self.blockSignals(True)
        self.deleteLater()

    def _connect(self) -> None:
        self._player.setAudioOutput(self._output)
        self._player.positionChanged.connect(self._hear_position)
        self._player.durationChanged.connect(self._hear_length)
        self._player.playbackStateChanged.connect(self._hear_state)
        self._player.mediaStatusChanged.connect(self._hear_status)
        self._player.errorOccurred.connect(lambda kind, text: self._fail(text))
        self._devices.audioOutputsChanged.connect(self._follow_output)
        queued = Qt.ConnectionType.QueuedConnection
        self._to_play.connect(self._player.play, queued)
        self._to_pause.connect(self._player.pause, queued)
        self._to_seek.connect(self._player.setPosition, queued)
        self._to_seek.connect(self._arrive, queued)
        self._to_speed.connect(self._player.setPlaybackRate, queued)
        self._to_end.connect(self._player.stop, queued)

    def _open(self) -> None:
        if not self._player.isAvailable():
            QTimer.singleShot(0, self, lambda: self.failed.emit(why_none(self._player.errorString())))
            return
        url = QUrl(self._sound.url)
        if url.isLocalFile():  # opened here: FFmpeg would also open what such a file names
            self._file = QFile(url.toLocalFile(), self)
            self._file.open(QFile.OpenModeFlag.ReadOnly)
            self._player.setSourceDevice(self._file)
        else:
            self._player.setSource(url)
        self.play()

    def _note(self, seconds: float) -> None:
        self._told, self._told_at = seconds, time.monotonic()

    def _arrive(self) -> None:
        self._seeking -= 1

    def _hear_position(self, milliseconds: int) -> None:
        if self._wanted is None and not self._seeking:
            self._note(milliseconds / 1000)
            if not self.playing:
                self.position_changed.emit(self.position)

    def _hear_length(self, milliseconds: int) -> None:
        if milliseconds > 0:
            self.length_known.emit(milliseconds / 1000)

    def _hear_state(self) -> None:
        self._ticks.start() if self.playing else self._ticks.stop()
        self._note(self._told)
        self.playing_changed.emit(self.playing)

    def _hear_status(self, status: Any) -> None:
        kinds = self._qt.QMediaPlayer.MediaStatus
        if self._wanted is not None and status in (kinds.LoadedMedia, kinds.BufferingMedia, kinds.BufferedMedia):
            wanted, self._wanted = self._wanted, None
            if wanted:
                self.seek(wanted)
        if status == kinds.EndOfMedia and self._sound.fault():
            self._fail("")

    def _fail(self, text: str) -> None:
        """The store knows better than FFmpeg why nothing came."""
        unplayable = tr("This recording can't be played: {fault}.", fault=text.strip().rstrip("."))
        self.failed.emit(self._sound.fault() or unplayable)

    def _tick(self) -> None:
        if self._wanted is None:
            self.position_changed.emit(self.position)

    def _follow_output(self) -> None:
        self._output.setDevice(self._qt.QMediaDevices.defaultAudioOutput())
