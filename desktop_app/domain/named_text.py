"""What persons write once and give a name, for all who work with a database."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_NAME = 100  # characters


@dataclass(frozen=True, slots=True)
class NamedText:
    """A saved search is what was typed; a vocabulary list is names, one a line."""

    name: str
    text: str


def as_name(typed: str) -> str:
    """What was typed for a name, in one line; empty: it is none."""
    return " ".join(typed.split())[:LONGEST_NAME].strip()
