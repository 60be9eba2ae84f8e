"""What the agent's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fixtures.nvidia_smi import NvidiaSmi, install_nvidia_smi
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.worker_host import WorkerHost
from worker_agent.audio.sandbox_process import close_idle

LEASE = 5  # seconds, so that a test needn't wait long for the next worker


@pytest.fixture(scope="session")
def random_whisper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real model with random weights."""
    return make_random_whisper(tmp_path_factory.mktemp("model") / "random-whisper")


@pytest.fixture
def nvidia_smi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NvidiaSmi:
    """A driver that knows one GPU."""
    return install_nvidia_smi(tmp_path / "driver", monkeypatch)


@pytest.fixture(autouse=True)
def no_idle_sandbox() -> None:
    """Each test starts its own."""
    close_idle()


@pytest.fixture
def host(tmp_path: Path, random_whisper: Path) -> Iterator[WorkerHost]:
    """A machine whose agents use the random model."""
    with closing(_host(tmp_path / "home", random_whisper)) as host:
        yield host


@pytest.fixture
def other_host(tmp_path: Path, random_whisper: Path) -> Iterator[WorkerHost]:
    """Another one, on which nothing happens but what a test does there."""
    with closing(_host(tmp_path / "other-home", random_whisper)) as host:
        yield host


def _host(home: Path, model: Path) -> WorkerHost:
    environment = {
        "EARSHOT_WORKER__MODEL": str(model),
        "EARSHOT_WORKER__DEVICE": "cpu",
        "EARSHOT_WORKER__BATCH_SIZE": "1",
        "EARSHOT_WORKER__MODEL_CACHE": str(home / "models"),  # no speed kept from other tests: leases depend on it
        "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": str(LEASE),
        "EARSHOT_WORKER__RETRY_DELAY": "0",
    }
    return WorkerHost(home, environment)
