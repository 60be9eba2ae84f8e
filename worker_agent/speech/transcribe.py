"""From a recording to a transcript: plan, transcribe batch by batch, check what was heard, cut sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Doubt, Segment, Transcript, Word, encode_peaks
from worker_agent.speech.checkpoint import BatchRecord, PlanRecord, TranscriptionCheckpoint
from worker_agent.speech.engine import ChunkTranscript, Engine
from worker_agent.speech.language import Language, detect_language
from worker_agent.speech.observer import TranscriptionObserver
from worker_agent.speech.plan import LONGEST_CHUNK, Plan, SpeechChunk, batch_borders, pack
from worker_agent.speech.review import Reviewed, better, review
from worker_agent.speech.second_pass import accept, defer, insert, plan_again
from worker_agent.speech.sentences import cut_sentences
from worker_agent.speech.voice_activity import Region, find_speech
from worker_agent.speech.warning import transcript_warning

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

Settle = Callable[[SpeechChunk, "Samples", ChunkTranscript], Reviewed]  # makes of a text what is kept of it

_LONGEST_BATCH = 30.0  # seconds of work that a kill may cost
_UNDETERMINED = "und"  # ISO 639-2, for a recording in which nobody speaks


def transcribe(
    recording: Recording,
    engine: Engine,
    options: TranscribeOptions,
    observer: TranscriptionObserver,
    checkpoint: TranscriptionCheckpoint,
    speech: Sequence[Region] | None = None,
) -> Transcript:
    """Raises PermanentError where no retry helps.

    `checkpoint`: what earlier attempts have kept, and where this one keeps what it has done; `speech`: what
    `find_speech` has found in the recording; None: it is to be called where it is needed.
    """
    work = _Transcription(recording, engine, options, observer, checkpoint, speech, began=time.monotonic())
    record = work.plan()
    batches = work.transcribe(record)
    doubts = tuple(sorted(chain.from_iterable(batch.doubts for batch in batches), key=lambda doubt: doubt.start))
    sentences = cut_sentences(_joined(batches, len(record.chunks)), recording.seconds)
    return Transcript(
        language=record.language,
        language_probability=record.language_probability,
        duration_seconds=recording.seconds,
        model=engine.name,
        segments=sentences if options.word_timestamps else _without_words(sentences),
        warning=transcript_warning(recording.warning, doubts, record.spoken),
        doubts=doubts,
        other_languages=record.other_languages,
        peaks=encode_peaks(recording.peaks),
    )


@dataclass(frozen=True, slots=True)
class _Transcription:
    """The work on one decoded recording."""

    recording: Recording
    engine: Engine
    options: TranscribeOptions
    observer: TranscriptionObserver
    checkpoint: TranscriptionCheckpoint
    speech: Sequence[Region] | None
    began: float  #: on the monotonic clock

    def plan(self) -> PlanRecord:
        """As it was kept, so that the batches of all attempts have the same borders; else made."""
        return self.checkpoint.plan() or self._new_plan()

    def transcribe(self, record: PlanRecord) -> Sequence[BatchRecord]:
        """All batches: those that were kept, the others of the plan, and those of the second pass."""
        plan, batches = record.plan, self.checkpoint.batches()
        resumed_from, left = self._position(plan, _done(batches)), plan[_done(batches) :]
        self.observer.planned(resumed_from, self.recording.seconds, _work_seconds(left))
        for batch in self._pass(plan, record, batches, partial(self._repair, record.language)):
            self._report(plan, batch.done, plan[batch.done :], resumed_from)
        missed = plan_again(plan, chain.from_iterable(batch.missed for batch in batches))
        again = tuple(missed)

        def accept_missed(chunk: SpeechChunk, _: Samples, text: ChunkTranscript) -> Reviewed:
            return accept(chunk, text, missed[chunk])

        for batch in self._pass(again, record, batches, accept_missed, follows=len(plan)):
            self._report(plan, batch.done, again[batch.done - len(plan) :], resumed_from)
        return batches

    def _new_plan(self) -> PlanRecord:
        speech = find_speech(self.recording, self.observer.check) if self.speech is None else self.speech
        plan = pack(speech)
        record = PlanRecord.of(plan, self._batch_size(), self._language(plan))
        if record.has_several_batches:
            self.checkpoint.write_plan(record)
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

    def _pass(
        self, chunks: Plan, record: PlanRecord, batches: list[BatchRecord], settle: Settle, follows: int = 0
    ) -> Iterator[BatchRecord]:
        """Transcribe the chunks of which `batches` does not tell yet, and add them there.

        `follows`: how many chunks came before these.
        """
        for first, end in pairwise(batch_borders(len(chunks), record.batch_size)):
            if follows + first < _done(batches):
                continue
            self.observer.batch_started(chunks, first, end)
            silence = batches[-1].silence if batches else 0.0
            batch = self._transcribe(chunks[first:end], follows + first, record.language, silence, settle)
            batches.append(batch)
            is_last = end == len(chunks) and (follows or not any(batch.missed for batch in batches))
            if record.has_several_batches and not is_last:  # after the last one the transcript is stored at once
                self.checkpoint.write_batch(batch)
            yield batch

    def _transcribe(self, chunks: Plan, first: int, language: str, silence: float, settle: Settle) -> BatchRecord:
        began = time.monotonic()
        sounds = [chunk.read(self.recording) for chunk in chunks]
        heard = self.engine.transcribe_batch(sounds, language, self.options, silence)
        settled = [settle(*each) for each in zip(chunks, sounds, heard.texts, strict=True)]
        self.engine.throughput.observe(_work_seconds(chunks), time.monotonic() - began)
        each = list(zip(chunks, settled, strict=True))
        return BatchRecord(
            first=first,
            done=first + len(chunks),
            segments=tuple(chain.from_iterable(_segments_in_recording(chunk, one.text) for chunk, one in each)),
            doubts=tuple(chain.from_iterable(_doubts_in_recording(chunk, one.doubts) for chunk, one in each)),
            missed=tuple(chain.from_iterable(_doubts_in_recording(chunk, one.missed) for chunk, one in each)),
            silence=heard.silence,
        )

    def _repair(self, language: str, chunk: SpeechChunk, sound: Samples, text: ChunkTranscript) -> Reviewed:
        """In the first pass: transcribe a suspect chunk once more, alone, and keep the better text."""
        first = review(chunk, text)
        settled = defer(chunk, first)
        if not settled.doubts:
            return settled
        self.observer.repair_started(chunk.seconds)
        return defer(chunk, better(first, review(chunk, self.engine.transcribe_alone(sound, language, self.options))))

    def _report(self, plan: Plan, done: int, left: Plan, resumed_from: float) -> None:
        position = self._position(plan, done)
        speed = (position - resumed_from) / max(time.monotonic() - self.began, 1e-6)
        self.observer.batch_finished(position, self.recording.seconds, _work_seconds(left), speed)

    def _position(self, plan: Plan, done: int) -> float:
        """Up to where the recording is done, in seconds."""
        if done == 0:
            return 0.0
        return plan[done - 1].end / SAMPLE_RATE if done < len(plan) else self.recording.seconds


def _done(batches: Sequence[BatchRecord]) -> int:
    """How many chunks are done."""
    return batches[-1].done if batches else 0


def _work_seconds(chunks: Plan) -> float:
    return sum(chunk.work for chunk in chunks)


def _joined(batches: Sequence[BatchRecord], first_pass: int) -> Sequence[Segment]:
    """The segments of both passes. `first_pass`: how many chunks it has."""
    first = chain.from_iterable(batch.segments for batch in batches if batch.first < first_pass)
    second = chain.from_iterable(batch.segments for batch in batches if batch.first >= first_pass)
    return insert(list(first), second)


def _segments_in_recording(chunk: SpeechChunk, text: ChunkTranscript) -> Iterator[Segment]:
    """With times of the recording."""
    for segment in text.segments:
        words = tuple(_word_in_recording(chunk, word) for word in segment.words)
        if words:
            start, end = words[0].start, words[-1].end
        else:
            start, end = chunk.times_in_recording(segment.start, segment.end)
        yield segment.model_copy(update={"start": round(start, 3), "end": round(end, 3), "words": words})


def _word_in_recording(chunk: SpeechChunk, word: Word) -> Word:
    start, end = chunk.times_in_recording(word.start, word.end)
    return word.model_copy(update={"start": round(start, 3), "end": round(end, 3)})


def _doubts_in_recording(chunk: SpeechChunk, doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """With times of the recording: one for each region that a doubt touches, so that no pause counts as speech."""
    for doubt in doubts:
        for start, end in chunk.parts_in_recording(doubt.start, doubt.end):
            yield doubt.model_copy(update={"start": round(start, 3), "end": round(end, 3)})


def _without_words(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(segment.model_copy(update={"words": ()}) for segment in segments)
