"""What the first pass has missed is heard again, and put where it was said."""

from __future__ import annotations

import pytest

from worker_agent.contract.transcript import Doubt, DoubtReason, Segment, Word
from worker_agent.speech.engine import ChunkTranscript
from worker_agent.speech.plan import LONGEST_CHUNK, Plan, SpeechChunk
from worker_agent.speech.review import Reviewed
from worker_agent.speech.second_pass import accept, defer, insert, plan_again
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


def text_of(*segments: Segment, no_speech_prob: float = 0.1, avg_logprob: float = -0.2) -> ChunkTranscript:
    return ChunkTranscript(segments, avg_logprob, no_speech_prob)


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


def region(start: float, end: float) -> Region:
    return Region(round(start * SECOND), round(end * SECOND))


def speech(*regions: tuple[float, float]) -> Plan:
    """One chunk for each region, given in seconds."""
    return tuple(SpeechChunk((region(*each),)) for each in regions)


def planned_again(plan: Plan, *missed: tuple[float, float]) -> list[tuple[list[Region], list[Region]]]:
    again = plan_again(plan, [doubt(*each) for each in missed])
    return [(list(chunk.regions), list(stretches)) for chunk, stretches in again.items()]


def test_what_was_missed_is_heard_again_with_the_speech_around_it() -> None:
    plan = speech((0, 3), (10, 12), (20, 30), (40, 41))

    assert planned_again(plan, (10, 12)) == [([region(0, 3), region(10, 12), region(20, 26)], [region(10, 12)])]
    assert planned_again(plan, (0, 3)) == [([region(0, 3), region(10, 12)], [region(0, 3)])]
    assert planned_again(plan, (40, 41)) == [([region(24, 30), region(40, 41)], [region(40, 41)])]


def test_the_rest_of_a_region_is_the_speech_around_a_stretch_of_it() -> None:
    plan = speech((0, 3), (10, 30))

    assert planned_again(plan, (18, 22)) == [([region(12, 28)], [region(18, 22)])]
    assert planned_again(plan, (10.001, 14)) == [
        ([region(0, 3), region(10.001, 20)], [region(10.001, 14)])
    ]  # the times of doubts are rounded: a millisecond is no speech


def test_stretches_share_a_chunk_while_there_is_room() -> None:
    plan = speech(*((10 * index, 10 * index + 5) for index in range(20)))
    missed = [(10 * index, 10 * index + 5) for index in (1, 2, 6, 12, 13, 14, 15, 16)]

    again = planned_again(plan, *missed)

    assert [stretch for _, stretches in again for stretch in stretches] == [region(*each) for each in missed]
    assert [len(stretches) for _, stretches in again] == [2, 2, 4]
    assert all(sum(part.end - part.start for part in regions) <= LONGEST_CHUNK for regions, _ in again)


def test_a_stretch_that_fills_a_chunk_is_heard_alone() -> None:
    assert planned_again(speech((0, 5), (10, 40), (50, 55)), (10, 40)) == [([region(10, 40)], [region(10, 40)])]


@pytest.mark.parametrize(
    ("probability", "taken", "doubts"),
    [
        (0.7, ["Has joined.", "Thank you."], ()),
        (0.4, ["Has joined.", "Thank you."], (doubt(2, 5, DoubtReason.WRONG),)),
        (0.2, ["Has joined."], (doubt(2, 5),)),
    ],
    ids=["sure", "unsure", "invented"],
)
def test_words_are_taken_as_the_model_is_sure_of_them(
    probability: float, taken: list[str], doubts: tuple[Doubt, ...]
) -> None:
    text = text_of(said((0.5, "Has"), (1.0, "joined.")), said((2.5, "Thank"), (3.0, "you."), probability=probability))

    accepted = accept(CHUNK, text, CHUNK.regions)

    assert [segment.text for segment in accepted.text.segments] == taken
    assert accepted.doubts == doubts


def test_the_words_around_what_was_missed_are_known_already() -> None:
    text = text_of(said((0.5, "Has"), (1.0, "joined.")), said((2.5, "Thank"), (4.0, "you.")))

    accepted = accept(CHUNK, text, [region(12, 13)])

    assert accepted.text.text == "you."


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (text_of(), (doubt(0, 2), doubt(2, 5))),
        (text_of(no_speech_prob=0.9), ()),
        (text_of(said((0.5, "Thanks.")), no_speech_prob=0.9, avg_logprob=-1.5), ()),
    ],
    ids=["nothing heard", "nobody speaks", "invented"],
)
def test_where_nobody_speaks_there_is_nothing_to_doubt(text: ChunkTranscript, doubts: tuple[Doubt, ...]) -> None:
    accepted = accept(CHUNK, text, CHUNK.regions)

    assert (accepted.text.text, accepted.doubts) == ("", doubts)


def test_what_is_found_is_put_between_the_words_around_it() -> None:
    first = [said((0.0, "one"), (1.0, "two"), (9.0, "five")), said((12.0, "seven"))]
    found = [said((5.0, "three"), (6.0, "four")), said((10.0, "six")), said((20.0, "eight"))]

    whole = insert(first, found)

    assert [segment.text for segment in whole] == ["one two", "three four", "five", "six", "seven", "eight"]
    assert insert([], found) == found
    assert insert(first, []) == first
