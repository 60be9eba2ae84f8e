"""Take over: release the uploads that processes of this computer had begun when they died."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Protocol

from desktop_app.orchestrator.ports.tasks import UPLOADS, TaskRepository

logger = logging.getLogger(__name__)


class Peers(Protocol):
    """The processes that work from this home folder, by the names under which they claim entries."""

    def dead(self) -> set[str]:
        """Those that are no more; raises OSError."""

    def forget(self, names: Collection[str]) -> None:
        """Nothing of these dead is left."""


def take_over(repository: TaskRepository, peers: Peers) -> int:
    """Free the uploads of the dead; returns how many had died.

    Uploads alone: whether the dead had sent a message, nobody knows, and that is what a lasting claim on it says.
    """
    dead = peers.dead()
    if dead:
        for kind in UPLOADS:
            repository.release_claims_of(kind, dead)
        peers.forget(dead)
        logger.info("%d processes of this computer have ended; their uploads continue", len(dead))
    return len(dead)
