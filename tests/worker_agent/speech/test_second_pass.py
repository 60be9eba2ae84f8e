"""What the first pass has missed is heard again, and put where it was said."""

from __future__ import annotations

import pytest

from worker_agent.contract.transcript import Doubt, DoubtReason, Segment, Word
from worker_agent.speech.engine import ChunkText
from worker_agent.speech.plan import SpeechChunk
from worker_agent.speech.review import Reviewed
from worker_agent.speech.second_pass import accept, defer, insert, regions_of
from worker_agent.speech.voice_activity import Region

SECOND = 16_000
CHUNK = SpeechChunk((Region(0, 2 * SECOND), Region(10 * SECOND, 13 * SECOND)))  # five seconds of speech


def doubt(start: float, end: float, reason: DoubtReason = DoubtReason.MISSING) -> Doubt:
    return Doubt(start=start, end=end, reason=reason)


def said(*words: tuple[float, str], probability: float = 0.9) -> Segment:
    """A segment whose words begin at these times and last 0.4 s."""
    spoken = tuple(Word(start=at, end=at + 0.4, text=f" {text}", probability=probability) for at, text in words)
    text = " ".join(text for _, text in words)
    return Segment(start=spoken[0].start, end=spoken[-1].end, text=text, words=spoken)


def text_of(*segments: Segment, no_speech_prob: float = 0.1, avg_logprob: float = -0.2) -> ChunkText:
    return ChunkText(segments, avg_logprob, no_speech_prob)


@pytest.mark.parametrize(
    ("doubts", "deferred"),
    [
        ((doubt(0, 2),), True),
        ((doubt(0, 2), doubt(2, 5)), False),  # nearly all of the chunk is missing
        ((doubt(0, 2, DoubtReason.WRONG),), False),
        ((doubt(0, 1), doubt(3, 4, DoubtReason.WRONG)), False),
        ((), True),
    ],
)
def test_only_what_is_missing_from_a_good_text_is_left_to_the_second_pass(
    doubts: tuple[Doubt, ...], deferred: bool
) -> None:
    reviewed = defer(CHUNK, Reviewed(text_of(), doubts))

    assert (reviewed.doubts, reviewed.missed) == (((), doubts) if deferred else (doubts, ()))


def test_the_regions_are_those_of_the_recording() -> None:
    assert list(regions_of([doubt(1.5, 2.0)])) == [Region(24_000, 32_000)]


def test_words_are_taken_where_the_model_is_sure_of_them() -> None:
    sure, unsure = said((0.5, "Has"), (1.0, "joined.")), said((2.5, "Thank"), (3.0, "you."), probability=0.3)

    accepted = accept(CHUNK, text_of(sure, unsure))

    assert [segment.text for segment in accepted.text.segments] == ["Has joined."]
    assert accepted.doubts == (doubt(2, 5),)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (text_of(), (doubt(0, 2), doubt(2, 5))),
        (text_of(no_speech_prob=0.9), ()),
        (text_of(said((0.5, "Thanks.")), no_speech_prob=0.9, avg_logprob=-1.5), ()),
    ],
    ids=["nothing heard", "nobody speaks", "invented"],
)
def test_where_nobody_speaks_there_is_nothing_to_doubt(text: ChunkText, doubts: tuple[Doubt, ...]) -> None:
    accepted = accept(CHUNK, text)

    assert (accepted.text.text, accepted.doubts) == ("", doubts)


def test_what_is_found_is_put_between_the_words_around_it() -> None:
    first = [said((0.0, "one"), (1.0, "two"), (9.0, "five")), said((12.0, "seven"))]
    found = [said((5.0, "three"), (6.0, "four")), said((10.0, "six")), said((20.0, "eight"))]

    whole = insert(first, found)

    assert [segment.text for segment in whole] == ["one two", "three four", "five", "six", "seven", "eight"]
    assert insert([], found) == found
    assert insert(first, []) == first
