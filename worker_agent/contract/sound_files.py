"""Opens files from outside with FFmpeg: no other files, no network, and only decoders of sound.

A dropped file may be a playlist under another name: without the lists of formats and protocols, FFmpeg would open
whatever it names. Without decoders of pictures, a film costs no more than its sound.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import av

from worker_agent.contract.audio_formats import DEMUXERS

#: What FFmpeg and PyAV raise at a damaged file, beside the system's errors; MemoryError: where the damage is in a size
DAMAGE = (av.FFmpegError, ValueError, LookupError, ArithmeticError, MemoryError)


def open_sound_file(path: Path) -> Any:
    """A container, to be closed; raises one of DAMAGE, or OSError where the file can't be read."""
    options = {"format_whitelist": DEMUXERS, "protocol_whitelist": "file", "codec_whitelist": _sound_decoders()}
    # a relative name such as `http:x.mp3` would be taken for an address
    return av.open(str(path.absolute()), options=options, metadata_errors="ignore")


@cache
def _sound_decoders() -> str:
    return ",".join(sorted(filter(_is_of_sound, av.codecs_available)))


def _is_of_sound(name: str) -> bool:
    try:
        return bool(av.Codec(name, "r").type == "audio")
    except ValueError:  # there is only an encoder of that name
        return False
