"""Handles tasks of the kind `transcribe`: a recording in, a transcript out."""

from __future__ import annotations

from worker_agent.handlers import Job, Result
from worker_agent.settings import WorkerSettings
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.transcribe import transcribe_file

_MARGIN = 1.5  # how much longer a lease lasts than the work is expected to take


class TranscribeHandler:
    """Keeps one speech model loaded, and what was learned of its speed."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._loader = EngineLoader(settings)

    @property
    def needs(self) -> str:
        return f"the speech model {self._loader.default_model}"

    def prepare(self) -> None:
        self._loader.load(None)

    def handle(self, job: Job) -> Result:
        options = job.task.options
        engine = self._loader.load(options.model)
        watch = _JobWatch(job, engine)
        path = job.fetch_audio()
        job.check()
        transcript = transcribe_file(path, engine, options, watch)
        return Result(transcript, watch.speed)


class _JobWatch:
    """Turns what the transcription tells into leases and progress."""

    def __init__(self, job: Job, engine: Engine) -> None:
        self._job = job
        self._engine = engine
        self._pace = engine.pace
        self.speed: float | None = None

    def check(self) -> None:
        self._job.check()

    def length_known(self, seconds: float) -> None:
        # As long as the speed is only guessed, ask for no more than the first batch: it tells how long the rest takes
        ahead = seconds if self._pace.measured else min(seconds, self._engine.longest_batch)
        wanted = self._pace.seconds_for(ahead) * _MARGIN
        self._job.cover(wanted, wanted)
        self._job.progress(0.0, seconds, None)

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        self.speed = speed
        self._job.check()
        still_needed = self._pace.seconds_for(left)
        self._job.cover(still_needed, still_needed * _MARGIN)
        self._job.progress(done, total, speed)
