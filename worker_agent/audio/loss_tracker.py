"""Tracks how much of a file was decoded and how much was lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from worker_agent.audio.declared_duration import DeclaredDuration

_TOLERANCE = 1.0  # seconds, and at least this share: headers are rounded, and decoders swallow the first moment
_SHARE = 0.01
_LONGEST_PACKET = 30.0  # what says that it is longer is damaged
_WORTH_TELLING = 0.5  # seconds of packets that are known to be damaged


@dataclass(frozen=True, slots=True)
class Missing:
    """Seconds; 0: nothing to speak of."""

    within: float
    at_end: float


class LossTracker:
    """Of one file, packet by packet. All times are seconds."""

    def __init__(self, tick: float, contiguous: bool) -> None:
        """`tick`: the unit of time stamps; `contiguous`: a hole between them is a loss, elsewhere it may be a pause."""
        self._tick = tick
        self._contiguous = contiguous
        self._first: float | None = None  #: time stamp of the first packet that was heard
        self._reached = 0.0  #: end of the last one, from there
        self._lost_within = 0.0  #: with sound after it
        self._lost_since = 0.0  #: since the last sound
        self._usual = 0.0  #: length of a packet
        self.seconds = 0.0  #: decoded
        self.faults = 0

    def record_decoded(self, packet: Any, seconds: float) -> None:
        self.seconds += seconds
        self._lost_within, self._lost_since = self._lost_within + self._lost_since, 0.0
        if packet.pts is not None:
            at, length = packet.pts * self._tick, self._length(packet)
            self._first = at if self._first is None else self._first
            self._reached = max(self._reached, at + length - self._first)

    def record_lost(self, packet: Any | None = None) -> None:
        """`packet`: None where not even a packet could be read."""
        self.faults += 1
        if packet is not None:
            self._lost_since += self._length(packet)

    def missing(self, declared: DeclaredDuration | None) -> Missing:
        tolerance = max(_TOLERANCE, _SHARE * declared.seconds if declared else 0.0)
        hole, at_end = self._against(declared) if declared else (0.0, self._lost_since)
        within = hole if hole > tolerance else self._lost_within
        return Missing(within if within >= _WORTH_TELLING else 0.0, at_end if at_end > tolerance else 0.0)

    def _against(self, declared: DeclaredDuration) -> tuple[float, float]:
        """What is missing of the promised length, within and at the end."""
        reached = max(self.seconds, min(self._reached, declared.seconds))  # a damaged time stamp may be anything
        hole, at_end = reached - self.seconds, declared.seconds - reached
        if declared.whole:
            return hole + at_end, 0.0
        return hole if self._contiguous or self._lost_within else 0.0, at_end

    def _length(self, packet: Any) -> float:
        if packet.duration:
            self._usual = min(_LONGEST_PACKET, packet.duration * self._tick)
        return self._usual
