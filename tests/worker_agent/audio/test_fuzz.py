"""Whatever is done to a file, the decoder comes to a verdict, within its limits and without falling over."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.fixtures.fuzzing import fuzz
from tests.fixtures.small_media import media, wav

SECONDS = 1.0  # of sound in each file
HEADER = 2000  # bytes at the start that are changed as often as all the others

SOUND = (
    wav()[:32_000],
    media("mp3", "libmp3lame", seconds=SECONDS),
    media("flac", "flac", seconds=SECONDS),
    media("ipod", "aac", seconds=SECONDS),
    media("ogg", "vorbis", layout="stereo", seconds=SECONDS),
    media("ogg", "libopus", rate=48_000, seconds=SECONDS),
    media("adts", "aac", seconds=SECONDS),
    media("webm", "libopus", rate=48_000, seconds=SECONDS),
    media("mp4", "aac", picture="mpeg4", seconds=SECONDS),
    media("matroska", "libmp3lame", picture="mpeg4", seconds=SECONDS),
    media("aiff", "pcm_s16be", seconds=SECONDS),
    media("caf", "alac", seconds=SECONDS),
    media("mpegts", "mp2", seconds=SECONDS),
)

places = st.one_of(st.integers(0, HEADER), st.integers(0, 2**17))
numbers = st.one_of(
    st.sampled_from([0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]), st.integers(0, 2**32 - 1)
)
changes = st.one_of(
    st.tuples(st.just("write"), places, st.binary(min_size=1, max_size=8)),
    st.tuples(st.just("write"), places, numbers.map(lambda number: number.to_bytes(4, "big"))),
    st.tuples(st.just("write"), places, numbers.map(lambda number: number.to_bytes(4, "little"))),
    st.tuples(st.just("insert"), places, st.binary(min_size=1, max_size=600)),
    st.tuples(st.just("remove"), places, st.integers(1, 4000)),
    st.tuples(st.just("repeat"), places, st.integers(1, 4000)),
    st.tuples(st.just("end"), places, st.none()),
)


def changed(content: bytes, edits: list[tuple[str, int, Any]]) -> bytes:
    for what, place, how in edits:
        at = place % (len(content) + 1)
        before, after = content[:at], content[at:]
        if what == "write":
            content = before + how + after[len(how) :]
        elif what == "insert":
            content = before + how + after
        elif what == "remove":
            content = before + after[how:]
        elif what == "repeat":
            content = before + after[:how] + after
        else:
            content = before
    return content


files = st.builds(changed, st.sampled_from(SOUND), st.lists(changes, min_size=1, max_size=12))


class Decoder:
    """A process that works on one file after the other, started anew when it has ended."""

    def __init__(self, folder: Path, operation: str) -> None:
        self._file = folder / "file"
        self._operation = operation
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "tests.fixtures.decode_again", self._operation]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def close(self) -> int:
        self._process.communicate()
        return self._process.returncode

    def check(self, content: bytes) -> None:
        self._file.write_bytes(content)
        self._process.stdin.write(f"{self._file}\n")
        self._process.stdin.flush()
        if not self._process.stdout.readline().startswith("DecodeResult("):
            status = self.close()
            self._start()
            kept = Path(tempfile.gettempdir(), f"earshot-fuzz-{sha256(content).hexdigest()[:12]}")
            kept.write_bytes(content)
            pytest.fail(f"The decoder has ended with status {status} at the file {kept}")


@pytest.fixture(params=["decode", "measure", "convert"])
def decoder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Decoder]:
    decoder = Decoder(tmp_path, request.param)
    yield decoder
    decoder.close()


def test_no_file_makes_the_decoder_fall_over(decoder: Decoder) -> None:
    assert fuzz(decoder.check, files)
