"""Measures loudness.

Loudness is integrated loudness, and peak is true peak, both as EBU R 128 defines them, measured by FFmpeg's filter
`ebur128` and after oversampling.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from worker_agent.audio.filter_graph import FilterGraph
from worker_agent.audio.packet_decoder import SoundShape

SILENCE = -70.0  #: LUFS, the gate of the standard: what is quieter has no loudness

_LOUDEST_PEAK = 200.0  # dBTP, up or down: files in floating point may say that they are infinitely loud
_FILTERED = 48_000  # samples a second, at least: the standard's filter makes no sense where much of it is missing
_OVERSAMPLED = 192_000  # samples a second, at which true peaks are looked for


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured in so many seconds of a file."""

    seconds: float
    loudness: float  #: LUFS
    peak: float  #: dBTP
    precise: bool  #: the file has more than 16 bits a sample

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, data: bytes) -> Loudness:
        """Raises ValueError, TypeError."""
        measured = cls(**json.loads(data))
        if not all(map(math.isfinite, (measured.seconds, measured.loudness, measured.peak))) or measured.seconds <= 0:
            raise ValueError("no loudness that can have been measured")
        if not isinstance(measured.precise, bool):
            raise TypeError("it is precise or it is not")
        return measured


class LoudnessMeter:
    """FFmpeg's meters, fed with pieces of sound."""

    def __init__(self, shape: SoundShape, precise: bool) -> None:
        # `ebur128` can look for peaks, too, but tells them in thousandths of full scale: too few for a quiet file
        self._graph = FilterGraph(
            shape,
            ("aresample", str(max(shape.rate, _FILTERED))),
            ("ebur128", "metadata=1:framelog=quiet"),
            ("aresample", str(max(shape.rate, _OVERSAMPLED))),
            ("astats", "metadata=1:measure_perchannel=none:measure_overall=Peak_level"),
        )
        self._precise = precise
        self._latest: dict[str, str] = {}

    @property
    def seconds(self) -> float:
        return self._graph.seconds

    @property
    def value(self) -> Loudness:
        """Of the sound up to now."""
        loudness = float(self._latest.get("lavfi.r128.I", SILENCE))
        peak = float(self._latest.get("lavfi.astats.Overall.Peak_level", -_LOUDEST_PEAK))
        quiet = not math.isfinite(loudness) or loudness <= SILENCE
        return Loudness(self.seconds, SILENCE if quiet else loudness, _bounded(peak), self._precise)

    def push(self, piece: bytes) -> None:
        self._read(self._graph.push(piece))

    def finish(self) -> None:
        self._read(self._graph.finish())

    def _read(self, frames: Iterable[Any]) -> None:
        for frame in frames:
            self._latest.update(frame.metadata)


def _bounded(peak: float) -> float:
    return -_LOUDEST_PEAK if math.isnan(peak) else max(-_LOUDEST_PEAK, min(peak, _LOUDEST_PEAK))
