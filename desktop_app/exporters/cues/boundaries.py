"""Judges the boundaries between units: how well a cue or a line may end there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop_app.exporters.cues.function_words import clinging, conjunctions
from desktop_app.exporters.cues.units import Unit

SENTENCE_ENDS = tuple(".!?…。！？．؟۔।॥։")
CLAUSE_ENDS = tuple(",;:–—、，；：،؛")
QUOTES = "\"'”’»«)]}」』）"
ABBREVIATIONS = frozenset("mr. mrs. ms. dr. prof. st. jr. sr. vs. nr. hr. sra. e.g. i.e. z.b. bzw.".split())

# What it costs to end a cue at a boundary: the order in which subtitlers look for one.
AT_SENTENCE = 0.0
AT_LONG_PAUSE = 10.0
AT_CLAUSE = 20.0
AT_CONJUNCTION = 35.0
AT_PAUSE = 45.0
ANYWHERE = 80.0
AFTER_CLINGING = 120.0

# What it costs to go on across a boundary.
SENTENCE_INSIDE = 30.0
PAUSE_INSIDE = 60.0  # for each second: the second half would stand there before it is spoken

PAUSE = 300  # milliseconds
LONG_PAUSE = 1000  # milliseconds


class Boundary(NamedTuple):
    """What follows a unit; the lower a cost, the better."""

    to_end: float  #: the cost of ending a cue here
    to_go_on: float  #: the cost of having this inside a cue


def judge(units: Sequence[Unit], language: str) -> list[Boundary]:
    """The boundary after each unit."""
    starters, clingers = conjunctions(language), clinging(language)
    inner = [_between(unit, after, starters, clingers) for unit, after in pairwise(units)]
    return [*inner, *(Boundary(AT_SENTENCE, 0) for _ in units[-1:])]


def _between(unit: Unit, after: Unit, starters: frozenset[str], clingers: frozenset[str]) -> Boundary:
    pause = after.start - unit.end
    sentence = _ends_sentence(unit, after)
    to_go_on = (SENTENCE_INSIDE if sentence else 0) + (PAUSE_INSIDE * pause / 1000 if pause >= PAUSE else 0)
    if sentence:
        return Boundary(AT_SENTENCE, to_go_on)
    return Boundary(min(_cost_of_pause(pause), _cost_of_words(unit, after, starters, clingers)), to_go_on)


def _ends_sentence(unit: Unit, after: Unit) -> bool:
    text = unit.text.rstrip(QUOTES)
    if not text.endswith(SENTENCE_ENDS):
        return False
    if unit.ends_segment or not text.endswith("."):
        return True
    initial = len(text) == 2 and text[0].isupper()
    return not (initial or text.lower() in ABBREVIATIONS or after.text[0].islower())


def _cost_of_pause(pause: int) -> float:
    if pause >= LONG_PAUSE:
        return AT_LONG_PAUSE
    return AT_PAUSE if pause >= PAUSE else AFTER_CLINGING


def _cost_of_words(unit: Unit, after: Unit, starters: frozenset[str], clingers: frozenset[str]) -> float:
    if unit.ends_segment or unit.text.rstrip(QUOTES).endswith(CLAUSE_ENDS):
        return AT_CLAUSE
    if unit.text.lower() in clingers or unit.text.lower() in starters:
        return AFTER_CLINGING
    return AT_CONJUNCTION if after.text.lower() in starters else ANYWHERE
