"""Opens an audio file and its audio stream, with sentences for what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import av.stream

from worker_agent.contract.sound_files import open_sound_file
from worker_agent.errors import EmptyAudio, NotAudio

_NONSENSE = (
    "The header of this file says of its sound what can't be: no channel, thousands of them, or no rate. "
    "Make the file anew from its source."
)

_BLOCK = 1024 * 1024  # bytes


def open_container(path: Path) -> Any:
    """Raises NotAudio, EmptyAudio, or OSError where the file can't be read."""
    with path.open("rb") as file:  # a clearer error than FFmpeg's
        if not file.read(1):
            raise EmptyAudio("This file is empty. Record or copy it again.")
    try:
        return open_sound_file(path)
    except MemoryError as error:
        raise NotAudio("This file asks for more memory than a recording needs. Convert it to WAV or FLAC.") from error
    except (av.error.FFmpegError, ValueError, LookupError, ArithmeticError) as error:
        reraise_io_error(path, error)
        raise NotAudio("This file is not a recording in a format that Earshot knows.") from error


def audio_stream(container: Any) -> Any:
    """The one to listen to, with its decoder ready; raises NotAudio."""
    stream = container.streams.best("audio")
    if stream is None:
        raise NotAudio(
            _NONSENSE if container.streams.audio else "There is no sound in this file: it has no audio track."
        )
    try:
        stream.codec_context.thread_count = 1  # sound is decoded in no time, and threads take memory each
        stream.codec_context.open(strict=False)
    except (AttributeError, av.error.FFmpegError, ValueError) as error:
        raise NotAudio(
            "The sound in this file is in a format that Earshot can't decode. Convert it to WAV or FLAC."
        ) from error
    for other in container.streams:
        if other.index != stream.index:
            other.discard = av.stream.Discard.all
    return stream


def reraise_io_error(path: Path, error: BaseException) -> None:
    """Raise OSError where the disk is to blame; FFmpeg has the same errors for damaged files."""
    if not isinstance(error, OSError) or isinstance(error, EOFError):
        return
    with path.open("rb") as file:
        while file.read(_BLOCK):
            pass
