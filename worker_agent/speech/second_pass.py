"""What the first pass over a recording has left without words is heard once more, in chunks of its own.

It is mostly the first or last words of a chunk, a second or two of speech. To transcribe the whole chunk again would
take ten times as long, and leave out the same. So each stretch is given the speech before and after it, without which
the model makes little of it, and several such groups share a chunk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.transcript import Doubt, DoubtReason, Segment, Word
from worker_agent.speech.engine import ChunkTranscript
from worker_agent.speech.plan import LONGEST_CHUNK, Plan, SpeechChunk
from worker_agent.speech.review import Reviewed, is_likely_empty, is_silence
from worker_agent.speech.sentences import segment_of
from worker_agent.speech.voice_activity import Region

_MOSTLY_HEARD = 0.5  # share of a chunk that may be missing; with more the whole chunk is suspect
_CONTEXT = 6 * SAMPLE_RATE  # samples of speech on either side of what was missed
_SLIVER = 0.1  # seconds
# Mean probability of the words in a stretch from which they are taken; the model invents some where nobody speaks
_CERTAIN = 0.6
_DOUBTFUL = 0.3


def defer(chunk: SpeechChunk, reviewed: Reviewed) -> Reviewed:
    """Leave to the second pass what is missing, where most of the chunk was heard and nothing else is wrong."""
    only_missing = all(doubt.reason is DoubtReason.MISSING for doubt in reviewed.doubts)
    if only_missing and reviewed.doubtful_seconds <= chunk.seconds * _MOSTLY_HEARD:
        return replace(reviewed, doubts=(), missed=reviewed.doubts)
    return reviewed


def plan_again(plan: Plan, missed: Iterable[Doubt]) -> Mapping[SpeechChunk, Sequence[Region]]:
    """The chunks of the second pass in order, each with what was missed in it. `plan`: of the first pass."""
    speech = [region for chunk in plan for region in chunk.regions]
    groups: list[tuple[list[Region], list[Region]]] = []
    for doubt in sorted(missed, key=lambda doubt: doubt.start):
        stretch = Region(round(doubt.start * SAMPLE_RATE), round(doubt.end * SAMPLE_RATE))
        group = _union([*_before(speech, stretch), stretch, *_after(speech, stretch)])
        if groups and _fits(shared := _union([*groups[-1][0], *group])):
            groups[-1] = (shared, [*groups[-1][1], stretch])
        else:
            groups.append((group if _fits(group) else [stretch], [stretch]))
    return {SpeechChunk(tuple(regions)): stretches for regions, stretches in groups}


def _before(speech: Sequence[Region], stretch: Region) -> Sequence[Region]:
    begun = speech[: bisect_left(speech, stretch.start, key=lambda region: region.start)]
    parts = (Region(region.start, min(region.end, stretch.start)) for region in reversed(begun))
    nearest = islice(filter(_is_worth_hearing, parts), 1)
    return [Region(max(part.start, part.end - _CONTEXT), part.end) for part in nearest]


def _after(speech: Sequence[Region], stretch: Region) -> Sequence[Region]:
    unfinished = speech[bisect_left(speech, stretch.end, key=lambda region: region.end) :]
    parts = (Region(max(region.start, stretch.end), region.end) for region in unfinished)
    nearest = islice(filter(_is_worth_hearing, parts), 1)
    return [Region(part.start, min(part.end, part.start + _CONTEXT)) for part in nearest]


def _is_worth_hearing(part: Region) -> bool:
    """Not so for what is left of a region when the times of a doubt, which are rounded, are taken from it."""
    return part.seconds > _SLIVER


def _union(regions: Iterable[Region]) -> list[Region]:
    joined: list[Region] = []
    for region in sorted(regions, key=lambda region: region.start):
        if joined and region.start <= joined[-1].end:
            region = Region(joined[-1].start, max(joined.pop().end, region.end))
        joined.append(region)
    return joined


def _fits(regions: Iterable[Region]) -> bool:
    return sum(region.end - region.start for region in regions) <= LONGEST_CHUNK


def accept(chunk: SpeechChunk, text: ChunkTranscript, missed: Iterable[Region]) -> Reviewed:
    """Take the words where something was missed: as certain if the model is sure of them, else as doubtful.

    One segment for each stretch that has words now. Where it has none, or such as nobody would believe, something is
    missing still.
    """
    if is_silence(text) or is_likely_empty(text):
        return Reviewed(replace(text, segments=()), ())
    segments, doubts = [], []
    words = [word for word in text.words if word.text.strip()]
    for start, end in map(chunk.times_in_chunk, missed):
        heard = [word for word in words if start <= (word.start + word.end) / 2 < end]
        probability = _mean_probability(heard)
        if probability >= _DOUBTFUL:
            segments.append(segment_of(heard))
        if probability < _CERTAIN:
            reason = DoubtReason.WRONG if probability >= _DOUBTFUL else DoubtReason.MISSING
            doubts.append(Doubt(start=start, end=end, reason=reason))
    return Reviewed(replace(text, segments=tuple(segments)), tuple(doubts))


def _mean_probability(words: Sequence[Word]) -> float:
    return sum(word.probability or 0.0 for word in words) / max(len(words), 1)


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
