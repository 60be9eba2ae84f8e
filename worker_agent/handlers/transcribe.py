"""Handles tasks of the kind `transcribe`: a recording in, a transcript out."""

from __future__ import annotations

import logging

from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.handlers import Result, TaskContext
from worker_agent.settings import WorkerSettings
from worker_agent.speech.checkpoint import TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.plan import LONGEST_CHUNK, Plan
from worker_agent.speech.transcribe import transcribe

logger = logging.getLogger(__name__)

_MARGIN = 1.5  # how much longer a lease lasts than the work on the words is expected to take
_TO_FINISH = 5.0  # seconds for storing the transcript and reporting it
_PLANNING_SPEED = 100.0  # seconds of audio in which a slow machine finds the speech in one second
_HANGS = 8.0  # how many times longer than expected a step may take until it is taken to hang
_SURELY_HANGS = 60.0  # seconds; sooner nothing is taken to hang
_LONGEST_FIRST_BATCH = 1800.0  # seconds, as long as nothing is known of the machine's speed
_ALONE = 3.0  # how much longer a chunk may take alone than in a batch


class TranscribeHandler:
    """Keeps one speech model loaded, and what was learned of its speed."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._loader = EngineLoader(settings)
        self._longest = settings.longest_audio * 3600  # seconds

    @property
    def needs(self) -> str:
        return f"the speech model {self._loader.default_model}"

    def prepare(self) -> None:
        self._loader.load(None)

    def handle(self, context: TaskContext) -> Result:
        options = context.task.options
        engine = self._loader.load(options.model)
        observer = ContextObserver(context, engine)
        checkpoint = TranscriptionCheckpoint(
            context, context.task.audio_key, engine.identity, options.model_dump_json()
        )
        path = context.fetch_audio()
        with decode(path, observer.check, context.scratch, self._longest) as recording:
            observer.decoded(recording.seconds)
            transcript = transcribe(recording, engine, options, observer, checkpoint)
        return Result(transcript, observer.speed)


class ContextObserver:
    """Turns what the work tells into leases, signs of life and progress."""

    def __init__(self, context: TaskContext, engine: Engine) -> None:
        self._context = context
        self._engine = engine
        self._throughput = engine.throughput
        self._left = 0.0  # seconds of speech in full chunks
        self.speed: float | None = None

    def check(self) -> None:
        self._context.check()
        self._context.extend_initial_lease()

    def decoded(self, total: float) -> None:
        """So many seconds the recording is long."""
        planning = total / _PLANNING_SPEED
        self._context.ensure_remaining(0.0, planning, planning * _MARGIN + _TO_FINISH)

    def planned(self, done: float, total: float, left: float) -> None:
        self._left = left
        self._context.resize_lease(self._needed * _MARGIN + _TO_FINISH)
        self._context.resume(done)
        self._context.progress(done, total, None)

    def batch_started(self, chunks: Plan, first: int, end: int) -> None:
        batch, task = chunks[first:end], self._context.task.task
        self._step(self._throughput.seconds_for(sum(chunk.work for chunk in batch)))
        seconds = sum(chunk.seconds for chunk in batch)
        logger.info("transcribing chunks %d-%d of %d (%.1f s) for %s", first + 1, end, len(chunks), seconds, task)

    def repair_started(self, seconds: float) -> None:
        self._step(self._throughput.seconds_for(LONGEST_CHUNK / SAMPLE_RATE) * _ALONE)
        logger.info("transcribing a suspect chunk (%.1f s) again for %s", seconds, self._context.task.task)

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        self._left, self.speed = left, speed
        self._context.progress(done, total, speed)

    def _step(self, expected: float) -> None:
        """A step begins that is expected to take so many seconds; it may be one beyond the work that was planned."""
        needed = max(expected, self._needed)
        self._context.check()
        self._context.ensure_remaining(expected, needed, needed * _MARGIN + _TO_FINISH)
        measured = self._throughput.measured
        self._context.expect(max(_SURELY_HANGS, expected * _HANGS) if measured else _LONGEST_FIRST_BATCH)

    @property
    def _needed(self) -> float:
        """Seconds of work that lie ahead. A speed that is only guessed is good for one batch: then we know more."""
        ahead = self._left if self._throughput.measured else min(self._left, self._engine.longest_batch)
        return self._throughput.seconds_for(ahead)
