"""`earshot-worker drain`: real agents finish what they work on, and leave."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.harness import make_long_recording
from tests.fixtures.speech import sample_path
from tests.fixtures.worker_host import PATIENCE, WorkerHost
from worker_agent.contract.queues.queue import Depth
from worker_agent.lifecycle.running_agents import running_agents


def drain(host: WorkerHost, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "EARSHOT_HOME": str(host.home)}
    command = [*host.program, "drain", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_an_agent_finishes_its_task_and_leaves_the_next(host: WorkerHost, tmp_path: Path) -> None:
    host.submit(make_long_recording(tmp_path / "long.wav", 10))
    host.submit(make_long_recording(tmp_path / "longer.wav", 11))
    with host.agent() as agent:
        host.wait_for("progress")
        drained = drain(host, "--wait", f"{PATIENCE:g}")
        assert (drained.returncode, drained.stdout) == (0, f"{agent.pid} was asked to finish and leave.\n")
        assert agent.wait(PATIENCE) == 0
    assert len(host.of_kind("completed")) == 1
    assert host.tasks.depth() == Depth(visible=1, in_flight=0, delayed=0)
    assert running_agents(host.home / "held") == []


def test_what_takes_longer_than_the_limit_is_given_back(host: WorkerHost, tmp_path: Path) -> None:
    host.submit(make_long_recording(tmp_path / "long.wav", 10))
    with host.agent("--drain-limit", "0.2") as agent:
        host.wait_for("progress")
        agent.send_signal(signal.SIGUSR1)
        assert agent.wait(PATIENCE) == 0
    assert "did not end within 0.2 seconds" in host.wait_for("released").reason
    assert host.tasks.depth() == Depth(visible=1, in_flight=0, delayed=0)


def test_the_others_go_on(host: WorkerHost) -> None:
    with host.agent() as one, host.agent() as other:
        host.wait_until(lambda: len(running_agents(host.home / "held")) == 2)
        assert drain(host, str(one.pid)).returncode == 0
        assert one.wait(PATIENCE) == 0
        host.submit(sample_path("reminder"))
        assert host.wait_for("completed").worker.endswith(f"/{other.pid}")


def test_one_that_does_not_leave_in_time_is_named(host: WorkerHost) -> None:
    with host.agent() as agent:
        host.wait_until(lambda: running_agents(host.home / "held"))
        agent.send_signal(signal.SIGSTOP)
        drained = drain(host, "--wait", "0.2")
        assert drained.returncode == 1
        assert f"Still at work after 0.2 s: {agent.pid}." in drained.stderr


def test_where_no_agent_runs_there_is_nothing_to_wait_for(host: WorkerHost) -> None:
    drained = drain(host, "--wait", "60")
    assert (drained.returncode, drained.stdout) == (0, "No agent was asked to finish and leave.\n")


@pytest.mark.parametrize("name", ["1-{uid}.lock", "999999999-{uid}.lock"])
def test_a_process_that_only_has_the_number_is_left_alone(host: WorkerHost, name: str) -> None:
    """As in a container, where numbers are others, or after a crash."""
    held = host.home / "held"
    held.mkdir(parents=True)
    (held / name.format(uid="a" * 32)).touch()
    assert running_agents(held) == []
    assert drain(host).returncode == 0


def test_a_process_that_is_no_agent_is_not_asked(host: WorkerHost) -> None:
    drained = drain(host, str(os.getpid()))
    assert drained.returncode == 1
    assert f"No agent of this machine can be asked as process {os.getpid()}." in drained.stderr
