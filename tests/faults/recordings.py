"""The recordings of a run: speech put together anew, some twice under two names, and some without any sound."""

from __future__ import annotations

import hashlib
import random
import shutil
import struct
import wave
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.end_to_end.harness import make_long_recording

Sound = npt.NDArray[np.int16]

RATE = 8_000  # samples per second, half of the pool's: half the bytes to move about
PAUSE = 0.4  # seconds of silence between two pieces of speech
UNREADABLE, LONG, COPIED = 10, 2, 7  # one recording in so many


@dataclass(frozen=True, slots=True)
class Recording:
    """A file to be handed in."""

    path: Path
    sha256: str
    readable: bool


def make_recordings(folder: Path, count: int, *, seed: int, minutes: float) -> list[Recording]:
    """The same for the same arguments: half of them short, the others about so many minutes long."""
    dice = random.Random(f"recordings {seed}")
    folder.mkdir(parents=True)
    pool = _pool(folder / "pool.wav")
    made: list[Recording] = []
    for number in range(count):
        path = folder / f"recording-{number:04}.wav"
        if number % COPIED == 3:
            made.append(_copy(made[-1], path))
        else:
            made.append(_make(path, _seconds(number, minutes, dice), pool, dice))
    return made


def _seconds(number: int, minutes: float, dice: random.Random) -> float:
    """0: no sound at all."""
    if number % UNREADABLE == 1:
        return 0.0
    return dice.uniform(40, 80) * minutes if number % LONG == 0 else dice.uniform(15, 40)


def _pool(path: Path) -> Sound:
    with wave.open(str(make_long_recording(path, times=1))) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    path.unlink()
    pairs = samples[: len(samples) // 2 * 2].reshape(-1, 2)
    return np.asarray(pairs.mean(axis=1), np.int16)


def _make(path: Path, seconds: float, pool: Sound, dice: random.Random) -> Recording:
    if seconds:
        _write_speech(path, pool, seconds, dice)
    else:
        _write_header_only(path, dice)
    return Recording(path, hashlib.sha256(path.read_bytes()).hexdigest(), readable=bool(seconds))


def _copy(recording: Recording, path: Path) -> Recording:
    shutil.copyfile(recording.path, path)
    return replace(recording, path=path)


def _write_speech(path: Path, pool: Sound, seconds: float, dice: random.Random) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        while file.getnframes() < seconds * RATE:
            length = round(dice.uniform(3, 9) * RATE)
            start = dice.randrange(len(pool) - length)
            file.writeframes(pool[start : start + length].tobytes() + bytes(2 * round(PAUSE * RATE)))


def _write_header_only(path: Path, dice: random.Random) -> None:
    """A WAV that promises sound and has none: intake, which reads no more than headers, takes it."""
    sound = struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)  # PCM, one channel, 16 bits
    chunks = _chunk(b"fmt ", sound) + _chunk(b"JUNK", dice.randbytes(64)) + _chunk(b"data", b"")
    path.write_bytes(_chunk(b"RIFF", b"WAVE" + chunks))


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content
