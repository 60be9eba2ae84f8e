"""Sound files in a person's folders: which they are, and what tells one from another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop_app.orchestrator.results import Rejection
from worker_agent.contract.audio_formats import SUFFIXES


def find_audio(paths: Iterable[Path]) -> tuple[list[Path], list[Rejection]]:
    """The files that were named, and the audio in the folders that were named, each once."""
    found: dict[Path, None] = {}
    refused: list[Rejection] = []
    for path in (Path(os.path.abspath(path)) for path in paths):  # noqa: PTH100  resolve() would follow links
        if not path.is_dir():
            found[path] = None
            continue
        inside = list(audio_in(path))
        if not inside:
            refused.append(Rejection(str(path), "There is no audio in this folder. Choose one that has some."))
        found.update(dict.fromkeys(inside))
    return list(found), refused


def audio_in(folder: Path) -> Iterator[Path]:
    """What is called like audio, in this folder and all below it but hidden ones."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if is_called_like_audio(name):
                yield Path(here, name)


def is_called_like_audio(name: str) -> bool:
    """Hidden files are not, nor what programs call a file until it is whole: `a.wav.part`, `.a.wav.x7Qz`."""
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def sha256_of(path: Path) -> str:
    """The hash of the file's content, in hexadecimal digits; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
