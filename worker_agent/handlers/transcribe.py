"""Handles tasks of the kind `transcribe`: a recording in, a transcript out."""

from __future__ import annotations

import logging

from worker_agent.audio.decode import decode
from worker_agent.handlers import Job, Result
from worker_agent.settings import WorkerSettings
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.plan import Plan
from worker_agent.speech.resume import Notebook
from worker_agent.speech.transcribe import transcribe

logger = logging.getLogger(__name__)

_MARGIN = 1.5  # how much longer a lease lasts than the work on the words is expected to take
_TO_FINISH = 5.0  # seconds for storing the transcript and reporting it
_PLANNING_PACE = 100.0  # seconds of audio in which a slow machine finds the speech in one second
_HANGS = 8.0  # how many times longer than expected a group may take until it is taken to hang
_SURELY_HANGS = 60.0  # seconds; sooner nothing is taken to hang
_LONGEST_FIRST_GROUP = 1800.0  # seconds, as long as nothing is known of the machine's speed


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

    def handle(self, job: Job) -> Result:
        options = job.task.options
        engine = self._loader.load(options.model)
        watch = JobWatch(job, engine)
        notebook = Notebook(job, job.task.audio_key, engine.identity, options.model_dump_json())
        path = job.fetch_audio()
        with decode(path, watch.check, job.scratch, self._longest) as recording:
            watch.decoded(recording.seconds)
            transcript = transcribe(recording, engine, options, watch, notebook)
        return Result(transcript, watch.speed)


class JobWatch:
    """Turns what the work tells into leases, signs of life and progress."""

    def __init__(self, job: Job, engine: Engine) -> None:
        self._job = job
        self._engine = engine
        self._pace = engine.pace
        self._left = 0.0  # seconds of speech
        self.speed: float | None = None

    def check(self) -> None:
        self._job.check()
        self._job.hold_on()

    def decoded(self, total: float) -> None:
        """So many seconds the recording is long."""
        planning = total / _PLANNING_PACE
        self._job.cover(0.0, planning, planning * _MARGIN + _TO_FINISH)

    def planned(self, done: float, total: float, left: float) -> None:
        self._left = left
        self._job.size_lease(self._needed * _MARGIN + _TO_FINISH)
        self._job.resume(done)
        self._job.progress(done, total, None)

    def hearing(self, plan: Plan, first: int, done: int) -> None:
        seconds = sum(span.seconds for span in plan[first:done])
        self._job.check()
        expected = self._pace.seconds_for(seconds)
        self._job.cover(expected, self._needed, self._needed * _MARGIN + _TO_FINISH)
        self._job.expect(max(_SURELY_HANGS, expected * _HANGS) if self._pace.measured else _LONGEST_FIRST_GROUP)
        logger.info(
            "hearing spans %d-%d of %d (%.1f s) for %s", first + 1, done, len(plan), seconds, self._job.task.task
        )

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        self._left, self.speed = left, speed
        self._job.progress(done, total, speed)

    @property
    def _needed(self) -> float:
        """Seconds of work that lie ahead. A speed that is only guessed is good for one group: then we know more."""
        ahead = self._left if self._pace.measured else min(self._left, self._engine.longest_group)
        return self._pace.seconds_for(ahead)
