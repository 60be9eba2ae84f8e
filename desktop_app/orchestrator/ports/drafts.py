"""What the orchestrator needs to keep drafts on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from desktop_app.domain.draft import Draft


class Drafts(Protocol):
    """Outlive the program, however it ends. Every method may raise OSError; all may be called from any thread."""

    def write(self, name: str, draft: Draft) -> None:
        """In the place of the one with that name, at a stroke. `name`: of this program's own choice."""

    def remove(self, name: str) -> None:
        """One of this program's own, or one that was left; it may be gone already."""

    def left(self) -> Mapping[str, Draft]:
        """What programs have left that run no more, by name, the oldest first."""
