"""Processes die at the worst moment; every task ends all the same, once."""

from __future__ import annotations

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
from tests.fixtures.speech import sample_path

pytestmark = pytest.mark.timeout(900)


def extra_workers(installation: Installation) -> int:
    """The embedded default brings its own."""
    return 2 if "EARSHOT_QUEUE__TASK" in installation.environment else 0


def let_the_workers_learn(installation: Installation) -> None:
    """A lease is as long as the work will take; a worker that has measured nothing yet asks for more than that."""
    for number in range(max(1, extra_workers(installation))):
        installation.run("submit", sample_path("reminder"), "--language", "en", "--prompt", f"note {number}")
    installation.wait_until(all_completed)


def running(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    return next(task for task in tasks if task["status"] == "in_progress" and task["progress"] > 0)


def test_a_killed_workers_task_is_completed_by_the_next_attempt(installation: Installation, tmp_path: Path) -> None:
    path = make_long_recording(tmp_path / "long.wav", times=2)
    with workers(installation, extra_workers(installation)), installation.orchestrator():
        let_the_workers_learn(installation)
        installation.run("submit", path, "--language", "en")
        victim = running(installation.wait_until(any_in_progress))
        kill(pid_of(victim["worker"]))
        tasks = installation.wait_until(all_completed)
    [task] = [task for task in tasks if task["id"] == victim["id"]]
    assert task["attempt"] == 2
    assert task["worker"] != victim["worker"]
    attempts = installation.ask("show", str(task["id"]))["attempts"]
    assert [attempt["outcome"] for attempt in attempts] == ["lost", "completed"]
    assert task["transcript"].lower().count("water the flowers") == 2


def test_a_killed_orchestrator_loses_and_doubles_nothing(installation: Installation, tmp_path: Path) -> None:
    paths = [make_long_recording(tmp_path / f"{times}.wav", times=times) for times in (1, 2, 3)]
    with workers(installation, extra_workers(installation)):
        with installation.orchestrator() as orchestrator:
            installation.run("submit", *paths, "--language", "en")
            installation.wait_until(any_in_progress)
            kill(orchestrator.pid)
        with installation.orchestrator():
            tasks = installation.wait_until(all_completed)
    assert sorted(task["file"] for task in tasks) == ["1.wav", "2.wav", "3.wav"]
    for task in tasks:
        assert task["transcript"].lower().count("water the flowers") == int(task["file"][0])


def test_a_stopped_worker_gives_its_task_back_at_once(fleet: Installation, tmp_path: Path) -> None:
    path = make_long_recording(tmp_path / "long.wav", times=4)
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
    assert task["attempt"] == 2
