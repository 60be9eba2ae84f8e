"""Whether the machine has the room and the decoders that recordings need."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from worker_agent.contract.diagnosis import Finding, Grade
from worker_agent.contract.writable import is_writable_folder

GIB = 1024**3  # bytes
_SCARCE, _TOO_LITTLE = 5 * GIB, GIB // 4  # of free space, for recordings that are fetched
_DECODERS = frozenset("aac ac3 alac amrnb flac mp3float opus pcm_s16le vorbis wmav2".split())


def examine_scratch() -> Finding:
    """The folder into which recordings are fetched."""
    folder = Path(tempfile.gettempdir())
    try:
        is_writable_folder(folder)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding("scratch", Grade.FAULT, f"{folder} can't be written ({error.strerror}). Set TMPDIR to another.")
    grade = Grade.FAULT if free < _TOO_LITTLE else Grade.WARNING if free < _SCARCE else Grade.OK
    cure = "" if grade is Grade.OK else " Free some, or set TMPDIR to a folder on a larger disk."
    return Finding("scratch", grade, f"{folder} has {free / GIB:.1f} GiB free for what is fetched.{cure}")


def examine_home(home: Path) -> Finding:
    """The folder in which the agent notes what it holds."""
    try:
        is_writable_folder(home)
    except OSError as error:
        sentence = f"{home} can't be written ({error.strerror}). Set EARSHOT_HOME to a folder of the worker's user."
        return Finding("home", Grade.FAULT, sentence)
    return Finding("home", Grade.OK, f"{home} can be written.")


def examine_decoders() -> Finding:
    import av

    missing = sorted(_DECODERS - av.codecs_available)
    if missing:
        sentence = f"FFmpeg lacks decoders: {', '.join(missing)}. Install the package `av` from the package index."
        return Finding("decoders", Grade.WARNING, sentence)
    return Finding("decoders", Grade.OK, "FFmpeg decodes all the usual formats.")
