"""Which language a recording is in: a vote over several places of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.speech.plan import LONGEST_CHUNK, Plan

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

_PLACES = 5  # at most
_SAMPLE = 10 * SAMPLE_RATE  # samples of speech that are heard at each place
_UNSURE = 0.5  # the probability below which each place is heard for the whole half minute
_SURELY_ANOTHER = 0.8  # the probability from which another language at one place is worth telling

Votes = Sequence[Mapping[str, float]]  # the probability of each language, at each place


class LanguageDetector(Protocol):
    """A speech model."""

    def detect_language(self, sound: Samples) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Language:
    """What is spoken; the probability is None where nobody had to find it out."""

    code: str
    probability: float | None = None
    others: tuple[str, ...] = ()  #: what else is surely spoken somewhere


def detect_language(recording: Recording, plan: Plan, detector: LanguageDetector) -> Language:
    """Listen at up to five chunks, spread evenly; each counts as much as it is sure of. `plan`: not empty."""
    places = tuple(plan[index] for index in _spread(len(plan)))
    language = count_votes([detector.detect_language(place.read(recording, _SAMPLE)) for place in places])
    if (language.probability or 0.0) >= _UNSURE:
        return language
    return count_votes([detector.detect_language(place.read(recording, LONGEST_CHUNK)) for place in places])


def count_votes(votes: Votes) -> Language:
    """The language that is likeliest on the whole, with its mean probability."""
    totals: defaultdict[str, float] = defaultdict(float)
    for probabilities in votes:
        for code, probability in probabilities.items():
            totals[code] += probability
    winner = max(totals, key=lambda code: totals[code])
    return Language(winner, round(totals[winner] / len(votes), 3), _others(votes, winner))


def _others(votes: Votes, winner: str) -> tuple[str, ...]:
    best = (max(vote.items(), key=lambda item: item[1]) for vote in votes)
    return tuple(sorted({code for code, probability in best if code != winner and probability >= _SURELY_ANOTHER}))


def _spread(count: int) -> Sequence[int]:
    """Up to so many indices below `count`, the first and the last among them."""
    places = min(count, _PLACES)
    return [index * (count - 1) // max(places - 1, 1) for index in range(places)]
