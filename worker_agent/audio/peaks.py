"""How loud a recording is, moment by moment: for a picture of it."""

from __future__ import annotations

WINDOW = 1600  # samples: a tenth of a second
MOST = 3000  # peaks of one recording: 4,000 letters in its transcript
LOUDEST = 255


class PeakMeter:
    """Is given all samples, front to back, in pieces of any size; what it finds does not depend on the pieces."""

    def __init__(self) -> None:
        self._rest = b""  #: of a window that is not full yet
        self._windows = bytearray()  #: the loudest sample of each, as two bytes

    def add(self, sound: bytes) -> None:
        """Signed 16-bit samples."""
        sound = self._rest + sound
        whole = len(sound) - len(sound) % (2 * WINDOW)
        self._windows += _loudest(sound[:whole])
        self._rest = sound[whole:]

    def peaks(self) -> bytes:
        """One for each tenth of a second, or MOST of a long recording, in proportion to the loudest of them."""
        import numpy as np

        found = np.frombuffer(bytes(self._windows) + _loudest(self._rest), dtype=np.uint16).astype(np.uint32)
        if not len(found) or not found.max():
            return bytes(min(len(found), MOST))
        count = min(len(found), MOST)
        borders = np.arange(count, dtype=np.int64) * len(found) // count
        return bytes((np.maximum.reduceat(found, borders) * LOUDEST // found.max()).astype(np.uint8))


def _loudest(sound: bytes) -> bytes:
    """Of each window; the last may be shorter than the others."""
    import numpy as np

    samples = np.frombuffer(sound, dtype=np.int16)
    if not len(samples):
        return b""
    starts = np.arange(0, len(samples), WINDOW)
    highest = np.maximum.reduceat(samples, starts).astype(np.int32)
    lowest = np.minimum.reduceat(samples, starts).astype(np.int32)
    return np.maximum(highest, -lowest).astype(np.uint16).tobytes()
