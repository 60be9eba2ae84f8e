"""The decoded sound of a file: a short one is kept in memory, a long one in a scratch file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from worker_agent.audio.peaks import PeakMeter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SAMPLE_RATE = 16_000  # samples a second, of one channel: what the speech model wants
_WIDTH = 2  # bytes of a sample
_IN_MEMORY = 64 * 1024 * 1024  # bytes, half an hour; more than that goes to the disk


class Recording:
    """Written once, front to back, then read in any order. To be closed: it may hold a file."""

    def __init__(self, scratch: Path | None = None) -> None:
        """`scratch`: the folder for what is long; None: the system's own."""
        self._sound: IO[bytes] = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed with the recording
            max_size=_IN_MEMORY, dir=None if scratch is None else str(scratch)
        )
        self._bytes = 0
        self._warning: str | None = None
        self._meter = PeakMeter()

    def __enter__(self) -> Recording:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sound.close()

    def __len__(self) -> int:
        """Samples."""
        return self._bytes // _WIDTH

    @property
    def seconds(self) -> float:
        return len(self) / SAMPLE_RATE

    @property
    def warning(self) -> str | None:
        """What of the file could not be decoded, for the person."""
        return self._warning

    @property
    def peaks(self) -> bytes:
        """How loud it is, moment by moment: see PeakMeter."""
        return self._meter.peaks()

    def warn(self, warning: str | None) -> None:
        self._warning = warning

    def append(self, sound: bytes) -> None:
        """Add signed 16-bit samples; raises OSError where the disk is full."""
        self._sound.write(sound)
        self._meter.add(sound)
        self._bytes += len(sound)

    def read(self, start: int = 0, end: int | None = None) -> Samples:
        """The samples from `start` to before `end`, between -1 and 1; all of them take four bytes each."""
        import numpy as np

        end = len(self) if end is None else end
        self._sound.seek(start * _WIDTH)
        sound = self._sound.read((end - start) * _WIDTH)
        samples: Samples = np.frombuffer(sound, dtype=np.int16).astype(np.float32)
        samples /= 32768.0
        return samples
