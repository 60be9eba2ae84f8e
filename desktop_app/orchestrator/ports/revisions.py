"""What the orchestrator needs to keep what persons have made of transcripts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from desktop_app.domain.revision import Revision


class RevisionUnit(Protocol):
    """The part of a transaction that keeps revisions. Their tasks are locked by it."""

    def latest_revision(self, task_id: int) -> Revision | None:
        """The one that counts; None: nobody has edited the transcript."""

    def save_revision(self, revision: Revision, document: bytes, text: str, moments: str) -> None:
        """Insert, or replace the one with its number. `document`: the whole, packed; `text`, `moments`: what is
        searched from now on (see moments.py)."""


class RevisionRepository(Protocol):
    """Every method raises DatabaseUnavailable; all may be called from any thread."""

    def list(self, task_id: int) -> list[Revision]:
        """The latest first."""

    def latest(self, task_ids: Collection[int]) -> dict[int, Revision]:
        """The ones that count, of those tasks that have any."""

    def document(self, task_id: int, number: int) -> bytes | None:
        """As it was saved; None: there is no such revision."""


class HasRevisions(Protocol):
    """The part of the repository that gives them."""

    @property
    def revisions(self) -> RevisionRepository:
        """What is kept of them."""
