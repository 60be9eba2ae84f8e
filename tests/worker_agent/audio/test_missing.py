"""What a file promises and does not hold is told; a good file gets no warning, whatever its header looks like."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.fixtures.small_media import SECONDS, media, wav
from worker_agent.audio.declared_duration import DeclaredDuration
from worker_agent.audio.decode import decode
from worker_agent.audio.loss_tracker import LossTracker, Missing

FASTSTART = {"movflags": "faststart"}
FRAGMENTS = {"movflags": "frag_keyframe+empty_moov", "frag_duration": "500000"}


def warning_of(path: Path, content: bytes) -> str | None:
    path.write_bytes(content)
    with decode(path, lambda: None) as recording:
        return recording.warning


def edited(m4a: bytes, *, start: int, length: int) -> bytes:
    """With an edit list that leaves so much of it: `start` in samples, `length` in milliseconds."""
    at = m4a.index(b"elst") + 12
    return m4a[:at] + struct.pack(">II", length, start) + m4a[at + 8 :]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: wav(size=0), id="WAV of a recorder that did not come back to the header"),
        pytest.param(lambda: wav(size=2**32 - 1), id="WAV out of a pipe"),
        pytest.param(lambda: wav(size=2**31 - 2**12), id="WAV out of another program's pipe"),
        pytest.param(lambda: media("mp3", "libmp3lame", options={"write_xing": "0"}), id="MP3 without a length"),
        pytest.param(lambda: media("adts", "aac"), id="AAC, whose length is only guessed"),
        pytest.param(lambda: media("ipod", "aac", options=FASTSTART), id="M4A for the web"),
        pytest.param(lambda: media("ipod", "aac", options=FRAGMENTS), id="M4A in fragments"),
        pytest.param(lambda: edited(media("ipod", "aac"), start=80_000, length=2000), id="M4A that was trimmed"),
        pytest.param(lambda: media("ogg", "libopus", rate=48_000) * 2, id="chained Ogg"),
        pytest.param(lambda: media("matroska", "libmp3lame", options={"live": "1"}), id="Matroska of a live stream"),
        pytest.param(lambda: media("mpegts", "mp2"), id="MPEG-TS"),
    ],
)
def test_a_good_file_gets_no_warning(content: object, tmp_path: Path) -> None:
    assert callable(content)
    assert warning_of(tmp_path / "file", content()) is None


@pytest.mark.parametrize(
    ("container", "codec", "options"),
    [("wav", "pcm_s16le", {}), ("mp3", "libmp3lame", {}), ("flac", "flac", {}), ("ipod", "aac", FASTSTART)],
)
def test_a_missing_end_is_told(container: str, codec: str, options: dict[str, str], tmp_path: Path) -> None:
    whole = media(container, codec, options=options)

    assert warning_of(tmp_path / "file", whole[: len(whole) // 2]) in {
        f"The last {seconds} seconds of this file are unreadable." for seconds in (SECONDS // 2, SECONDS // 2 + 1)
    }


def test_hours_that_are_promised_are_missed(tmp_path: Path) -> None:
    hours = 2 * 3600 * 32_000

    assert warning_of(tmp_path / "file", wav(size=hours)) == "The last 2 hours of this file are unreadable."


class Packet:
    """A second of sound."""

    duration = 1

    def __init__(self, second: int) -> None:
        self.pts = second


def losses(heard: list[int], lost: list[int], *, contiguous: bool = True) -> LossTracker:
    """Of a file with a packet each second."""
    book = LossTracker(1.0, contiguous)
    for second in sorted(heard + lost):
        if second in heard:
            book.record_decoded(Packet(second), 1.0)
        else:
            book.record_lost(Packet(second))
    return book


def test_what_was_lost_in_the_middle_and_at_the_end_is_told_apart() -> None:
    book = losses([*range(10), *range(20, 30)], [])

    assert book.missing(DeclaredDuration(100.0)) == Missing(within=10.0, at_end=70.0)


def test_damaged_packets_count_where_nothing_is_promised() -> None:
    book = losses([*range(10), *range(20, 30)], [*range(10, 20), *range(30, 33)])

    assert book.missing(None) == Missing(within=10.0, at_end=3.0)


def test_a_pause_is_no_loss_where_there_may_be_pauses() -> None:
    book = losses([*range(10), *range(20, 30)], [], contiguous=False)

    assert book.missing(DeclaredDuration(30.0)) == Missing(0.0, 0.0)


def test_a_file_that_has_all_its_bytes_misses_nothing_at_its_end() -> None:
    assert losses([*range(10)], []).missing(DeclaredDuration(15.0, whole=True)) == Missing(within=5.0, at_end=0.0)


def test_a_little_is_nothing() -> None:
    assert losses([*range(99)], []).missing(DeclaredDuration(100.0)) == Missing(0.0, 0.0)
    assert losses([*range(990)], []).missing(DeclaredDuration(999.0)) == Missing(0.0, 0.0)


def test_a_time_stamp_that_lies_takes_nothing_away() -> None:
    book = losses([*range(10)], [])
    book.record_decoded(Packet(10**9), 1.0)

    assert book.missing(DeclaredDuration(11.0)) == Missing(0.0, 0.0)
