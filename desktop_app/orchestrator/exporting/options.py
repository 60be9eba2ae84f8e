"""What a person chooses of an export."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.cues.limits import USUAL, SubtitleLimits
from desktop_app.exporters.manuscript import Part


class Existing(StrEnum):
    """What to do where a file of that name is there already, with another content; spelled so on the command line."""

    KEEP = "keep"  #: keep both: the new one gets a number
    REPLACE = "replace"  #: write over it
    SKIP = "skip"  #: leave it as it is, and the new one out


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Beside which tasks, in which formats and where to."""

    name_template: str = "{name}"
    existing: Existing = Existing.KEEP
    parts: Mapping[str, Collection[Part]] = field(default_factory=dict)  #: by format; a missing one has its usual ones
    subtitles: SubtitleLimits = USUAL


AS_USUAL = ExportOptions()
USUAL_FORMATS = ("txt",)  # of the exports that batches make by themselves
NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})


def choose_parts(
    formats: Collection[str], wishes: Mapping[Part, bool], before: Mapping[str, Collection[str]] = NOTHING
) -> Mapping[str, Collection[Part]]:
    """What is usual in each format, or was in it `before`, but for the parts that are wished or not, as far as it may
    have them."""
    return {
        name: frozenset(
            part
            for part, is_usual in EXPORTERS[name].parts.items()
            if wishes.get(part, part in before[name] if name in before else is_usual)
        )
        for name in formats
    }


def unusual_parts(parts: Mapping[str, Collection[Part]]) -> dict[str, tuple[str, ...]]:
    """Of the formats that do not have their usual ones; so they are kept."""
    usual = choose_parts(parts, {})
    return {name: tuple(sorted(chosen)) for name, chosen in parts.items() if set(chosen) != usual[name]}
