"""`fetch-model` in real processes, against a hub on this machine: it goes on, verifies, and tells how far it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.model_hub import LARGE, REPOSITORY, ModelHub

PATIENCE = 60.0  # seconds; only a failing test takes that long
MIB = 1024 * 1024


class Machine:
    """Where models are fetched to."""

    def __init__(self, home: Path, hub: str) -> None:
        self.home = home
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("EARSHOT_", "HF_"))}
        self.variables = {**inherited, "EARSHOT_HOME": str(home), "HF_HOME": str(home), "HF_ENDPOINT": hub}
        self.command = [sys.executable, "-m", "worker_agent", "fetch-model", REPOSITORY]

    def fetch(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command, env=self.variables, capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    def parts(self) -> list[int]:
        """Bytes of what is not whole yet."""
        return [path.stat().st_size for path in self.home.rglob("*.part")]

    def kill_after(self, size: int) -> None:
        """Fetch until so many bytes are here."""
        with subprocess.Popen(self.command, env=self.variables) as process:
            end = time.monotonic() + PATIENCE
            while sum(self.parts()) < size:
                assert time.monotonic() < end
                assert process.poll() is None
                time.sleep(0.02)
            process.kill()


@pytest.fixture
def hub() -> ModelHub:
    return ModelHub(os.urandom(25 * MIB))


@pytest.fixture
def machine(hub: ModelHub, tmp_path: Path) -> Iterator[Machine]:
    with hub.serving() as url:
        yield Machine(tmp_path, url)


def test_what_was_broken_off_goes_on_where_it_stopped(hub: ModelHub, machine: Machine) -> None:
    hub.stops_at = 21 * MIB
    machine.kill_after(10 * MIB)
    [here] = machine.parts()
    hub.stops_at = None

    result = machine.fetch()

    assert result.returncode == 0, result.stderr
    assert hub.ranges == [None, f"bytes={here}-"]
    folder = re.search(r"is in (\S+), and whole\.", result.stdout)
    assert folder
    assert Path(folder[1], LARGE).read_bytes() == hub.files[LARGE]
    assert machine.parts() == []
    assert machine.fetch().returncode == 0
    assert len(hub.ranges) == 2


def test_what_came_damaged_is_said_so_and_fetched_anew(hub: ModelHub, machine: Machine) -> None:
    hub.spoils = True
    result = machine.fetch()
    assert result.returncode == 1
    assert "damaged" in result.stderr
    assert "Traceback" not in result.stderr
    hub.spoils = False

    assert machine.fetch().returncode == 0
    assert hub.ranges == [None, None]


def test_a_terminal_shows_how_far_it_is_and_others_hear_nothing(machine: Machine) -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (25, 80))
    os.set_blocking(ours, False)
    try:
        subprocess.run(machine.command, env=machine.variables, stderr=theirs, timeout=PATIENCE, check=True)
        shown = os.read(ours, 65536).decode()
    finally:
        os.close(ours)
        os.close(theirs)

    assert re.search(r"tests/whisper: +\d+%.*[\d.]+M?/26\.2M", shown)
    assert "\n" not in shown
    assert machine.fetch().stderr == ""
