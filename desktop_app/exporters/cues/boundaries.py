"""Judges the boundaries between units: how well a cue or a line may end there."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from desktop_app.exporters.cues.function_words import clinging, conjunctions
from desktop_app.exporters.cues.units import Units

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


class Boundaries(NamedTuple):
    """What follows each unit; the lower a cost, the better."""

    to_end: list[float]  #: the costs of ending a cue there
    to_go_on: list[float]  #: the costs of having this inside a cue


class Ending(Enum):
    """What a text ends with."""

    SENTENCE = auto()
    FULL_STOP = auto()  #: of a sentence, unless a small letter follows
    DOT = auto()  #: of an abbreviation: it ends a sentence only with its segment
    CLAUSE = auto()
    NOTHING = auto()


class Traits(NamedTuple):
    """What a unit's text means for the boundaries on both sides of it."""

    ending: Ending
    clings: bool  #: a line had better not end after it
    starts_clause: bool
    is_small: bool  #: it begins with a small letter
    is_plain: bool  #: a line ends after it as well, or badly, as anywhere


def judge(units: Units, language: str) -> Boundaries:
    """The boundary after each unit."""
    count, last = len(units.texts), units.last
    to_end, to_go_on = [ANYWHERE] * count, [0.0] * count
    traits = [_traits(text, language) for text in units.texts]
    pauses = [start - end for start, end in zip(units.starts[1:], units.ends, strict=False)]
    for number, pause in enumerate(pauses):
        this, after = traits[number], traits[number + 1]
        if pause < PAUSE and this.is_plain and not after.starts_clause and not last[number]:
            continue  # nearly all are of this kind
        if _ends_sentence(this, after, last=last[number]):
            to_end[number], to_go_on[number] = AT_SENTENCE, SENTENCE_INSIDE
        else:
            to_end[number] = min(_cost_of_pause(pause), _cost_of_words(this, after, last=last[number]))
        to_go_on[number] += PAUSE_INSIDE * pause / 1000 if pause >= PAUSE else 0
    if count:
        to_end[-1] = AT_SENTENCE
    return Boundaries(to_end, to_go_on)


def _ends_sentence(this: Traits, after: Traits, *, last: bool) -> bool:
    """`last`: of its segment."""
    if this.ending is Ending.FULL_STOP:
        return last or not after.is_small
    return this.ending is Ending.SENTENCE or (last and this.ending is Ending.DOT)


def _cost_of_pause(pause: int) -> float:
    if pause >= LONG_PAUSE:
        return AT_LONG_PAUSE
    return AT_PAUSE if pause >= PAUSE else AFTER_CLINGING


def _cost_of_words(this: Traits, after: Traits, *, last: bool) -> float:
    if last or this.ending is Ending.CLAUSE:
        return AT_CLAUSE
    if this.clings:
        return AFTER_CLINGING
    return AT_CONJUNCTION if after.starts_clause else ANYWHERE


@lru_cache(8192)  # the same words come again and again
def _traits(text: str, language: str) -> Traits:
    ending, word = _ending(text.rstrip(QUOTES)), text.lower()
    starts_clause = word in conjunctions(language)
    clings = starts_clause or word in clinging(language)
    return Traits(ending, clings, starts_clause, text[:1].islower(), ending is Ending.NOTHING and not clings)


def _ending(text: str) -> Ending:
    if text.endswith(CLAUSE_ENDS):
        return Ending.CLAUSE
    if not text.endswith(SENTENCE_ENDS):
        return Ending.NOTHING
    if not text.endswith("."):
        return Ending.SENTENCE
    is_initial = len(text) == 2 and text[0].isupper()
    return Ending.DOT if is_initial or text.lower() in ABBREVIATIONS else Ending.FULL_STOP
