"""A checkpoint store in memory."""

from __future__ import annotations

from collections.abc import Sequence


class MemoryCheckpointStore:
    """Keeps the pieces of the work in memory."""

    def __init__(self) -> None:
        self.pieces: dict[str, bytes] = {}

    @property
    def stored(self) -> Sequence[str]:
        return sorted(self.pieces)

    def read(self, name: str) -> bytes | None:
        return self.pieces.get(name)

    def write(self, name: str, data: bytes) -> None:
        self.pieces[name] = data
