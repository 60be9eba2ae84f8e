"""Looks into audio files with FFmpeg, through PyAV."""

from __future__ import annotations

from pathlib import Path

import av
from av.container import InputContainer

from desktop_app.domain.errors import NotAudio
from desktop_app.orchestrator.ports import Probe
from worker_agent.contract.audio_formats import DEMUXERS

_LONGEST = 1e9  # seconds, the bound of the messages
_NOT_AUDIO = "This is not audio, or it is damaged. Check that it plays."

# What FFmpeg and PyAV raise at a damaged file, beside the system's errors; MemoryError: where the damage is in a size
_DAMAGE = (av.FFmpegError, ValueError, LookupError, ArithmeticError, MemoryError)


class AvProber:
    """An AudioProber that reads headers only; what they promise may turn out wrong when the file is decoded."""

    def __init__(self) -> None:
        # A dropped file may be a playlist under another name: without the lists of formats and protocols, FFmpeg would
        # open whatever it names. Without decoders of pictures, a film costs no more than its sound.
        decoders = ",".join(sorted(filter(_is_of_sound, av.codecs_available)))
        self._options = {"format_whitelist": DEMUXERS, "protocol_whitelist": "file", "codec_whitelist": decoders}

    def probe(self, path: Path) -> Probe:
        """Raises NotAudio, or OSError where the file can't be read."""
        if path.stat().st_size == 0:
            raise NotAudio("The file is empty. Record or copy it again.")
        try:
            # A relative name such as `http:x.mp3` would be taken for an address.
            with av.open(str(path.absolute()), options=self._options, metadata_errors="ignore") as container:
                return Probe(_duration(container))
        except OSError:
            raise
        except _DAMAGE as error:
            raise NotAudio(_NOT_AUDIO) from error


def _is_of_sound(name: str) -> bool:
    try:
        return av.Codec(name, "r").type == "audio"
    except ValueError:  # there is only an encoder of that name
        return False


def _duration(container: InputContainer) -> float | None:
    """Length in seconds of the sound track that is transcribed."""
    stream = container.streams.best("audio")
    if stream is None and not container.streams.audio:
        kind = "video" if container.streams.video else "file"
        raise NotAudio(f"There is no sound in this {kind}. Choose one that has some.")
    if stream is None:
        raise NotAudio(_NOT_AUDIO)
    if stream.codec_context is None:
        raise NotAudio("The sound in this file has a format that can't be read. Convert it to FLAC, MP3 or WAV.")
    if stream.duration is not None and stream.time_base is not None:
        return _sensible(float(stream.duration * stream.time_base))
    return _sensible(container.duration / av.time_base) if container.duration is not None else None


def _sensible(seconds: float) -> float | None:
    """None for what a damaged header says."""
    return seconds if 0 <= seconds < _LONGEST else None
