"""What the orchestrator needs to search transcripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop_app.domain.task import TranscriptRecord


class TranscriptIndex(Protocol):
    """Knows of a transcript from the transaction on in which it is saved, and no more from that on in which it goes.

    Every method raises DatabaseUnavailable; all may be called from any thread.
    """

    def find(self, terms: Sequence[str], below: int | None, limit: int) -> list[TranscriptRecord]:
        """All transcripts that have these `searchable_words`, some of one letter even, and maybe a few more.

        The newest tasks first; only those with an id below the one that is given. Fewer than `limit`: there are no
        more.
        """

    def count_missing(self) -> int:
        """How many transcripts came before there was an index, and are not in it yet."""

    def add_missing(self, limit: int) -> int:
        """Take some of those in, the newest first; returns how many."""
