"""The fingerprint of a model and the libraries that run it: a checkpoint made with another one is not used."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("faster-whisper", "ctranslate2", "av")
_SAMPLE = 1024 * 1024  # bytes at either end of a file


def model_fingerprint(folder: Path) -> str:
    """Tells models apart without reading gigabytes: files of another training differ everywhere."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            digest.update(file.read(_SAMPLE))
            file.seek(max(0, path.stat().st_size - _SAMPLE))
            digest.update(file.read())
    return digest.hexdigest()


def library_versions() -> str:
    return " ".join(f"{name}-{version(name)}" for name in _LIBRARIES)
