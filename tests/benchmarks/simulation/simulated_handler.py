"""Transcribes without a model: it waits as long as a device would work, and keeps and stores what a handler does."""

from __future__ import annotations

import os
import time

from worker_agent.contract.artifacts import TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT_NAME
from worker_agent.contract.handler import NewArtifact, Result, TaskContext
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.transcript import Segment, Transcript
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.events import Listener

VARIABLE = "BENCH_WORK_SECONDS"  #: of each task
BATCHES = 2  # of a one-minute recording
RECORDING = 60.0  # seconds
PIECE = b"x" * 2_000  # as large as half a minute of words

_text = Segment(start=0.0, end=RECORDING, text="word " * 150)
_transcript = Transcript(language="en", duration_seconds=RECORDING, model="simulated", segments=(_text,)).encode()


class SimulatedHandler:
    """In the place of the handler of `transcribe`."""

    kind = TRANSCRIBE
    needs = ""

    def __init__(self, settings: WorkerSettings, publish: Listener) -> None:
        self._batch = float(os.environ[VARIABLE]) / BATCHES  # seconds of work

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Result:
        context.fetch_input()
        context.start_work(self._batch * BATCHES, 0.0, RECORDING)
        for number in range(BATCHES):
            context.start_step(self._batch, self._batch * (BATCHES - number))
            time.sleep(self._batch)
            context.write(f"{number:03}", PIECE)
            context.finish_step(RECORDING * (number + 1) / BATCHES, RECORDING)
        artifact = NewArtifact(TRANSCRIPT_NAME, TRANSCRIPT_MEDIA_TYPE, _transcript)
        return Result([artifact], duration_seconds=RECORDING, language="en")
