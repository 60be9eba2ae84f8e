"""How many seconds of speech this machine transcribes in one second: measured, kept between starts, used for leases."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

logger = logging.getLogger(__name__)

_WEIGHT = 0.5  # of the newest measurement: a machine may become slower at any time, and we should notice soon
_WORTH_KEEPING = 0.1  # share by which the speed has to differ from what is kept


class Throughput:
    """Seconds of speech per second of work, for one loaded model."""

    def __init__(self, first_guess: float, file: Path | None = None) -> None:
        """`first_guess`: until something is measured; one too high only has the lease sized once more.

        `file`: where it is kept between starts; None: nowhere.
        """
        self._file = file
        self._kept = _read(file) if file else None
        self._speed = self._kept or first_guess
        self._measured = self._kept is not None

    @property
    def measured(self) -> bool:
        """Whether it is more than a guess."""
        return self._measured

    def observe(self, audio_seconds: float, work_seconds: float) -> None:
        """So much speech took so long."""
        speed = audio_seconds / max(work_seconds, 1e-6)
        self._speed = _WEIGHT * speed + (1 - _WEIGHT) * self._speed if self._measured else speed
        self._measured = True
        self._keep()

    def seconds_for(self, audio_seconds: float) -> float:
        """How long so much speech will take."""
        return audio_seconds / self._speed

    def _keep(self) -> None:
        if self._file is None or (self._kept and abs(self._speed / self._kept - 1) < _WORTH_KEEPING):
            return
        self._kept = self._speed
        _write(self._file, self._speed)


def _read(file: Path) -> float | None:
    try:
        speed = float(json.loads(file.read_text())["speed"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        logger.warning("the speed kept in %s can't be used, and is learned anew: %s", file, error)
        return None
    return speed if 0 < speed < float("inf") else None


def _write(file: Path, speed: float) -> None:
    """Whole or not at all; several workers of one machine may write it at once."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps({"speed": round(speed, 3)}))
        unfinished.replace(file)
    except OSError as error:
        logger.warning("the speed can't be kept in %s: %s", file, error)
