"""What the orchestrator needs to search transcripts, and keeps for that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop_app.domain.named_text import NamedText
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

    def is_complete(self) -> bool:
        """Whether it knows of all transcripts all that makes it quick."""

    def add_missing(self, limit: int) -> int:
        """Take some of those in, the newest first, or learn what else there is of some; returns how many."""


class NamedTexts(Protocol):
    """Texts of one sort. Every method raises DatabaseUnavailable; all may be called from any thread."""

    def list(self) -> list[NamedText]:
        """By name."""

    def save(self, new: NamedText) -> None:
        """Insert, or replace the one of that name."""

    def rename(self, old: str, new: str) -> bool:
        """False: there is none of the old name any more, or one of the new name already; nothing is changed."""

    def remove(self, name: str) -> bool:
        """Whether there was one."""


class HasSearch(Protocol):
    """The part of the repository that gives them."""

    @property
    def transcript_index(self) -> TranscriptIndex:
        """Which transcripts have which words."""

    @property
    def saved_searches(self) -> NamedTexts:
        """Each as it was typed."""

    @property
    def vocabulary_lists(self) -> NamedTexts:
        """Names that are marked in transcripts, one a line."""
