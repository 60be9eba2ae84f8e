"""What the first pass over a recording has left without words is heard once more, packed into chunks of its own.

It is mostly the last words of a chunk, a second or two of speech. To transcribe the whole chunk again would take ten
times as long; in the company of other such regions they cost little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.transcript import Doubt, DoubtReason, Segment
from worker_agent.speech.engine import ChunkText
from worker_agent.speech.plan import SpeechChunk
from worker_agent.speech.review import Reviewed, is_likely_empty, is_silence
from worker_agent.speech.sentences import segment_of
from worker_agent.speech.voice_activity import Region

_MOSTLY_HEARD = 0.5  # share of a chunk that may be missing; with more the whole chunk is suspect
_LEAST_PROBABILITY = 0.6  # mean of the words in a region; the model invents some where nobody speaks


def defer(chunk: SpeechChunk, reviewed: Reviewed) -> Reviewed:
    """Leave to the second pass what is missing, where most of the chunk was heard and nothing else is wrong."""
    only_missing = all(doubt.reason is DoubtReason.MISSING for doubt in reviewed.doubts)
    if only_missing and reviewed.doubtful_seconds <= chunk.seconds * _MOSTLY_HEARD:
        return replace(reviewed, doubts=(), missed=reviewed.doubts)
    return reviewed


def regions_of(doubts: Iterable[Doubt]) -> Iterator[Region]:
    """The parts of the recording that are doubtful, as regions of speech."""
    for doubt in doubts:
        yield Region(round(doubt.start * SAMPLE_RATE), round(doubt.end * SAMPLE_RATE))


def accept(chunk: SpeechChunk, text: ChunkText) -> Reviewed:
    """Take the words of those regions in which the model is sure of them; the others stay doubtful.

    `chunk`: of regions without words. One segment for each region that has words now.
    """
    if is_silence(text) or is_likely_empty(text):
        return Reviewed(replace(text, segments=()), ())
    segments, doubts = [], []
    words = [word for word in text.words if word.text.strip()]
    for start, end in chunk.bounds():
        heard = [word for word in words if start <= (word.start + word.end) / 2 < end]
        if heard and sum(word.probability or 0.0 for word in heard) >= _LEAST_PROBABILITY * len(heard):
            segments.append(segment_of(heard))
        else:
            doubts.append(Doubt(start=start, end=end, reason=DoubtReason.MISSING))
    return Reviewed(replace(text, segments=tuple(segments)), tuple(doubts))


def insert(segments: Sequence[Segment], found: Iterable[Segment]) -> list[Segment]:
    """Put what was found later where it was said; a segment in the middle of which that is, is cut in two."""
    result = list(segments)
    for late in found:
        index = next((i for i, segment in enumerate(result) if segment.end > late.start), len(result))
        parts = [*_cut(result[index], late.start), late] if index < len(result) else [late]
        result[index : index + 1] = sorted(parts, key=lambda part: part.start)
    return result


def _cut(segment: Segment, time: float) -> Iterator[Segment]:
    """In two before the first word that begins at `time` or later."""
    border = next((i for i, word in enumerate(segment.words) if word.start >= time), len(segment.words))
    if border in (0, len(segment.words)):
        yield segment
        return
    yield from map(segment_of, (segment.words[:border], segment.words[border:]))
