"""A copy is as loud as was asked for and no louder than its peaks allow; what can't be read is said so."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from tests.fakes.task_context import FakeContext
from tests.fixtures.hostile import End, Hostile, corpus
from tests.fixtures.small_media import media, silent_flac
from tests.fixtures.sounds import RATE, loudness_of, samples_of, sine, speech_like, write_layout, write_wav
from worker_agent.audio.sandbox_process import SandboxedOperation, close_idle
from worker_agent.contract.handler import PermanentError, Result
from worker_agent.contract.options import AudioFormat, ConvertOptions
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import AudioTooLong, EmptyAudio, Interrupted
from worker_agent.handlers.convert import ConvertHandler

FLAC, WAV, MP3, OPUS = AudioFormat.FLAC, AudioFormat.WAV, AudioFormat.MP3, AudioFormat.OPUS
TOLERANCE = 0.1  # LU
MOST_HOURS = 0.1
PIECE = "loudness"  # the name of the measurement that is kept


@dataclass(frozen=True)
class Copy:
    """What was made of a file."""

    result: Result
    path: Path


@dataclass
class Converter:
    """Converts files of one folder. The context is that of the latest task."""

    folder: Path
    context: FakeContext | None = None

    def start(self, path: Path, **options: Any) -> FakeContext:
        self.context = FakeContext(path, ConvertOptions(**options), self.folder)
        return self.context

    def go_on(self) -> Copy:
        result = ConvertHandler(WorkerSettings(longest_audio=MOST_HOURS)).handle(self.context)
        [artifact] = result.artifacts
        return Copy(result, artifact.content)

    def __call__(self, path: Path, **options: Any) -> Copy:
        self.start(path, **options)
        return self.go_on()


@pytest.fixture
def convert(tmp_path: Path) -> Converter:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return Converter(folder)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "talk.wav", speech_like())


def sandboxes() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "worker_agent.audio.sandbox" in child.cmdline()]


@pytest.mark.parametrize("format_", AudioFormat)
def test_a_copy_has_the_loudness_that_was_asked_for(format_: AudioFormat, source: Path, convert: Converter) -> None:
    copy = convert(source, format=format_, loudness=-19.0)

    [artifact] = copy.result.artifacts
    assert artifact.name == f"converted.{format_}"
    assert loudness_of(copy.path).loudness == pytest.approx(-19.0, abs=TOLERANCE)
    assert copy.result.values["loudness"] == -19.0
    assert copy.result.values["gain"] == pytest.approx(-19.0 - loudness_of(source).loudness, abs=0.02)
    assert copy.result.values["peak"] == pytest.approx(loudness_of(copy.path).peak, abs=1.0)
    assert copy.result.duration_seconds == 4.0
    assert copy.result.warning is None


def test_a_tone_of_the_standard_becomes_as_loud_as_the_standard_says(tmp_path: Path, convert: Converter) -> None:
    copy = convert(write_wav(tmp_path / "tone.wav", sine(-40.0, 5.0)), format=WAV)

    values = samples_of(copy.path).values / 32768
    assert 20 * np.log10(np.abs(values).max()) == pytest.approx(-23.0, abs=TOLERANCE)  # EBU Tech 3341, case 1


@pytest.mark.parametrize(
    ("rate", "wanted", "format_", "written"),
    [
        (16_000, None, FLAC, 16_000),
        (44_100, 16_000, WAV, 16_000),
        (1_000, None, FLAC, 1_000),
        (384_000, None, FLAC, 384_000),
        (37_800, None, MP3, 44_100),
        (48_000, 96_000, MP3, 48_000),
        (16_000, 16_000, OPUS, 48_000),
    ],
)
def test_a_copy_has_the_sample_rate_that_comes_nearest(
    rate: int, wanted: int | None, format_: AudioFormat, written: int, tmp_path: Path, convert: Converter
) -> None:
    sound = speech_like(2.0, rate)
    copy = convert(write_wav(tmp_path / "talk.wav", sound, rate), format=format_, sample_rate=wanted)

    samples = samples_of(copy.path)
    assert samples.rate == written
    assert len(samples.values) / written == pytest.approx(2.0, abs=0.05)
    assert loudness_of(copy.path).loudness == pytest.approx(-23.0, abs=TOLERANCE)


@pytest.mark.parametrize(
    ("layout", "format_"),
    [
        ("mono", MP3),
        ("stereo", OPUS),
        ("5.1", FLAC),
        ("5.1", OPUS),
        (None, WAV),
        (None, MP3),
    ],
)
def test_no_layout_is_too_much(layout: str | None, format_: AudioFormat, tmp_path: Path, convert: Converter) -> None:
    channels = {"mono": 1, "stereo": 2, "5.1": 6, None: 7}[layout]
    path, sound = tmp_path / "talk.wav", speech_like(2.0, channels=channels)
    copy = convert(write_layout(path, layout, sound) if layout else write_wav(path, sound), format=format_)

    written = samples_of(copy.path).values.shape[1]
    assert written == (channels if format_ in (FLAC, WAV) else min(channels, 2))
    assert loudness_of(copy.path).loudness == pytest.approx(-23.0, abs=TOLERANCE)


def test_sixteen_channels_are_mixed(tmp_path: Path, convert: Converter) -> None:
    copy = convert(write_wav(tmp_path / "desk.wav", speech_like(1.0, channels=16)))

    assert samples_of(copy.path).values.shape[1] == 2


@pytest.mark.parametrize(("bits", "format_"), [(16, FLAC), (16, WAV), (24, FLAC), (32, WAV)])
def test_a_copy_is_as_precise_as_its_source(
    bits: int, format_: AudioFormat, tmp_path: Path, convert: Converter
) -> None:
    copy = convert(write_wav(tmp_path / "talk.wav", speech_like(1.0), bits=bits), format=format_)

    assert samples_of(copy.path).format == ("s16" if bits == 16 else "s32")


def test_what_a_lossy_codec_calculates_with_is_no_precision(tmp_path: Path, convert: Converter) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(media("mp3", "libmp3lame", seconds=1.0))

    assert samples_of(convert(path).path).format == "s16"


@pytest.mark.parametrize(("bits", "format_"), [(16, FLAC), (24, WAV)])
def test_what_is_not_normalised_is_the_same_to_the_last_bit(
    bits: int, format_: AudioFormat, tmp_path: Path, convert: Converter
) -> None:
    source = write_wav(tmp_path / "talk.wav", speech_like(0.5, level=0.2), bits=bits)
    same = convert(source, format=format_, normalize=False).path.rename(tmp_path / f"talk.{format_}")
    copy = convert(same, format=format_, normalize=False)

    assert np.array_equal(samples_of(copy.path).values, samples_of(source).values)
    assert copy.result.values["gain"] == 0.0
    assert copy.result.warning is None


@pytest.mark.parametrize(("level", "click"), [(0.002, 0.1), (0.0004, 0.0094)])
def test_no_peak_is_raised_above_the_ceiling(level: float, click: float, tmp_path: Path, convert: Converter) -> None:
    sound = speech_like(level=level)
    sound[RATE : RATE + 100] += click
    copy = convert(write_wav(tmp_path / "click.wav", sound, bits=24))

    measured = loudness_of(copy.path)
    assert measured.peak == pytest.approx(-1.0, abs=TOLERANCE)
    assert copy.result.values["peak"] == -1.0
    gain, loudness = copy.result.values["gain"], copy.result.values["loudness"]
    assert loudness == pytest.approx(measured.loudness, abs=TOLERANCE)
    assert copy.result.warning == (
        f"Its peaks leave room for {gain:.1f} dB only: the copy has {loudness:.1f} LUFS instead of -23."
    )


def test_what_is_too_loud_is_made_quieter_whatever_its_peaks_are(tmp_path: Path, convert: Converter) -> None:
    sound = np.clip(speech_like(level=0.6), -1, 1)
    copy = convert(write_wav(tmp_path / "loud.wav", sound))

    assert copy.result.warning is None
    assert loudness_of(copy.path).loudness == pytest.approx(-23.0, abs=TOLERANCE)


def test_what_is_full_of_peaks_and_not_loud_enough_is_left_as_it_is(tmp_path: Path, convert: Converter) -> None:
    sound = speech_like(level=0.01)
    sound[::RATE] = 1.0
    copy = convert(write_wav(tmp_path / "clicks.wav", sound))

    assert copy.result.values["gain"] == 0.0
    assert "leave room for 0.0 dB only" in (copy.result.warning or "")


@pytest.mark.parametrize(("seconds", "level"), [(3.0, 0.0), (0.3, 0.1)])
def test_what_has_no_loudness_is_left_as_it_is(
    seconds: float, level: float, tmp_path: Path, convert: Converter
) -> None:
    path = write_wav(tmp_path / "still.wav", speech_like(seconds, level=level))
    copy = convert(path)

    assert copy.result.warning == (
        "The recording is silent, or too short to measure its loudness, which was left as it is."
    )
    assert np.array_equal(samples_of(copy.path).values, samples_of(path).values)


@pytest.mark.parametrize("format_", [FLAC, MP3, OPUS])
def test_samples_that_are_no_numbers_harm_nothing(format_: AudioFormat, tmp_path: Path, convert: Converter) -> None:
    sound = speech_like(1.0)
    sound[:: RATE // 4] = np.array([np.nan, np.inf, -np.inf, 1e30])[:, None]
    copy = convert(write_wav(tmp_path / "wrong.wav", sound, bits=32), format=format_)

    json.dumps(copy.result.values, allow_nan=False)
    assert len(samples_of(copy.path).values) == pytest.approx(RATE, abs=2000)


def test_what_is_missing_of_a_damaged_file_is_told(tmp_path: Path, source: Path, convert: Converter) -> None:
    content = source.read_bytes()
    cut = tmp_path / "cut.wav"
    cut.write_bytes(content[: len(content) // 4])
    copy = convert(cut)

    assert copy.result.warning == "The last 3 seconds of this file are unreadable."
    assert loudness_of(copy.path).loudness == pytest.approx(-23.0, abs=TOLERANCE)


def test_both_a_damage_and_the_peaks_are_told(tmp_path: Path, convert: Converter) -> None:
    sound = speech_like(level=0.002)
    sound[100] = 0.3
    path = write_wav(tmp_path / "click.wav", sound)
    path.write_bytes(path.read_bytes()[:100_000])

    warning = convert(path).result.warning or ""
    assert warning.startswith("The last 3 seconds of this file are unreadable. Its peaks leave room for ")


@pytest.fixture(scope="module")
def hostile() -> dict[str, Hostile]:
    return {file.name: file for file in corpus()}


@pytest.mark.parametrize("name", ["channels-65.wav", "changes-all-the-time.mp3", "names-another.mov", "hours.opus"])
def test_hostile_files_end_as_they_do_where_they_are_transcribed(
    name: str, hostile: dict[str, Hostile], tmp_path: Path, convert: Converter
) -> None:
    path = tmp_path / name
    path.write_bytes(hostile[name].content)
    try:
        end = End.WARNED if convert(path, normalize=False).result.warning else End.HEARD
    except PermanentError as error:
        end = End(type(error).__name__)

    assert end == hostile[name].end
    close_idle()
    assert not sandboxes()


def test_a_file_that_is_too_long_is_refused_early(tmp_path: Path, convert: Converter) -> None:
    path = tmp_path / "long.flac"
    path.write_bytes(silent_flac(1.0))

    with pytest.raises(AudioTooLong, match=r"more than 0\.1 hours of sound\."):
        convert(path)
    assert convert.context.pieces == {}
    assert not sandboxes()


def test_an_empty_file_is_said_so(tmp_path: Path, convert: Converter) -> None:
    path = tmp_path / "empty.wav"
    path.touch()

    with pytest.raises(EmptyAudio):
        convert(path)


@pytest.fixture
def operations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the processes are started for."""
    started: list[str] = []
    start = SandboxedOperation.__init__

    def note(self: SandboxedOperation, operation: str, *arguments: Any) -> None:
        started.append(operation)
        start(self, operation, *arguments)

    monkeypatch.setattr(SandboxedOperation, "__init__", note)
    return started


