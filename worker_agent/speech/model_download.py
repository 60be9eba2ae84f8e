"""Brings the weights of a model into the model hub's cache, and goes on where an earlier download was broken off.

The hub's library begins anew in each process, and for a gigabyte that is long. It finds the weights in its cache, and
fetches the small files itself.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import Any

from filelock import FileLock

Progress = Callable[[int, int], None]  #: is told the bytes that are here, and all that there will be

_SHA256 = re.compile(r"[\da-f]{64}")


class DownloadDamaged(Exception):
    """What came is not what the model hub has."""


def fetch_weights(repository: str, on_progress: Progress) -> None:
    """Raises what the hub's library raises, DownloadDamaged, or OSError. One process of the machine at a time does it.

    What the hub does not keep as a large file is left to its library.
    """
    from huggingface_hub import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.constants import HF_HUB_CACHE
    from huggingface_hub.errors import EntryNotFoundError
    from huggingface_hub.file_download import repo_folder_name

    url = hf_hub_url(repository, "model.bin")
    try:
        found = get_hf_file_metadata(url)
    except EntryNotFoundError:
        return
    if found.size is None or not is_sha256(found.etag or ""):
        return
    blob = Path(HF_HUB_CACHE, repo_folder_name(repo_id=repository, repo_type="model"), "blobs", str(found.etag))
    blob.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(blob.with_suffix(".part.lock")):
        if not blob.exists():
            _complete(blob, url, found.size, on_progress)


def is_sha256(name: str) -> bool:
    """The hub's cache names large files by theirs."""
    return _SHA256.fullmatch(name) is not None


def has_sha256(path: Path, expected: str) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == expected


def _complete(blob: Path, url: str, size: int, on_progress: Progress) -> None:
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers, disable_progress_bars  # type: ignore[attr-defined]

    disable_progress_bars()
    part = blob.with_suffix(".part")
    with _CountingFile(part, lambda here: on_progress(here, size)) as file:
        if file.tell() > size:
            file.truncate(0)
            file.seek(0)
        http_get(url, file, resume_size=file.tell(), headers=build_hf_headers(), expected_size=size)
        file.flush()
        os.fsync(file.fileno())
    if not has_sha256(part, blob.name):
        part.unlink()
        raise DownloadDamaged("what came from it is damaged, and is fetched anew at the next try")
    part.rename(blob)


class _CountingFile(BufferedWriter):
    """Goes on at the file's end, and tells how long it is."""

    def __init__(self, path: Path, on_growth: Callable[[int], None]) -> None:
        super().__init__(FileIO(path, "ab"))
        self._on_growth = on_growth

    def write(self, content: Any) -> int:
        written = super().write(content)
        self._on_growth(self.tell())
        return written
