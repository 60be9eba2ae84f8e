"""Where a transcript has what is searched for, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p

from desktop_app.domain.moments import UNKNOWN, Moments
from desktop_app.domain.search_query import SearchQuery
from desktop_app.domain.search_text import find_places, searchable_words

MOST_PLACES = 60  # of one term in one transcript, that are looked at
LONGEST = 240  # characters of a passage
AROUND = 100  # characters before and behind the words, where no segment says where a passage ends
USUAL_LENGTH = 6000  # characters of a transcript of eight minutes
PHRASE, WORD, BEGINNING = 2.0, 2.0, 0.5  # what the words in one piece, a whole word, and the beginning of one add

Place = tuple[int, int]  #: first character and end


@dataclass(frozen=True, slots=True)
class Passage:
    """About a sentence of a transcript, with words that were searched for."""

    text: str
    marks: tuple[Place, ...]  #: the words in it
    seconds: float | None  #: when it begins in the recording; None: nobody knows


def score(words: str, query: SearchQuery) -> float | None:
    """How well a transcript with these searchable words fits; None: it is not meant."""
    if not all(term in words for term in query.terms) or any(term in words for term in query.without):
        return None
    framed = f" {words} "
    found = sum(log1p(_weight(framed, term)) for term in query.terms)
    in_one_piece = PHRASE if len(query.terms) > 1 and " ".join(query.terms) in words else 0.0
    return (found + in_one_piece) / (1 + log1p(len(words) / USUAL_LENGTH))


def find_passages(text: str, moments: str | None, query: SearchQuery, most: int) -> tuple[list[Passage], int]:
    """The best passages in the order of the text, and how many places there are."""
    words = searchable_words(text)
    places = sorted({place for term in query.terms for place in _places(words, term)})
    number = sum(words.count(term) for term in query.terms)
    marks = _without_overlaps(find_places(text, places))
    found = _passages(text, Moments.decode(moments or UNKNOWN), marks)
    best = sorted(range(len(found)), key=lambda index: _rank(found[index], query), reverse=True)[:most]
    return [found[index] for index in sorted(best)], number


def _weight(framed: str, term: str) -> float:
    return framed.count(term) + BEGINNING * framed.count(f" {term}") + WORD * framed.count(f" {term} ")


def _places(words: str, term: str) -> list[Place]:
    places: list[Place] = []
    start = words.find(term)
    while start >= 0 and len(places) < MOST_PLACES:
        places.append((start, start + len(term)))
        start = words.find(term, start + len(term))
    return places


def _without_overlaps(places: Sequence[Place]) -> list[Place]:
    """Places that touch are one."""
    merged: list[Place] = []
    for first, end in places:
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged


def _passages(text: str, moments: Moments, marks: Sequence[Place]) -> list[Passage]:
    found: list[Passage] = []
    end = -1
    for place in marks:
        if place[1] > end:
            first, end = _frame(text, moments, place)
            inside = [mark for mark in marks if first <= mark[0] and mark[1] <= end]
            found.append(_cut_out(text, (first, end), inside, moments, place[0]))
    return found


def _cut_out(text: str, frame: Place, marks: Sequence[Place], moments: Moments, first_mark: int) -> Passage:
    first, end = frame
    segment = moments.segment_at(first_mark)
    before = "" if first == 0 or first in moments.offsets else "…"
    behind = "" if end >= len(text) or end + 1 in moments.offsets else "…"
    shift = len(before) - first
    inside = tuple((mark[0] + shift, mark[1] + shift) for mark in marks)
    cut = text[first:end].replace("\n", " ")
    return Passage(before + cut + behind, inside, None if segment is None else moments.starts[segment])


def _frame(text: str, moments: Moments, place: Place) -> Place:
    """The segment, or as much of the text around a place as can be read at a glance."""
    segment = moments.segment_at(place[0])
    first, end = 0, len(text)
    if segment is not None:
        first, end = moments.offsets[segment], _end_of(moments, segment, text)
    first, end = min(first, place[0]), max(end, place[1])
    if end - first > LONGEST:
        first = _at_word(text, max(first, place[0] - AROUND), place[0])
        end = _end_at_word(text, min(end, place[1] + AROUND), place[1])
    return first, end


def _end_of(moments: Moments, segment: int, text: str) -> int:
    following = moments.offsets[segment + 1 : segment + 2]
    return max(following[0] - 1, 0) if following else len(text)


def _at_word(text: str, first: int, latest: int) -> int:
    """The beginning of a word at or after `first`, where there is one before `latest`."""
    if first == 0:
        return 0
    space = text.find(" ", first - 1, latest)
    return first if space < 0 else space + 1


def _end_at_word(text: str, end: int, earliest: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", earliest, end + 1)
    return end if space < 0 else space


def _rank(passage: Passage, query: SearchQuery) -> tuple[int, float]:
    """How many of the terms it has, and how well."""
    words = f" {searchable_words(passage.text)} "
    return sum(term in words for term in query.terms), sum(_weight(words, term) for term in query.terms)
