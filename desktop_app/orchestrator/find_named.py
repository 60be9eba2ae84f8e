"""Finds by its name what persons gave one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol, TypeVar

from desktop_app.domain.errors import EarshotError


class Named(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """No other one of its kind has it."""


N = TypeVar("N", bound=Named)


def find_named(found: Collection[N], name: str, kind: str) -> N:
    """The one with that name; raises EarshotError, which names the others. `kind`: what they are, for the person."""
    for each in found:
        if each.name == name:
            return each
    there = ", ".join(each.name for each in found) or "none yet"
    raise EarshotError(f"There is no {kind} {name!r}. There are: {there}.")
