"""What does not fit the speech is suspect; of two texts the one that fits better is kept."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.transcript import DoubtReason, Segment, Word
from worker_agent.speech.engine import ChunkTranscript
from worker_agent.speech.plan import SpeechChunk
from worker_agent.speech.review import Reviewed, better, review
from worker_agent.speech.voice_activity import Region


def chunk_of(*lengths: float) -> SpeechChunk:
    """Regions of so many seconds, with pauses of ten seconds between them."""
    position, regions = 0, []
    for length in lengths:
        regions.append(Region(position, position + round(length * SAMPLE_RATE)))
        position = regions[-1].end + 10 * SAMPLE_RATE
    return SpeechChunk(tuple(regions))


def spoken(start: float, end: float, *, every: float = 0.4, probability: float = 0.9) -> list[Word]:
    """Words, one after the other."""
    count = round((end - start) / every)
    times = [start + index * every for index in range(count)]
    return [
        Word(start=time, end=time + 0.9 * every, text=f" word{index}", probability=probability)
        for index, time in enumerate(times)
    ]


def text_of(words: Sequence[Word], *, avg_logprob: float = -0.2, no_speech_prob: float = 0.1) -> ChunkTranscript:
    text = "".join(word.text for word in words).strip()
    segment = Segment(start=0.0, end=words[-1].end if words else 0.0, text=text, words=tuple(words))
    return ChunkTranscript((segment,), avg_logprob, no_speech_prob)


def doubts(chunk: SpeechChunk, text: ChunkTranscript) -> list[tuple[float, float, DoubtReason]]:
    return [(round(one.start, 1), round(one.end, 1), one.reason) for one in review(chunk, text).doubts]


def test_a_text_that_fits_is_not_suspect() -> None:
    assert doubts(chunk_of(10, 20), text_of(spoken(0, 30))) == []


def test_a_region_without_a_word_is_suspect() -> None:
    chunk = chunk_of(10, 2, 10)

    assert doubts(chunk, text_of(spoken(0, 10) + spoken(12, 22))) == [(10, 12, DoubtReason.MISSING)]


def test_a_breath_without_a_word_is_not() -> None:
    chunk = chunk_of(10, 1.7, 10)

    assert doubts(chunk, text_of(spoken(0, 10) + spoken(11.7, 21.7))) == []


def test_a_stretch_without_a_word_is_suspect_even_where_a_word_was_stretched_over_it() -> None:
    last = Word(start=10.0, end=20.0, text=" and", probability=0.9)

    assert doubts(chunk_of(20), text_of([*spoken(0, 10), last])) == [(11, 20, DoubtReason.MISSING)]


def test_an_empty_text_is_suspect_as_a_whole() -> None:
    assert doubts(chunk_of(10, 15), text_of([])) == [(0, 10, DoubtReason.MISSING), (10, 25, DoubtReason.MISSING)]


def test_words_that_are_not_in_the_sound_are_suspect() -> None:
    words = spoken(0, 10) + spoken(10, 20, probability=0.05)

    [(start, end, reason)] = doubts(chunk_of(20), text_of(words))

    assert (start, reason) == (pytest.approx(10, abs=2), DoubtReason.WRONG)
    assert end == pytest.approx(20, abs=0.1)


def test_a_single_improbable_word_is_only_a_name() -> None:
    name = Word(start=10.0, end=10.4, text=" Llanfairpwll", probability=0.001)

    assert doubts(chunk_of(20), text_of([*spoken(0, 10), name, *spoken(10.4, 20)])) == []


def test_one_word_is_judged_no_more_harshly_than_six() -> None:
    assert doubts(chunk_of(2), text_of(spoken(0, 0.4, probability=0.1))) == []


def test_a_loop_is_suspect_and_a_repeated_announcement_is_not() -> None:
    phrase = ["please", "press", "one"] * 30
    said = [word.model_copy(update={"text": f" {text}"}) for word, text in zip(spoken(0, 29), phrase, strict=False)]
    looped = [word.model_copy(update={"start": word.start, "end": word.start}) for word in said[30:]]

    assert doubts(chunk_of(30), text_of(said)) == []
    assert doubts(chunk_of(30), text_of(said[:30] + looped)) == [(0, 30, DoubtReason.WRONG)]


def test_nobody_speaks_that_fast() -> None:
    assert doubts(chunk_of(10), text_of(spoken(0, 10, every=0.1))) == [(0, 10, DoubtReason.WRONG)]


def test_what_is_improbable_as_a_whole_is_suspect() -> None:
    assert doubts(chunk_of(10), text_of(spoken(0, 10), avg_logprob=-1.2)) == [(0, 10, DoubtReason.WRONG)]


def test_what_was_invented_where_nobody_speaks_is_dropped() -> None:
    reviewed = review(chunk_of(10), text_of(spoken(0, 10), avg_logprob=-1.2, no_speech_prob=0.8))

    assert (reviewed.text.text, reviewed.doubts) == ("", ())


def test_the_text_with_less_to_doubt_is_better() -> None:
    chunk = chunk_of(20)
    half = review(chunk, text_of(spoken(0, 10), avg_logprob=-0.1))
    whole = review(chunk, text_of(spoken(0, 20), avg_logprob=-0.5))

    assert better(half, whole) is better(whole, half) is whole


def test_between_equals_the_more_probable_text_is_better() -> None:
    first, second = (Reviewed(text_of(spoken(0, 9), avg_logprob=value), ()) for value in (-0.5, -0.3))

    assert better(first, second) is better(second, first) is second


@pytest.mark.parametrize(("no_speech_prob", "doubtful"), [(0.9, 0.0), (0.2, 10.0)])
def test_where_nothing_is_heard_twice_the_model_says_whether_somebody_speaks(
    no_speech_prob: float, doubtful: float
) -> None:
    chunk = chunk_of(10)
    first, second = (review(chunk, text_of([], no_speech_prob=value)) for value in (no_speech_prob, 0.1))

    assert better(first, second).doubtful_seconds == doubtful
    assert math.isclose(first.doubtful_seconds, 10.0)
