"""A check of what the model heard: does the text of a chunk fit the speech that is there?

Batched decoding has none of Whisper's safeguards: no second try when a text is improbable or runs in circles, and
no look at what was left out. So every chunk is checked, with what the model has told already. Suspect are

- a region with more than a second of speech and no word, and a longer stretch of one without a word;
- words that the model finds improbable when it looks for them in the sound: another's text, a loop, an invention;
- a text that compresses too well, in words too short to have been spoken: a loop;
- more words a second than anybody speaks;
- a text that is improbable as a whole.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from worker_agent.contract.transcript import Doubt, DoubtReason, Word
from worker_agent.speech.engine import ChunkTranscript
from worker_agent.speech.plan import SpeechChunk

# Whisper's own thresholds (Radford et al. 2022, section 4.5)
_MIN_AVG_LOGPROB = -1.0
_MAX_COMPRESSION_RATIO = 2.4  # bytes of text per byte of it compressed
_MAX_NO_SPEECH_PROB = 0.6

_PADDING = 0.4  # seconds of silence that the speech detector leaves on either side of a region
_SILENT_REGION = 1.0  # seconds of speech without a word
_SILENT_STRETCH = 3.0  # the same, within a region that has words
_LONGEST_WORD = 1.0  # seconds that a word is taken to last: the model stretches it over what it left out
_WINDOW = 6  # words whose probability is looked at together
_MIN_WINDOW_LOGPROB = -1.0  # mean of a window; clear speech has more than -0.6, another's text and loops less than -5
_LEAST_PROBABILITY = 0.02  # a single word, however improbable, is only a name that was misheard
_SHORTEST_WORD = 0.05  # seconds
_TOO_SHORT = 1 / 3  # share of a text's words
_MAX_WORDS_PER_SECOND = 8.0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A chunk's text, and where it is suspect, in seconds from the chunk's start."""

    text: ChunkTranscript
    doubts: tuple[Doubt, ...]  #: in order, none overlapping
    missed: tuple[Doubt, ...] = ()  #: what is left to a second pass

    @property
    def doubtful_seconds(self) -> float:
        return sum(doubt.end - doubt.start for doubt in self.doubts)


def review(chunk: SpeechChunk, text: ChunkTranscript) -> Reviewed:
    """Check the text of a chunk. Where by Whisper's rule nobody speaks, there is no text: it was invented."""
    if is_silence(text):
        return Reviewed(replace(text, segments=()), ())
    return Reviewed(text, _find_doubts(chunk, text))


def is_silence(text: ChunkTranscript) -> bool:
    """Whether by Whisper's rule nobody speaks: the model finds that likely, and its own text improbable."""
    return text.no_speech_prob > _MAX_NO_SPEECH_PROB and text.avg_logprob < _MIN_AVG_LOGPROB


def is_likely_empty(text: ChunkTranscript) -> bool:
    """Whether no word was heard, and the model finds it likely that nobody speaks. One text alone is no proof."""
    return text.no_speech_prob > _MAX_NO_SPEECH_PROB and not text.text


def better(first: Reviewed, second: Reviewed) -> Reviewed:
    """The one with less that is doubtful; between equals, the one that the model finds more probable.

    Where neither has a word, and the model found it likely that nobody speaks, there is nothing to doubt.
    """
    if is_likely_empty(first.text) and not second.text.text:
        return replace(first, doubts=())
    return min(first, second, key=lambda one: (round(one.doubtful_seconds, 1), -one.text.avg_logprob))


def _find_doubts(chunk: SpeechChunk, text: ChunkTranscript) -> tuple[Doubt, ...]:
    words = [word for word in text.words if word.text.strip()]
    if text.avg_logprob < _MIN_AVG_LOGPROB or _is_loop(text.text, words) or _is_too_fast(chunk, words):
        return (Doubt(start=0.0, end=chunk.seconds, reason=DoubtReason.WRONG),)
    found = [*_silent_regions(chunk, words), *_silent_stretches(chunk, words), *_improbable_words(words)]
    return tuple(_merge(sorted(found, key=lambda doubt: doubt.start)))


def _is_loop(text: str, words: Sequence[Word]) -> bool:
    """Whether what was said once is written many times: most of it has no time in which it could be said."""
    written = text.encode()
    if len(written) <= _MAX_COMPRESSION_RATIO * len(zlib.compress(written)):
        return False
    return sum(word.end - word.start < _SHORTEST_WORD for word in words) > len(words) * _TOO_SHORT


def _is_too_fast(chunk: SpeechChunk, words: Sequence[Word]) -> bool:
    return len(words) > max(chunk.seconds, 1.0) * _MAX_WORDS_PER_SECOND


def _silent_regions(chunk: SpeechChunk, words: Sequence[Word]) -> Iterator[Doubt]:
    middles = [(word.start + word.end) / 2 for word in words]
    for start, end in chunk.bounds():
        if end - start > _SILENT_REGION + 2 * _PADDING and not any(start <= middle < end for middle in middles):
            yield Doubt(start=start, end=end, reason=DoubtReason.MISSING)


def _silent_stretches(chunk: SpeechChunk, words: Sequence[Word]) -> Iterator[Doubt]:
    for start, end in chunk.bounds():
        heard = [word for word in words if word.start < end and word.end > start]
        ends = [start, *(min(word.end, word.start + _LONGEST_WORD) for word in heard)]
        starts = [*(word.start for word in heard), end]
        for silent_from, silent_to in zip(ends, starts, strict=True):
            if heard and silent_to - silent_from > _SILENT_STRETCH:
                yield Doubt(start=silent_from, end=silent_to, reason=DoubtReason.MISSING)


def _improbable_words(words: Sequence[Word]) -> Iterator[Doubt]:
    """Windows of words; one of fewer words has to be as improbable as a full one is in all."""
    logprobs = [math.log(max(word.probability or 0.0, _LEAST_PROBABILITY)) for word in words]
    for first in range(max(len(words) - _WINDOW + 1, 1)):
        if sum(logprobs[first : first + _WINDOW]) < _MIN_WINDOW_LOGPROB * _WINDOW:
            window = words[first : first + _WINDOW]
            yield Doubt(start=window[0].start, end=window[-1].end, reason=DoubtReason.WRONG)


def _merge(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Join those that overlap. `doubts`: in the order of their start."""
    current: Doubt | None = None
    for doubt in doubts:
        if current is not None and doubt.start < current.end:
            current = current.model_copy(update={"end": max(current.end, doubt.end)})
            continue
        if current is not None:
            yield current
        current = doubt
    if current is not None:
        yield current