def test_what_was_measured_is_not_measured_again(source: Path, convert: Converter, operations: list[str]) -> None:
    first = convert(source)
    kept = convert.context.pieces
    convert.start(source).pieces = dict(kept)
    second = convert.go_on()

    assert list(kept) == [PIECE]
    assert operations == ["measure", "convert", "convert"]
    assert second.result.values == first.result.values


@pytest.mark.parametrize("piece", [b"", b"{", b'{"seconds": 4.0, "loudness": NaN, "peak": 0.0, "precise": false}'])
def test_a_damaged_measurement_is_made_anew(piece: bytes, source: Path, convert: Converter) -> None:
    convert.start(source).pieces[PIECE] = piece
    copy = convert.go_on()

    assert convert.context.pieces[PIECE] != piece
    assert loudness_of(copy.path).loudness == pytest.approx(-23.0, abs=TOLERANCE)


def broken_off_after(steps: int, context: FakeContext) -> Callable[[], None]:
    def check() -> None:
        if len(context.steps) >= steps:
            assert sandboxes()
            raise Interrupted

    return check


@pytest.mark.parametrize("steps", [1, 3])
def test_nothing_runs_on_when_the_writing_is_broken_off(
    steps: int, tmp_path: Path, source: Path, convert: Converter
) -> None:
    before = source.read_bytes()
    context = convert.start(source)
    context.check = broken_off_after(steps, context)
    with pytest.raises(Interrupted):
        convert.go_on()

    assert not sandboxes()
    assert list(context.pieces) == [PIECE]
    assert source.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"talk.wav", "scratch"}


