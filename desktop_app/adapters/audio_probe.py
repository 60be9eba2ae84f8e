"""Looks into audio files with FFmpeg, through PyAV."""

from __future__ import annotations

from pathlib import Path

import av
from av.container import InputContainer

from desktop_app.domain.errors import NotAudio
from desktop_app.orchestrator.ports import Probe
from worker_agent.contract.audio_formats import DEMUXERS

# A dropped file may be a playlist under another name: without these, FFmpeg would open whatever it names.
OPTIONS = {"format_whitelist": DEMUXERS, "protocol_whitelist": "file"}


class AvProber:
    """An AudioProber that reads headers only; what they promise may turn out wrong when the file is decoded."""

    def probe(self, path: Path) -> Probe:
        """Raises NotAudio, or OSError where the file can't be read."""
        if path.stat().st_size == 0:
            raise NotAudio("The file is empty. Record or copy it again.")
        try:
            # A relative name such as `http:x.mp3` would be taken for an address.
            with av.open(str(path.absolute()), options=OPTIONS, metadata_errors="ignore") as container:
                return Probe(_duration(container))
        except OSError:
            raise
        except av.FFmpegError as error:
            raise NotAudio("This is not audio, or it is damaged. Check that it plays.") from error


def _duration(container: InputContainer) -> float | None:
    """Length in seconds of the first sound track, the one that is transcribed."""
    if not container.streams.audio:
        kind = "video" if container.streams.video else "file"
        raise NotAudio(f"There is no sound in this {kind}. Choose one that has some.")
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise NotAudio("The sound in this file has a format that can't be read. Convert it to FLAC, MP3 or WAV.")
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration is not None else None
