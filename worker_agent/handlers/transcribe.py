"""Handles tasks of the kind `transcribe`: a recording in, a transcript out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import cast

from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.artifacts import TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT_NAME
from worker_agent.contract.handler import NewArtifact, Result, TaskContext
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Transcript
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.events import Listener
from worker_agent.speech.checkpoint import TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.plan import LONGEST_CHUNK, Plan
from worker_agent.speech.transcribe import transcribe
from worker_agent.speech.voice_activity import Region, find_speech

logger = logging.getLogger(__name__)

_PLANNING_SPEED = 100.0  # seconds of audio in which a slow machine finds the speech in one second
_TO_LOAD = 300.0  # seconds for another model, which may have to come over the network
_ALONE = 3.0  # how much longer a chunk may take alone than in a batch


class TranscribeHandler:
    """Keeps one speech model loaded, and what was learned of its speed."""

    kind = TRANSCRIBE
    prepares_ahead = True

    def __init__(self, settings: WorkerSettings, publish: Listener) -> None:
        self._loader = EngineLoader(settings, publish)
        self._longest = settings.longest_audio * 3600  # seconds

    @property
    def needs(self) -> str:
        return f"the speech model {self._loader.default_model}"

    def prepare(self) -> None:
        """Raises ModelUnavailable, ModelUnreachable, ModelUnusable, GpuMemoryFull."""
        self._loader.load(None)

    def handle(self, context: TaskContext) -> Result:
        path = context.fetch_input()
        with decode(path, context.check, context.scratch, self._longest) as recording:
            context.prepare_for(recording.seconds / _PLANNING_SPEED)
            # what is kept may make it needless
            speech = None if context.stored else find_speech(recording, context.check)
            context.acquire_device()
            return self._transcribe(context, recording, speech)

    def _transcribe(self, context: TaskContext, recording: Recording, speech: Sequence[Region] | None) -> Result:
        options = cast(TranscribeOptions, context.options)
        if not self._loader.has(options.model):
            context.start_step(_TO_LOAD, _TO_LOAD, measured=False)
        engine = self._loader.load(options.model)
        observer = ContextObserver(context, engine)
        checkpoint = TranscriptionCheckpoint(
            context, context.task.audio_key, engine.identity, options.model_dump_json()
        )
        transcript = transcribe(recording, engine, options, observer, checkpoint, speech)
        return _result(transcript, observer.speed)


def _result(transcript: Transcript, speed: float | None) -> Result:
    return Result(
        [NewArtifact(TRANSCRIPT_NAME, TRANSCRIPT_MEDIA_TYPE, transcript.encode())],
        duration_seconds=transcript.duration_seconds,
        language=transcript.language,
        warning=transcript.warning,
        speed=speed,
    )


class ContextObserver:
    """Turns what the transcription tells into estimates of how long its steps take."""

    def __init__(self, context: TaskContext, engine: Engine) -> None:
        self._context = context
        self._engine = engine
        self._throughput = engine.throughput
        self._left = 0.0  # seconds of speech in full chunks
        self.speed: float | None = None

    def check(self) -> None:
        self._context.check()

    def planned(self, done: float, total: float, left: float) -> None:
        self._left = left
        self._context.start_work(self._ahead, done, total)

    def batch_started(self, chunks: Plan, first: int, end: int) -> None:
        batch, task = chunks[first:end], self._context.task.task
        self._start_step(self._throughput.seconds_for(sum(chunk.work for chunk in batch)))
        seconds = sum(chunk.seconds for chunk in batch)
        logger.info("transcribing chunks %d-%d of %d (%.1f s) for %s", first + 1, end, len(chunks), seconds, task)

    def repair_started(self, seconds: float) -> None:
        self._start_step(self._throughput.seconds_for(LONGEST_CHUNK / SAMPLE_RATE) * _ALONE)
        logger.info("transcribing a suspect chunk (%.1f s) again for %s", seconds, self._context.task.task)

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        self._left, self.speed = left, speed
        self._context.finish_step(done, total, speed)

    def _start_step(self, seconds: float) -> None:
        """It may be one beyond the work that was planned."""
        self._context.start_step(seconds, self._ahead, measured=self._throughput.measured)

    @property
    def _ahead(self) -> float:
        """Seconds of work that lie ahead. A speed that is only guessed is good for one batch: then we know more."""
        ahead = self._left if self._throughput.measured else min(self._left, self._engine.longest_batch)
        return self._throughput.seconds_for(ahead)
