"""From a file to a transcript: decode, plan, transcribe batch by batch, cut sentences."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.transcript import Segment, Transcript
from worker_agent.speech.engine import Engine, Heard, Language
from worker_agent.speech.plan import Plan, batches, make_plan
from worker_agent.speech.sentences import cut_sentences

_UNDETERMINED = "und"  # ISO 639-2, for a recording in which nobody speaks


class Watch(Protocol):
    """Is told how the work goes on, and may break it off by raising from any method."""

    def check(self) -> None:
        """Called wherever the work can be broken off."""

    def length_known(self, seconds: float) -> None:
        """The file is decoded: so long it is."""

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        """A batch is done.

        `done`, `total`: seconds of the recording; `left`: seconds of speech; `speed`: audio per second of work.
        """


class Unwatched:
    """Nobody wants to know."""

    def check(self) -> None:
        pass

    def length_known(self, seconds: float) -> None:
        pass

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        pass


def transcribe_file(
    path: Path, engine: Engine, options: TranscribeOptions, watch: Watch, scratch: Path | None = None
) -> Transcript:
    """Raises Unmendable where no retry helps. `scratch`: where a long recording may lie while it is worked on."""
    started = time.monotonic()
    with decode(path, watch.check, scratch) as recording:
        return _transcribe(recording, engine, options, watch, started)


def _transcribe(
    recording: Recording, engine: Engine, options: TranscribeOptions, watch: Watch, started: float
) -> Transcript:
    watch.length_known(recording.seconds)
    plan = make_plan(recording, watch.check)
    watch.check()
    language = _language(recording, plan, engine, options)
    segments: list[Segment] = []
    for done, heard in hear_batches(recording, plan, language, engine, options):
        segments += heard.segments
        position = plan[done - 1].end / SAMPLE_RATE if done < len(plan) else recording.seconds
        left = sum(span.seconds for span in plan[done:])
        watch.advanced(position, recording.seconds, left, position / (time.monotonic() - started))
    sentences = cut_sentences(segments, recording.seconds)
    return Transcript(
        language=language.code,
        language_probability=language.probability,
        duration_seconds=recording.seconds,
        model=engine.name,
        segments=sentences if options.word_timestamps else _without_words(sentences),
        warning=recording.warning,
    )


def hear_batches(
    recording: Recording, plan: Plan, language: Language, engine: Engine, options: TranscribeOptions
) -> Iterator[tuple[int, Heard]]:
    """What is heard in each batch of the plan, with the number of spans that are done by then."""
    done, last_speech = 0, 0.0
    for batch in batches(plan, engine.batch):
        began = time.monotonic()
        heard = engine.hear(recording, batch, language.code, options, last_speech)
        engine.pace.observe(sum(span.seconds for span in batch), time.monotonic() - began)
        done, last_speech = done + len(batch), heard.last_speech
        yield done, heard


def _language(recording: Recording, plan: Plan, engine: Engine, options: TranscribeOptions) -> Language:
    """Detected from the first speech: what comes before it has no language."""
    if not plan:
        return Language(options.language or _UNDETERMINED)
    return engine.language(recording, plan[0], options.language)


def _without_words(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(segment.model_copy(update={"words": ()}) for segment in segments)
