"""From a recording to a transcript: plan, transcribe batch by batch, check what was heard, cut sentences."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.transcript import Doubt, Segment, Transcript, Word
from worker_agent.speech.checkpoint import BatchRecord, PlanRecord, TranscriptionCheckpoint
from worker_agent.speech.engine import ChunkText, Engine
from worker_agent.speech.language import Language, detect_language
from worker_agent.speech.plan import LONGEST_CHUNK, Plan, SpeechChunk, batch_borders, pack
from worker_agent.speech.review import Reviewed, better, review
from worker_agent.speech.sentences import cut_sentences
from worker_agent.speech.voice_activity import find_speech
from worker_agent.speech.warning import transcript_warning

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

AnyTimed = TypeVar("AnyTimed", Word, Segment, Doubt)

_LONGEST_BATCH = 30.0  # seconds of work that a kill may cost
_UNDETERMINED = "und"  # ISO 639-2, for a recording in which nobody speaks


class TranscriptionObserver(Protocol):
    """Is told how the work goes on, and may break it off by raising from any method."""

    def check(self) -> None:
        """Called wherever the work can be broken off."""

    def planned(self, done: float, total: float, left: float) -> None:
        """The work on the words begins. `done`: seconds of the recording that earlier attempts had done;
        `left`: seconds of speech."""

    def batch_started(self, plan: Plan, first: int, done: int) -> None:
        """The batch of chunks from `first` to before `done` is begun."""

    def repair_started(self, seconds: float) -> None:
        """A chunk with so much speech is transcribed once more, alone."""

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        """A batch is done, and kept. `speed`: audio per second of work."""


class NullObserver:
    """Nobody wants to know."""

    def check(self) -> None:
        pass

    def planned(self, done: float, total: float, left: float) -> None:
        pass

    def batch_started(self, plan: Plan, first: int, done: int) -> None:
        pass

    def repair_started(self, seconds: float) -> None:
        pass

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        pass


def transcribe(
    recording: Recording,
    engine: Engine,
    options: TranscribeOptions,
    observer: TranscriptionObserver,
    checkpoint: TranscriptionCheckpoint,
) -> Transcript:
    """Raises Unmendable where no retry helps.

    `checkpoint`: what earlier attempts have kept, and where this one keeps what it has done.
    """
    work = _Work(recording, engine, options, observer, checkpoint, began=time.monotonic())
    plan = work.plan()
    batches = list(work.batches(plan))
    doubts = tuple(doubt for batch in batches for doubt in batch.doubts)
    sentences = cut_sentences((segment for batch in batches for segment in batch.segments), recording.seconds)
    return Transcript(
        language=plan.language,
        language_probability=plan.language_probability,
        duration_seconds=recording.seconds,
        model=engine.name,
        segments=sentences if options.word_timestamps else _without_words(sentences),
        warning=transcript_warning(recording.warning, doubts, plan.spoken),
        doubts=doubts,
        other_languages=plan.other_languages,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """The work on one decoded recording."""

    recording: Recording
    engine: Engine
    options: TranscribeOptions
    observer: TranscriptionObserver
    checkpoint: TranscriptionCheckpoint
    began: float  #: on the monotonic clock

    def plan(self) -> PlanRecord:
        """As it was kept, so that the batches of all attempts have the same borders; else made."""
        return self.checkpoint.plan() or self._new_plan()

    def batches(self, record: PlanRecord) -> Iterator[BatchRecord]:
        """All batches of the plan: those that were kept, then the others."""
        kept = self.checkpoint.batches()
        yield from kept
        plan, language = record.plan, record.language
        done, silence = (kept[-1].done, kept[-1].silence) if kept else (0, 0.0)
        resumed_from = self._position(plan, done)
        self.observer.planned(resumed_from, self.recording.seconds, _speech(plan[done:]))
        for first, end in pairwise(batch_borders(len(plan), record.batch_size)):
            if first < done:
                continue
            self.observer.batch_started(plan, first, end)
            batch = self._transcribe(plan, first, end, language, silence)
            if end < len(plan):  # after the last one the transcript is stored at once
                self.checkpoint.keep_batch(batch)
            yield batch
            silence = batch.silence
            self._report(plan, end, resumed_from)

    def _new_plan(self) -> PlanRecord:
        plan = pack(find_speech(self.recording, self.observer.check))
        record = PlanRecord.of(plan, self._batch_size(), self._language(plan))
        if len(plan) > record.batch_size:
            self.checkpoint.keep_plan(record)
        return record

    def _batch_size(self) -> int:
        """The largest that suits the device, or as many chunks as are done in half a minute."""
        throughput = self.engine.throughput
        if not throughput.measured:
            return self.engine.batch
        seconds = throughput.seconds_for(LONGEST_CHUNK / SAMPLE_RATE)
        return max(1, min(self.engine.batch, int(_LONGEST_BATCH / seconds)))

    def _language(self, plan: Plan) -> Language:
        if self.options.language is not None:
            self.engine.require_language(self.options.language)
            return Language(self.options.language)
        if not plan:
            return Language(_UNDETERMINED)
        if list(self.engine.languages) == ["en"]:
            return Language("en")
        return detect_language(self.recording, plan, self.engine)

    def _transcribe(self, plan: Plan, first: int, end: int, language: str, silence: float) -> BatchRecord:
        began = time.monotonic()
        chunks = plan[first:end]
        sounds = [chunk.read(self.recording) for chunk in chunks]
        result = self.engine.transcribe_batch(sounds, language, self.options, silence)
        reviewed = [self._repair(*each, language) for each in zip(chunks, sounds, result.texts, strict=True)]
        self.engine.throughput.observe(_speech(chunks), time.monotonic() - began)
        return BatchRecord(
            first=first,
            done=end,
            segments=tuple(chain.from_iterable(map(_segments, chunks, reviewed))),
            doubts=tuple(chain.from_iterable(map(_doubts, chunks, reviewed))),
            silence=result.silence,
        )

    def _repair(self, chunk: SpeechChunk, sound: Samples, text: ChunkText, language: str) -> Reviewed:
        """Transcribe a suspect chunk once more, alone, and keep the better text."""
        first = review(chunk, text)
        if not first.doubts:
            return first
        self.observer.repair_started(chunk.seconds)
        return better(first, review(chunk, self.engine.transcribe_alone(sound, language, self.options)))

    def _report(self, plan: Plan, done: int, resumed_from: float) -> None:
        position = self._position(plan, done)
        speed = (position - resumed_from) / max(time.monotonic() - self.began, 1e-6)
        self.observer.batch_finished(position, self.recording.seconds, _speech(plan[done:]), speed)

    def _position(self, plan: Plan, done: int) -> float:
        """Up to where the recording is done, in seconds."""
        if done == 0:
            return 0.0
        return plan[done - 1].end / SAMPLE_RATE if done < len(plan) else self.recording.seconds


def _speech(chunks: Plan) -> float:
    return sum(chunk.seconds for chunk in chunks)


def _segments(chunk: SpeechChunk, reviewed: Reviewed) -> Iterator[Segment]:
    """With times of the recording."""
    for segment in reviewed.text.segments:
        words = tuple(_in_recording(chunk, word) for word in segment.words)
        if words:
            yield segment.model_copy(update={"start": words[0].start, "end": words[-1].end, "words": words})
        else:
            yield _in_recording(chunk, segment)


def _doubts(chunk: SpeechChunk, reviewed: Reviewed) -> Iterator[Doubt]:
    return (_in_recording(chunk, doubt) for doubt in reviewed.doubts)


def _in_recording(chunk: SpeechChunk, timed: AnyTimed) -> AnyTimed:
    start, end = chunk.times_in_recording(timed.start, timed.end)
    return timed.model_copy(update={"start": round(start, 3), "end": round(end, 3)})


def _without_words(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(segment.model_copy(update={"words": ()}) for segment in segments)
