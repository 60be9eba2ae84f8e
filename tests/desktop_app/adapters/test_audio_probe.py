from __future__ import annotations

import os
import shutil
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest

from desktop_app.adapters.audio_probe import AvProber
from desktop_app.domain.errors import NotAudio

RATE = 16_000


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [
        ("wav", "pcm_s16le"),
        ("flac", "flac"),
        ("mp3", "libmp3lame"),
        ("m4a", "aac"),
        ("ogg", "flac"),
        ("opus", "libopus"),
        ("mka", "flac"),
        ("aiff", "pcm_s16be"),
        ("mp2", "mp2"),
        ("ts", "mp2"),
    ],
)
def test_tells_the_length_of_audio(tmp_path: Path, suffix: str, codec: str) -> None:
    path = make_media(tmp_path / f"speech.{suffix}", audio=codec, seconds=3)

    assert AvProber().probe(path).duration_seconds == pytest.approx(3, abs=0.2)


def test_takes_the_sound_of_a_video(tmp_path: Path) -> None:
    path = make_media(tmp_path / "talk.mp4", audio="aac", seconds=2, video=True)

    assert AvProber().probe(path).duration_seconds == pytest.approx(2, abs=0.2)


def test_goes_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    path = make_media(tmp_path / "speech.flac", audio="flac", seconds=1).rename(tmp_path / "notes.txt")

    assert AvProber().probe(path).duration_seconds == pytest.approx(1, abs=0.1)


def test_a_header_without_a_length_is_no_fault(tmp_path: Path) -> None:
    path = make_media(tmp_path / "speech.flac", audio="flac", seconds=1)
    path.write_bytes(without_length(path.read_bytes()))

    assert AvProber().probe(path).duration_seconds is None


def test_a_video_without_sound_is_not_audio(tmp_path: Path) -> None:
    path = make_media(tmp_path / "silent.mp4", audio=None, seconds=1, video=True)

    with pytest.raises(NotAudio, match=r"^There is no sound in this video\."):
        AvProber().probe(path)


def test_an_empty_file_is_not_audio(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp3"
    path.touch()

    with pytest.raises(NotAudio, match=r"^The file is empty\."):
        AvProber().probe(path)


@pytest.mark.parametrize("name", ["notes.txt", "speech.mp3", "speech.wav"])
def test_text_is_not_audio(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Dear all,\nhere are the minutes of the meeting.\n" * 50)

    with pytest.raises(NotAudio, match=r"^This is not audio"):
        AvProber().probe(path)


@pytest.mark.parametrize(
    "playlist",
    [
        "ffconcat version 1.0\nfile neighbour.wav\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nneighbour.wav\n#EXT-X-ENDLIST\n",
        "[playlist]\nFile1=neighbour.wav\nNumberOfEntries=1\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    ],
    ids=["ffconcat", "hls", "pls", "sdp"],
)
def test_a_playlist_opens_no_other_file(tmp_path: Path, playlist: str) -> None:
    make_media(tmp_path / "neighbour.wav", audio="pcm_s16le", seconds=1)
    path = tmp_path / "speech.mp3"
    path.write_text(playlist)

    with pytest.raises(NotAudio, match=r"^This is not audio"):
        AvProber().probe(path)


def test_a_name_like_an_address_is_a_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = make_media(tmp_path / "speech.flac", audio="flac", seconds=1)
    made.rename(tmp_path / "http:speech.flac")

    assert AvProber().probe(Path("http:speech.flac")).duration_seconds == pytest.approx(1, abs=0.1)


def test_a_name_that_is_not_text_is_read(tmp_path: Path) -> None:
    made = make_media(tmp_path / "speech.flac", audio="flac", seconds=1)
    name = os.fsdecode(b"\xff\xfe.flac") if sys.platform == "linux" else "\N{SNOWMAN}.flac"
    path = Path(shutil.copy(made, tmp_path / name))

    assert AvProber().probe(path).duration_seconds == pytest.approx(1, abs=0.1)


def test_tags_in_an_unknown_encoding_are_no_fault(tmp_path: Path) -> None:
    path = make_media(tmp_path / "speech.flac", audio="flac", seconds=1, title="TITLE-XYZ")
    path.write_bytes(path.read_bytes().replace(b"TITLE-XYZ", b"TITLE-\xff\xfe\xe9"))

    assert AvProber().probe(path).duration_seconds == pytest.approx(1, abs=0.1)


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        AvProber().probe(tmp_path / "missing.mp3")


def test_a_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        AvProber().probe(tmp_path)


def make_media(path: Path, *, audio: str | None, seconds: int, video: bool = False, title: str = "") -> Path:
    """Write a small file with a tone and a black picture."""
    with av.open(str(path), "w") as container:
        if title:
            container.metadata["title"] = title
        pictures = container.add_stream("mpeg4", rate=10) if video else None
        rate = 48_000 if audio == "libopus" else RATE
        sound = container.add_stream(audio, rate=rate, layout="mono") if audio else None
        if pictures:
            pictures.width, pictures.height, pictures.pix_fmt = 64, 64, "yuv420p"
            for _ in range(10 * seconds):
                frame = av.VideoFrame.from_ndarray(numpy.zeros((64, 64, 3), "uint8"), "rgb24")
                container.mux(pictures.encode(frame))
            container.mux(pictures.encode(None))
        if sound:
            for packet in encoded_tone(sound, seconds):
                container.mux(packet)
    return path


def encoded_tone(stream: av.AudioStream, seconds: int) -> list[av.Packet]:
    rate = stream.rate
    samples = (8000 * numpy.sin(numpy.arange(rate * seconds) * 440 * 2 * numpy.pi / rate)).astype("int16")
    frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate, frame_size=stream.frame_size or 1024)
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    return [packet for part in [*frames, None] for packet in stream.encode(part)]


def without_length(flac: bytes) -> bytes:
    """Set the number of samples in STREAMINFO to "unknown": the low 36 bits of the eight bytes from 18."""
    at = 18
    fields = int.from_bytes(flac[at : at + 8], "big") & ~((1 << 36) - 1)
    return flac[:at] + fields.to_bytes(8, "big") + flac[at + 8 :]
