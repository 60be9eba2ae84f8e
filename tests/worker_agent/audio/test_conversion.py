"""Loudness is measured as the standard wants it, and whatever is in a file, there is an end with a sentence."""

from __future__ import annotations

import io
import math
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.fixtures.hostile import End, write_corpus
from tests.fixtures.sounds import RATE, loudness_of, samples_of, sine, speech_like, write_wav
from worker_agent.audio.conversion import convert, measure
from worker_agent.audio.decode import raise_or_warn
from worker_agent.audio.decoder_protocol import DecodeResult
from worker_agent.audio.encodings import ENCODINGS, Conversion, Encoding
from worker_agent.audio.loudness import Loudness
from worker_agent.audio.sandbox import Pieces, decode, guarded
from worker_agent.contract.options import AudioFormat
from worker_agent.errors import InvalidOptions, NotAudio

FULL_DISK = Path("/dev/full")


@pytest.mark.parametrize(
    ("parts", "loudness"),
    [
        ([(-23.0, 20.0)], -23.0),
        ([(-33.0, 20.0)], -33.0),
        ([(-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)], -23.0),
        ([(-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)], -23.0),
    ],
)
def test_loudness_is_that_of_ebu_tech_3341(
    parts: Sequence[tuple[float, float]], loudness: float, tmp_path: Path
) -> None:
    tone = np.concatenate([sine(level, seconds) for level, seconds in parts])

    assert loudness_of(write_wav(tmp_path / "tone.wav", tone)).loudness == pytest.approx(loudness, abs=0.1)


@pytest.mark.parametrize(("level", "channels"), [(-6.0, 1), (-6.0, 2), (-50.0, 1), (-80.0, 2)])
def test_peaks_between_two_samples_are_found_however_small(level: float, channels: int, tmp_path: Path) -> None:
    tone = sine(level, 1.0, RATE / 4, phase=math.pi / 4, channels=channels) * np.hanning(RATE)[:, None]
    measured = loudness_of(write_wav(tmp_path / "tone.wav", tone, bits=24))

    assert 20 * math.log10(np.abs(tone).max()) == pytest.approx(level - 3.0, abs=0.1)
    assert measured.peak == pytest.approx(level, abs=0.1)


@pytest.mark.parametrize("rate", [2_000, 8_000, 16_000, 96_000, 384_000])
def test_a_low_rate_makes_nothing_louder(rate: int, tmp_path: Path) -> None:
    at = np.arange(5 * rate) / rate
    tone = 10 ** (-23 / 20) * np.sin(2 * math.pi * 500 * at)[:, None]
    usual = loudness_of(write_wav(tmp_path / "usual.wav", sine(-23.0, 5.0, 500.0, channels=1)))

    assert loudness_of(write_wav(tmp_path / "tone.wav", tone, rate)).loudness == pytest.approx(usual.loudness, abs=0.1)


@pytest.mark.parametrize("rate", ENCODINGS[AudioFormat.MP3].rates)
def test_lame_makes_nothing_quieter(rate: int, tmp_path: Path) -> None:
    path, copy = write_wav(tmp_path / "talk.wav", speech_like(2.0, rate), rate), tmp_path / "copy"
    assert end_of(convert(path, copy, Conversion(AudioFormat.MP3, None))) == DecodeResult()

    assert samples_of(copy).rate == rate
    assert loudness_of(copy).loudness == pytest.approx(loudness_of(path).loudness, abs=0.1)


