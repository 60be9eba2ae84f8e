"""`kill -9` while somebody types loses at most the last second."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.adapters.database import open_database
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.orchestrator.read_transcript import read_revision
from tests.fakes.tasks import NOW
from tests.fakes.transcripts import make_timed_transcript
from tests.fixtures.desk import Desk

LOST = 1.0  # seconds of typing, at most
KILLS = 5


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_loses_at_most_the_last_second_of_typing(tmp_path: Path, seed: int) -> None:
    url = f"sqlite:///{tmp_path / 'earshot.db'}"
    with closing(open_database(url)) as repository:
        task = Desk(repository).one(status=TaskStatus.COMPLETED, transcript_key="key", finished_at=NOW)
        record = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "en"}
        with repository.unit_of_work() as unit:
            unit.save_transcripts([TranscriptRecord(task_id=task.id, text=make_timed_transcript().text, **record)])
        typed = _type_and_kill(url, task.id, 1.5 + 3 * random.Random(seed).random())
        [revision] = repository.revisions.list(task.id)
        stored = read_revision(repository, task.id, revision.number).segments[0].text
        found = repository.transcript(task.id)
    assert stored.startswith("x" * 5)
    assert found
    assert found.text.startswith(stored)
    kept = len(stored) - len(stored.lstrip("x"))
    killed = typed[-1]
    lost = [moment for moment in typed[kept:] if moment < killed - LOST]
    assert lost == []


def _type_and_kill(url: str, task_id: int, seconds: float) -> list[float]:
    """When each letter was typed, until the process was killed so many seconds after the first."""
    command = [sys.executable, "-m", "tests.fixtures.typing_window", url, str(task_id)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).parents[4]
    typed: list[float] = []
    with subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            typed.append(float(line.split()[1]))
            if time.monotonic() - typed[0] > seconds:
                process.kill()
    return typed
