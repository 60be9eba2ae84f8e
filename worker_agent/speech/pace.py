"""How fast this process works: learned as it works, and used for the size of leases."""

from __future__ import annotations

_WEIGHT = 0.5  # of the newest measurement: a machine may become slower at any time, and we should notice soon


class Pace:
    """Seconds of speech per second of work, for one loaded model."""

    def __init__(self, first_guess: float) -> None:
        """`first_guess`: until something is measured; one too high only has the lease sized once more."""
        self._speed = first_guess
        self._measured = False

    @property
    def measured(self) -> bool:
        """Whether it is more than a guess."""
        return self._measured

    def observe(self, audio_seconds: float, work_seconds: float) -> None:
        """So much speech took so long."""
        speed = audio_seconds / max(work_seconds, 1e-6)
        self._speed = _WEIGHT * speed + (1 - _WEIGHT) * self._speed if self._measured else speed
        self._measured = True

    def seconds_for(self, audio_seconds: float) -> float:
        """How long so much speech will take."""
        return audio_seconds / self._speed