@pytest.mark.parametrize(
    "piece",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"7",
        b"null",
        b'{"seconds": 4.0}',
        b'{"seconds": 4.0, "loudness": -20.0, "peak": -3.0, "precise": false, "more": 1}',
        b'{"seconds": "4.0", "loudness": -20.0, "peak": -3.0, "precise": false}',
        b'{"seconds": 4.0, "loudness": NaN, "peak": -3.0, "precise": false}',
        b'{"seconds": 4.0, "loudness": -20.0, "peak": 1e999, "precise": false}',
        b'{"seconds": 0.0, "loudness": -20.0, "peak": -3.0, "precise": false}',
        b'{"seconds": 4.0, "loudness": -20.0, "peak": -3.0, "precise": "no"}',
    ],
)
def test_what_can_not_have_been_measured_is_refused(piece: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        Loudness.decode(piece)


def test_a_measurement_survives_being_kept() -> None:
    measured = Loudness(4.0, -20.123, -3.0, precise=True)

    assert Loudness.decode(measured.encode()) == measured


@pytest.mark.parametrize("format_", [AudioFormat.FLAC, AudioFormat.WAV])
@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("channels", [1, 2, 3, 4, 5, 6, 7, 8])
def test_without_a_gain_a_copy_is_the_same_to_the_last_bit(
    channels: int, bits: int, format_: AudioFormat, tmp_path: Path
) -> None:
    path, copy = tmp_path / "talk.wav", tmp_path / "copy"
    source = samples_of(write_wav(path, speech_like(0.5, channels=channels, level=0.2), bits=bits))
    assert end_of(convert(path, copy, Conversion(format_, None, precise=bits == 24))) == DecodeResult()

    assert np.array_equal(samples_of(copy).values, source.values)


def end_of(pieces: Pieces) -> DecodeResult:
    return guarded(pieces, io.BytesIO())


def test_the_limit_on_cpu_time_ends_with_the_operation(tmp_path: Path) -> None:
    end_of(decode(write_wav(tmp_path / "talk.wav", speech_like(0.5, 48_000), 48_000)))

    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_what_an_encoder_refuses_is_for_the_person_to_choose_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENCODINGS, AudioFormat.MP3, Encoding("mp3", "libmp3lame", "audio/mpeg"))
    path = write_wav(tmp_path / "talk.wav", speech_like(0.5, 96_000), 96_000)
    result = end_of(convert(path, tmp_path / "copy", Conversion(AudioFormat.MP3, None)))

    with pytest.raises(InvalidOptions, match=r"can't be written as MP3\. Choose another format or sample rate\.$"):
        raise_or_warn(result)


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("seconds", [0.1, 20.0])
@pytest.mark.parametrize("format_", AudioFormat)
def test_a_full_disk_is_no_fault_of_the_choice(format_: AudioFormat, seconds: float, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "talk.wav", speech_like(seconds))
    result = end_of(convert(path, FULL_DISK, Conversion(format_, None)))

    with pytest.raises(OSError, match="No space left"):
        raise_or_warn(result)


@pytest.mark.parametrize("channels", [9, 32])
def test_channels_that_nobody_can_tell_apart_are_refused_with_what_to_do(channels: int, tmp_path: Path) -> None:
    path, how = (
        write_wav(tmp_path / "desk.wav", speech_like(0.1, channels=channels)),
        Conversion(AudioFormat.FLAC, None),
    )

    for pieces in (decode(path), measure(path, how), convert(path, tmp_path / "copy", how)):
        with pytest.raises(NotAudio, match=rf"^This file has {channels} channels .* Convert it to one or two channels"):
            raise_or_warn(end_of(pieces))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, End]:
    """Without those that take long, and those whose name is more than a line."""
    files = write_corpus(tmp_path_factory.mktemp("hostile"))
    return {path: end for path, end in files.items() if end != End.TOO_LONG and "\n" not in path.name}


def end_named(line: str) -> str:
    result = eval(line, {"DecodeResult": DecodeResult})  # what our own program has said
    return result.fault or (End.WARNED if result.text else End.HEARD)


@pytest.mark.parametrize("operation", ["measure", "convert"])
def test_hostile_files_end_as_they_do_where_they_are_decoded(operation: str, corpus: dict[Path, End]) -> None:
    before = {path: path.read_bytes() for path in corpus}
    command = [sys.executable, "-m", "tests.fixtures.decode_again", operation]
    lines = "".join(f"{path}\n" for path in corpus).encode()
    done = subprocess.run(command, input=lines, capture_output=True, check=True, timeout=200)
    ends = dict(zip(corpus, map(end_named, done.stdout.decode().splitlines()), strict=True))

    assert ends == corpus
    assert {path: path.read_bytes() for path in corpus} == before
