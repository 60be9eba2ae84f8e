"""Parts of the store's objects, kept on the disk of this computer up to a bound."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from worker_agent.contract.atomic_file import replacing
from worker_agent.contract.private import make_private_folder
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore

logger = logging.getLogger(__name__)

BLOCK = 256 * 1024  # bytes
KEPT = 7 * 24 * 3600.0  # seconds after which a block goes that nobody has read
_SHARE_LEFT = 0.9  # of the bound, after it was reached: so that not every block makes room for itself


class BlockCache:
    """Each block is a file; the ones that were read longest ago go first. Used by several threads and programs.

    A disk that is full, or can't be written to, costs the cache and nothing else.
    """

    def __init__(self, folder: Path, largest: int) -> None:
        """`largest`: bytes of all blocks; nothing is touched until the first use."""
        self._folder = folder
        self._largest = largest
        self._left = 0  #: bytes that may still be written before the next look at the folder
        self._lock = threading.Lock()

    def read(self, store: ObjectStore, key: str, size: int, start: int, length: int) -> Iterator[bytes]:
        """The object's bytes from `start` on, piece by piece. `size`: of the whole object.

        Raises StoreUnavailable, and ObjectMissing, also where the object is shorter than that.
        """
        end = min(start + length, size)
        while start < end:
            number, skipped = divmod(start, BLOCK)
            piece = self._block(store, key, size, number)[skipped : skipped + end - start]
            yield piece
            start += len(piece)

    def forget(self, key: str) -> None:
        """Remove all blocks of the object."""
        with suppress(OSError):
            for path in self._folder.glob(f"{_name(key)}-*"):
                path.unlink(missing_ok=True)

    def _block(self, store: ObjectStore, key: str, size: int, number: int) -> bytes:
        path = self._folder / f"{_name(key)}-{number}"
        expected = min(BLOCK, size - number * BLOCK)
        with suppress(OSError):
            block = path.read_bytes()
            if len(block) == expected:
                os.utime(path)
                return block
        block = store.get_range(key, number * BLOCK, expected)
        if len(block) != expected:
            raise ObjectMissing(f"{store.name} holds another {key} than was handed in. Hand the recording in again.")
        self._keep(path, block)
        return block

    def _keep(self, path: Path, block: bytes) -> None:
        try:
            with self._lock:
                make_private_folder(self._folder)
                if len(block) > self._left:
                    self._left = self._make_room()
                self._left -= len(block)
            with replacing(path) as unfinished:
                unfinished.write_bytes(block)
        except OSError:
            logger.warning("can't keep what was heard in %s", self._folder, exc_info=True)

    def _make_room(self) -> int:
        """Remove what is old, and the ones read longest ago if all together are too much.

        Returns how much may be written before it is called again: half of what is free, as another program may write
        as well.
        """
        bound = min(int(_SHARE_LEFT * self._largest), self._largest - BLOCK)
        used, oldest = 0, time.time() - KEPT
        for read_at, size, path in sorted(_files(self._folder), reverse=True):
            if used + size <= bound and read_at >= oldest:
                used += size
            else:
                bound = used  # what was read longer ago goes, too
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return (self._largest - used) // 2


def _name(key: str) -> str:
    """A key may be longer than a name of a file, and have folders in it."""
    return hashlib.sha256(key.encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each was read last, its bytes, and where it is."""
    for path in folder.iterdir():
        with suppress(OSError):
            found = path.stat()
            yield found.st_mtime, found.st_size, path
