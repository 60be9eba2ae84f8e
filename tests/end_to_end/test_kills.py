"""Processes die at the worst moment; every task ends all the same, once."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.harness import (
    Installation,
    all_completed,
    any_in_progress,
    kill,
    make_long_recording,
    pid_of,
    workers,
)

pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def embedded(embedded: Installation) -> Installation:
    return embedded.in_small_steps()


@pytest.fixture
def fleet(fleet: Installation) -> Installation:
    return fleet.in_small_steps()


def extra_workers(installation: Installation) -> int:
    """The embedded default brings its own."""
    return 2 if "EARSHOT_QUEUE__TASK" in installation.environment else 0


def running(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    return next(task for task in tasks if task["status"] == "in_progress" and task["progress"] > 0)


def exported(installation: Installation, task: dict[str, Any], to: Path) -> Any:
    """The whole transcript of a completed task, with the times of every word."""
    installation.run("export", str(task["id"]), "--format", "json", "--to", to)
    [file] = to.iterdir()
    return json.loads(file.read_text())


def test_a_killed_workers_task_goes_on_where_it_stopped(installation: Installation, tmp_path: Path) -> None:
    path = make_long_recording(tmp_path / "long.wav", times=2)
    with workers(installation, extra_workers(installation)), installation.orchestrator():
        installation.run("submit", path, "--language", "en")
        victim = running(installation.wait_until(any_in_progress))
        kill(pid_of(victim["worker"]))
        [task] = installation.wait_until(all_completed)
        disturbed = exported(installation, task, tmp_path / "disturbed")
        attempts = installation.ask("show", str(task["id"]))["attempts"]
        installation.run("retry", str(task["id"]))
        [again] = installation.wait_until(all_completed)
        undisturbed = exported(installation, again, tmp_path / "undisturbed")
    assert task["attempt"] == 2
    assert task["worker"] != victim["worker"]
    assert [attempt["outcome"] for attempt in attempts] == ["lost", "completed"]
    assert 0 == attempts[0]["resumed_from_seconds"] < attempts[1]["resumed_from_seconds"]
    assert task["transcript"].lower().count("water the flowers") == 2
    assert disturbed["segments"] == undisturbed["segments"]


def test_a_worker_that_was_stopped_past_its_lease_comes_too_late(fleet: Installation, tmp_path: Path) -> None:
    path = make_long_recording(tmp_path / "long.wav", times=2)
    with fleet.orchestrator(), fleet.worker() as sleeper:
        fleet.run("submit", path, "--language", "en")
        fleet.wait_until(any_in_progress)
        sleeper.send_signal(signal.SIGSTOP)
        with fleet.worker():
            [completed] = fleet.wait_until(all_completed)
            sleeper.send_signal(signal.SIGCONT)
            fleet.wait_until(lambda tasks: "superseded" in outcomes(fleet, tasks[0]))
        [task] = fleet.tasks()
    assert task == completed
    assert outcomes(fleet, task) == ["superseded", "completed"]


def outcomes(installation: Installation, task: dict[str, Any]) -> list[str]:
    return [attempt["outcome"] for attempt in installation.ask("show", str(task["id"]))["attempts"]]


def test_a_killed_orchestrator_loses_and_doubles_nothing(installation: Installation, tmp_path: Path) -> None:
    paths = [make_long_recording(tmp_path / f"{times}.wav", times=times) for times in (1, 2)]
    with workers(installation, extra_workers(installation)):
        with installation.orchestrator() as orchestrator:
            installation.run("submit", *paths, "--language", "en")
            installation.wait_until(any_in_progress)
            kill(orchestrator.pid)
        with installation.orchestrator():
            tasks = installation.wait_until(all_completed)
    assert sorted(task["file"] for task in tasks) == ["1.wav", "2.wav"]
    for task in tasks:
        assert task["transcript"].lower().count("water the flowers") == int(task["file"][0])


def test_a_stopped_worker_gives_its_task_back_at_once(fleet: Installation, tmp_path: Path) -> None:
    path = make_long_recording(tmp_path / "long.wav", times=2)
    with fleet.orchestrator(), fleet.worker() as first:
        fleet.run("submit", path, "--language", "en")
        fleet.wait_until(any_in_progress)
        first.terminate()
        assert first.wait(20) == 0
        [task] = fleet.wait_until(lambda tasks: tasks[0]["status"] == "pending")
        attempts = fleet.ask("show", str(task["id"]))["attempts"]
        assert [attempt["outcome"] for attempt in attempts] == ["released"]
        with fleet.worker():
            [task] = fleet.wait_until(all_completed)
    assert task["attempt"] in {2, 3}  # the stopped worker's open poll may have brought it once more, and that went back
