"""The transcript follows what is heard, until the person scrolls elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.ui.player.player import Player
from desktop_app.ui.reader.transcript_view import TranscriptView


class Following(QObject):
    """Marks what is spoken, and scrolls to it; whoever scrolls away is left there until it is heard from anew."""

    def __init__(self, player: Player, text: TranscriptView) -> None:
        super().__init__(text)
        self._text = text
        self._follows = True
        self._scrolls = False  #: by itself
        self._heard: float | None = None
        player.position_changed.connect(self._show)
        player.sought.connect(self._follow)
        player.silenced.connect(self._forget)
        text.hear_from.connect(player.play_from)
        text.verticalScrollBar().valueChanged.connect(self._hear_scrolling)

    def _show(self, seconds: float) -> None:
        self._heard = seconds
        self._text.mark_spoken(seconds)
        if self._follows and not self._text.shows_time(seconds):
            self._scrolls = True
            self._text.scroll_to_time(seconds)
            self._scrolls = False

    def _follow(self) -> None:
        self._follows = True

    def _forget(self) -> None:
        self._heard = None
        self._text.mark_spoken(None)

    def _hear_scrolling(self) -> None:
        if not self._scrolls and self._heard is not None:
            self._follows = self._text.shows_time(self._heard)
