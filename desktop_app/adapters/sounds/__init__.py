"""Recordings of the store for a player of this computer."""

from __future__ import annotations

from pathlib import Path

from desktop_app.adapters.sounds.block_cache import BlockCache
from desktop_app.domain.sound import Sound
from worker_agent.contract.stores.object_store import ObjectStore

LARGEST_CACHE = 512 * 1024 * 1024  # bytes
FOLDER = "heard"  # in the home folder


class StoreSounds:
    """Serves parts of them, and keeps what was heard on the disk, up to a bound."""

    def __init__(self, store: ObjectStore, home: Path, largest: int = LARGEST_CACHE) -> None:
        self._store = store
        self._cache = BlockCache(home / FOLDER, largest)

    def serve(self, key: str, size: int) -> Sound:
        """`size`: of the whole recording, in bytes."""
        from desktop_app.adapters.sounds.server import SoundServer  # here: the window is to be there before it

        server = SoundServer(lambda start, length: self._cache.read(self._store, key, size, start, length), size)
        return Sound(server.url, server.close, lambda: server.fault)

    def forget(self, key: str) -> None:
        self._cache.forget(key)