def test_nothing_runs_on_when_the_measuring_is_broken_off(source: Path, convert: Converter) -> None:
    context = convert.start(source)
    context.check = broken_off_after(0, context)
    with pytest.raises(Interrupted):
        convert.go_on()

    assert not sandboxes()
    assert context.pieces == {}


def test_what_was_broken_off_is_written_anew_as_a_whole(source: Path, convert: Converter) -> None:
    context = convert.start(source)
    context.check = broken_off_after(3, context)
    with pytest.raises(Interrupted):
        convert.go_on()
    context.check = lambda: None
    copy = convert.go_on()

    assert len(samples_of(copy.path).values) == 4 * RATE


def test_progress_goes_from_nothing_to_everything(source: Path, convert: Converter) -> None:
    copy = convert(source, format=FLAC)
    context = convert.context

    [(seconds, done, total)] = context.work
    assert (done, total) == (0.0, 4.0)
    assert seconds == pytest.approx(0.2)
    told = [done for done, _ in context.progress]
    assert told == sorted(told)
    assert len(told) >= 3
    assert {total for _, total in context.progress} == {4.0}
    assert told[-1] <= 4.0
    assert len(context.steps) == len(told) + 1
    assert all(step == 30.0 and 0 <= ahead <= 4.0 and not measured for step, ahead, measured in context.steps)
    assert copy.result.speed > 0
