"""Every format is decoded; what is damaged costs only itself; what is no audio is said so."""

from __future__ import annotations

import random
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest

from tests.fixtures.speech import FORMATS, Format, make_recording, sample_path
from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.errors import EmptyAudio, Interrupted, NotAudio

MP3 = next(kind for kind in FORMATS if kind.suffix == "mp3")


@dataclass(frozen=True)
class Decoded:
    samples: np.ndarray
    warning: str | None

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


def read(path: Path) -> Decoded:
    with decode(path, lambda: None) as recording:
        return Decoded(recording.read(), recording.warning)


def write_tone(path: Path, seconds: float, *, rate: int = SAMPLE_RATE, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        tone = 10_000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
        file.writeframes(np.repeat(tone.astype("<i2"), channels).tobytes())
    return path


def loudness(recording: Decoded) -> float:
    return float(np.sqrt(np.mean(recording.samples**2)))


@pytest.fixture(scope="module")
def reference() -> Decoded:
    return read(sample_path("reminder"))


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_every_format_gives_the_same_sound(kind: Format, tmp_path: Path, reference: Decoded) -> None:
    recording = read(make_recording(tmp_path / f"speech.{kind.suffix}", "reminder", kind).path)

    assert recording.warning is None
    assert recording.samples.dtype == np.float32
    assert recording.seconds == pytest.approx(reference.seconds, abs=0.2)
    assert loudness(recording) == pytest.approx(loudness(reference), rel=0.35)  # FFmpeg makes stereo 3 dB softer


def test_any_rate_and_number_of_channels_becomes_one_channel_at_16_khz(tmp_path: Path) -> None:
    recording = read(write_tone(tmp_path / "tone.wav", 2.0, rate=44_100, channels=2))

    assert len(recording.samples) == pytest.approx(2 * SAMPLE_RATE, abs=64)
    spectrum = np.abs(np.fft.rfft(recording.samples[:SAMPLE_RATE]))
    assert int(spectrum.argmax()) == pytest.approx(440, abs=1)


def test_garbage_in_the_middle_costs_only_itself(tmp_path: Path, reference: Decoded) -> None:
    path = make_recording(tmp_path / "speech.mp3", "reminder", MP3).path
    sound = bytearray(path.read_bytes())
    middle = len(sound) // 2
    sound[middle : middle + 4000] = random.Random(0).randbytes(4000)
    path.write_bytes(sound)

    recording = read(path)

    assert recording.warning
    assert recording.seconds > reference.seconds * 0.8


def test_a_file_that_was_cut_off_gives_what_there_is(tmp_path: Path, reference: Decoded) -> None:
    path = make_recording(tmp_path / "speech.mp3", "reminder", MP3).path
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert read(path).seconds == pytest.approx(reference.seconds / 2, rel=0.1)


def test_files_that_were_glued_together_are_all_heard(tmp_path: Path, reference: Decoded) -> None:
    one = make_recording(tmp_path / "one.mp3", "reminder", MP3).path
    other = make_recording(tmp_path / "other.mp3", "reminder", Format("mp3", "libmp3lame", 44_100, "stereo")).path
    glued = tmp_path / "glued.mp3"
    glued.write_bytes(one.read_bytes() + other.read_bytes())

    assert read(glued).seconds == pytest.approx(2 * reference.seconds, rel=0.1)


@pytest.mark.parametrize(
    "content",
    [b"", b"These are notes.\n" * 500, b"\0" * 5000, b"%PDF-1.7\n" + b"x" * 5000],
    ids=["empty", "text", "zeros", "pdf"],
)
def test_what_is_no_audio_is_said_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(content)

    with pytest.raises((NotAudio, EmptyAudio)):
        read(path)


def test_a_film_without_sound_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "silent.mp4"
    with av.open(str(path), "w") as container:
        picture = container.add_stream("libx264", rate=5)
        picture.width, picture.height, picture.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), dtype=np.uint8), format="rgb24")
        container.mux(picture.encode(frame))
        container.mux(picture.encode())

    with pytest.raises(NotAudio, match="no audio track"):
        read(path)


def test_a_header_without_sound_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EmptyAudio):
        read(write_tone(tmp_path / "header.wav", 0.0))


def test_a_file_cannot_make_us_read_another_one(tmp_path: Path) -> None:
    secret = write_tone(tmp_path / "secret.wav", 1.0)
    playlist = tmp_path / "playlist.mp3"
    playlist.write_text(f"ffconcat version 1.0\nfile {secret.name}\n")

    with pytest.raises(NotAudio):
        read(playlist)


def test_a_name_is_never_taken_for_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tone(tmp_path / "http:x.wav", 1.0)
    monkeypatch.chdir(tmp_path)

    assert read(Path("http:x.wav")).seconds == pytest.approx(1.0, abs=0.01)


def test_a_file_that_cannot_be_read_is_no_fault_of_the_audio(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "gone.wav")


def test_a_header_that_promises_hours_is_not_believed(tmp_path: Path) -> None:
    path = write_tone(tmp_path / "liar.wav", 1.0)
    header = bytearray(path.read_bytes())
    header[40:44] = struct.pack("<I", 2**31)
    path.write_bytes(header)

    assert read(path).seconds == pytest.approx(1.0, abs=0.01)


def test_decoding_can_be_broken_off(tmp_path: Path) -> None:
    def stop() -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        decode(write_tone(tmp_path / "tone.wav", 60.0), stop)
