"""Whether the parts that Earshot leans on answer."""

from __future__ import annotations

from dataclasses import dataclass, field

WATCHED_FOLDERS = "watched folders"  # a part without which everything else goes on


@dataclass(frozen=True, slots=True)
class Health:
    """The faults of the moment, by part ("database", "task queue", "status queue", "store"); empty: all is well."""

    faults: dict[str, str] = field(default_factory=dict)  #: part: a sentence that says what to do
