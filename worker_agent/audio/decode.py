"""Decodes a file to what the speech model wants: one channel, 16,000 samples a second."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from worker_agent.audio.decoder_protocol import DecodeResult
from worker_agent.audio.recording import Recording
from worker_agent.audio.sandbox_process import SandboxedOperation
from worker_agent.errors import AudioTooLong, EmptyAudio, InvalidOptions, NotAudio

LONGEST = 24 * 3600.0  # seconds

_FAULTS = {kind.__name__: kind for kind in (EmptyAudio, InvalidOptions, NotAudio)}


def decode(path: Path, check: Callable[[], None], scratch: Path | None = None, longest: float = LONGEST) -> Recording:
    """Decode what can be decoded; raises NotAudio, EmptyAudio, AudioTooLong, DecoderLost, OSError.

    `check` is called often, and may break the work off by raising; `scratch`: where a long recording may lie;
    `longest`: seconds beyond which a file is refused.
    """
    with ExitStack() as undo:
        recording = undo.enter_context(Recording(scratch))
        with SandboxedOperation("decode", path) as decoder:
            while sound := decoder.next_piece(check):
                recording.append(sound)
                refuse_what_is_too_long(recording.seconds, longest)
            recording.warn(raise_or_warn(decoder.result()))
        undo.pop_all()
    return recording


def refuse_what_is_too_long(seconds: float, longest: float) -> None:
    """Raises AudioTooLong."""
    if seconds > longest:
        raise AudioTooLong(
            f"This file holds more than {longest / 3600:g} hours of sound. Cut it into shorter ones, "
            "or raise the worker's setting longest_audio."
        )


def raise_or_warn(result: DecodeResult) -> str | None:
    """The warning there may be; raises what went wrong instead."""
    if result.errno is not None:
        raise OSError(result.errno, result.text)
    if result.fault is not None:
        raise _FAULTS[result.fault](result.text)
    return result.text
