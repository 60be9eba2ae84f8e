"""Recordings that are put into a watched folder become tasks by themselves."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.end_to_end.harness import PATIENCE, Installation
from tests.fixtures.speech import sample_path

SETTLED = 12.0  # seconds in which a file that has stopped growing is taken in for certain


@pytest.fixture
def no_worker(embedded: Installation) -> Installation:
    return Installation({**embedded.environment, "EARSHOT_LOCAL_WORKER__ENABLED": "no"})


def copy_slowly(source: Path, target: Path, pause: float) -> None:
    """In pieces, and under another name until all is there."""
    data = source.read_bytes()
    with target.open("wb") as file:
        for start in range(0, len(data), len(data) // 4 + 1):
            file.write(data[start : start + len(data) // 4 + 1])
            file.flush()
            time.sleep(pause)


@pytest.mark.timeout(180)
def test_a_file_that_is_copied_slowly_becomes_one_task_once(no_worker: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "2024").mkdir(parents=True)
    assert no_worker.run("watch", "add", folder, "--language", "en").returncode == 0
    with no_worker.orchestrator() as first, no_worker.orchestrator():
        copy_slowly(sample_path("garden"), folder / "2024" / "garden.flac", pause=3.0)
        copy_slowly(sample_path("meeting"), folder / "meeting.m4a.part", pause=0.0)
        (folder / "meeting.m4a.part").rename(folder / "meeting.m4a")
        tasks = no_worker.wait_until(lambda tasks: len(tasks) == 2)
        first.kill()  # whichever of them watches: the other one goes on
        first.wait()
        copy_slowly(sample_path("reminder"), folder / "reminder.mp3", pause=0.0)
        tasks = no_worker.wait_until(lambda tasks: len(tasks) == 3)
    with no_worker.orchestrator():
        time.sleep(SETTLED)
        assert no_worker.tasks() == tasks
        deadline = time.monotonic() + PATIENCE  # the one before may have been killed before it noted the last file
        while no_worker.ask("watch", "list")[0]["taken"] < 3 and time.monotonic() < deadline:
            time.sleep(1)
    assert {task["file"] for task in tasks} == {"2024/garden.flac", "meeting.m4a", "reminder.mp3"}
    assert {task["options"]["language"] for task in tasks} == {"en"}
    [watched] = no_worker.ask("watch", "list")
    assert (watched["path"], watched["taken"], watched["fault"]) == (str(folder), 3, None)
