"""The language is voted on at several places of a recording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.speech.language import Language, count_votes, detect_language
from worker_agent.speech.plan import Plan, pack
from worker_agent.speech.voice_activity import Region

HALF_A_MINUTE = 30 * SAMPLE_RATE


@dataclass
class Detector:
    """Gives the answers one after the other, and notes where and for how long it was made to listen."""

    answers: Sequence[Mapping[str, float]]
    heard: list[tuple[int, int]] = field(default_factory=list)

    def detect_language(self, sound: np.ndarray) -> Mapping[str, float]:
        self.heard.append((round(float(sound[0]) * 32768), len(sound)))
        return self.answers[(len(self.heard) - 1) % len(self.answers)]


@pytest.fixture
def recording() -> Iterator[Recording]:
    """Ten chunks, each full of its own number."""
    with Recording() as recording:
        recording.append(np.repeat(np.arange(10, dtype=np.int16), HALF_A_MINUTE).tobytes())
        yield recording


def plan_of(chunks: int) -> Plan:
    return pack(Region(index * HALF_A_MINUTE, (index + 1) * HALF_A_MINUTE) for index in range(chunks))


@pytest.mark.parametrize(("chunks", "places"), [(1, [0]), (2, [0, 1]), (5, [0, 1, 2, 3, 4]), (10, [0, 2, 4, 6, 9])])
def test_up_to_five_places_are_heard_from_the_first_to_the_last(
    chunks: int, places: list[int], recording: Recording
) -> None:
    detector = Detector([{"en": 0.9}])

    language = detect_language(recording, plan_of(chunks), detector)

    assert detector.heard == [(place, 10 * SAMPLE_RATE) for place in places]
    assert language == Language("en", 0.9)


def test_where_ten_seconds_leave_doubts_half_a_minute_is_heard(recording: Recording) -> None:
    detector = Detector([{"en": 0.4, "de": 0.3}, {"en": 0.3, "de": 0.4}, {"de": 0.9}, {"de": 0.7}])

    language = detect_language(recording, plan_of(2), detector)

    assert [length for _, length in detector.heard] == [10 * SAMPLE_RATE] * 2 + [HALF_A_MINUTE] * 2
    assert language == Language("de", 0.8)


def test_the_first_place_does_not_decide() -> None:
    assert count_votes([{"cy": 0.6, "en": 0.3}, {"en": 0.9}, {"en": 0.95}]).code == "en"


def test_a_vote_counts_as_much_as_it_is_sure() -> None:
    assert count_votes([{"en": 0.3, "de": 0.2}, {"en": 0.3, "de": 0.2}, {"de": 0.9, "en": 0.0}]).code == "de"


def test_a_second_language_is_told() -> None:
    assert count_votes([{"en": 0.9}, {"en": 0.9}, {"it": 0.9}]) == Language("en", 0.6, ("it",))


def test_an_unsure_guess_is_no_second_language() -> None:
    assert count_votes([{"en": 0.9}, {"en": 0.9}, {"cy": 0.5, "en": 0.4}]).others == ()
