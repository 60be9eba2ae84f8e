"""Looks into audio files with FFmpeg, through PyAV."""

from __future__ import annotations

from pathlib import Path

import av
from av.container import InputContainer

from desktop_app.domain.errors import NotAudio
from desktop_app.orchestrator.ports.tasks import Probe
from worker_agent.contract.sound_files import DAMAGE, open_sound_file

_LONGEST = 1e9  # seconds, the bound of the messages
_NOT_AUDIO = "This is not audio, or it is damaged. Check that it plays."


class AvProber:
    """An AudioProber that reads headers only; what they promise may turn out wrong when the file is decoded."""

    def probe(self, path: Path) -> Probe:
        """Raises NotAudio, or OSError where the file can't be read."""
        if path.stat().st_size == 0:
            raise NotAudio("The file is empty. Record or copy it again.")
        try:
            with open_sound_file(path) as container:
                return Probe(_duration(container))
        except OSError:
            raise
        except DAMAGE as error:
            raise NotAudio(_NOT_AUDIO) from error


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
