"""The limits of subtitles, as people name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from desktop_app.domain.errors import EarshotError
from desktop_app.exporters.cues.limits import PROFILES, USUAL, SubtitleLimits

#: By the name that people type: the least, the most, and what a number becomes
OWN: Mapping[str, tuple[float, float, Callable[[float], Mapping[str, Any]]]] = MappingProxyType(
    {
        "line": (10, 80, lambda columns: {"line": int(columns)}),
        "lines": (1, 3, lambda lines: {"lines": int(lines)}),
        "shortest": (0.2, 5, lambda seconds: {"min_duration": round(1000 * seconds)}),
        "longest": (1, 20, lambda seconds: {"max_duration": round(1000 * seconds)}),
        "speed": (5, 40, lambda columns: {"reading_speed": columns}),
    }
)


def parse_limits(text: str) -> SubtitleLimits:
    """Such as "netflix", "line=40,speed=15" or "bbc,lines=1"; raises EarshotError."""
    limits = USUAL
    for part in filter(None, (part.strip().lower() for part in text.split(","))):
        name, equals, value = part.partition("=")
        if not equals and name in PROFILES:
            limits = PROFILES[name]
        elif equals and name in OWN:
            limits = _with(limits, name, value)
        else:
            names, own = ", ".join(PROFILES), ", ".join(OWN)
            raise EarshotError(f"There are no subtitles {part!r}. There are {names}, and numbers for {own}.")
    if limits.min_duration > limits.max_duration:
        raise EarshotError("Subtitles can't be shorter than their shortest time. Make shortest= less than longest=.")
    return limits


def name_of(limits: SubtitleLimits) -> str | None:
    """None: a person's own."""
    return next((name for name, each in PROFILES.items() if asdict(each) == asdict(limits)), None)


def spell_limits(limits: SubtitleLimits) -> str:
    """So that `parse_limits` understands it; empty: they are the usual ones."""
    if limits == USUAL:
        return ""
    return name_of(limits) or ",".join(f"{name}={number:g}" for name, number in numbers_of(limits).items())


def numbers_of(limits: SubtitleLimits) -> Mapping[str, float]:
    """By the names that people type."""
    seconds = (limits.min_duration / 1000, limits.max_duration / 1000)
    return dict(zip(OWN, (limits.line, limits.lines, *seconds, limits.reading_speed), strict=True))


def _with(limits: SubtitleLimits, name: str, value: str) -> SubtitleLimits:
    least, most, change = OWN[name]
    try:
        number = float(value)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise EarshotError(f"{name}={value} is no number from {least:g} to {most:g}.")
    return replace(limits, **change(number))
