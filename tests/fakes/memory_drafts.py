"""Drafts in memory: those of programs that run no more are put there by the test."""

from __future__ import annotations

from desktop_app.domain.draft import Draft


class MemoryDrafts:
    """Implements Drafts."""

    def __init__(self, left: dict[str, Draft] | None = None) -> None:
        self.own: dict[str, Draft] = {}
        self._left = dict(left or {})

    def write(self, name: str, draft: Draft) -> None:
        self.own[name] = draft

    def remove(self, name: str) -> None:
        for drafts in (self.own, self._left):
            drafts.pop(name, None)

    def left(self) -> dict[str, Draft]:
        return dict(self._left)
