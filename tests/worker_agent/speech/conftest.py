"""Loaded speech models, and recordings for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.fixtures.speech import recording_of, sound_of
from worker_agent.audio.recording import Recording
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader


@pytest.fixture(scope="module")
def long_recording() -> Iterator[Recording]:
    """Speech for several batches."""
    with recording_of(np.tile(sound_of("garden"), 4)) as recording:
        yield recording


@pytest.fixture(scope="module")
def random_engine(random_whisper: Path) -> Engine:
    settings = WorkerSettings(model=str(random_whisper), device="cpu", batch_size=1, compute_type="float32")
    return EngineLoader(settings).load(None)


@pytest.fixture(scope="session")
def base_engine() -> Engine:
    return EngineLoader(WorkerSettings(model="base", device="cpu")).load(None)
