"""`kill -9` while somebody types loses at most the last second."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest

from desktop_app.adapters.database import open_database
from desktop_app.adapters.drafts import DraftFolder
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.orchestrator.transcripts.read_transcript import read_revision
from desktop_app.orchestrator.transcripts.save_drafts import save_drafts
from tests.fakes.tasks import NOW
from tests.fakes.transcripts import make_timed_transcript
from tests.fixtures.desk import Desk
from tests.fixtures.typing_window import PACE

LOST = 1.0  # seconds of typing, at most
KILLS = 5


@pytest.mark.parametrize("locked", [False, True], ids=["saved", "database locked"])
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_loses_at_most_the_last_second_of_typing(tmp_path: Path, seed: int, locked: bool) -> None:
    """Where another program holds the database all the while, what was typed is on this computer."""
    url = f"sqlite:///{tmp_path / 'earshot.db'}"
    with closing(open_database(url)) as repository:
        task = Desk(repository).one(status=TaskStatus.COMPLETED, transcript_key="key", finished_at=NOW)
        record = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "en"}
        with repository.unit_of_work() as unit:
            unit.save_transcripts([TranscriptRecord(task_id=task.id, text=make_timed_transcript().text, **record)])
        with held(tmp_path / "earshot.db") if locked else nullcontext():
            typed = _type_and_kill(url, task.id, tmp_path, 1.5 + 3 * random.Random(seed).random())
        assert bool(repository.revisions.list(task.id)) is not locked
        save_drafts(repository, "desk-2", DraftFolder(tmp_path))
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


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Nobody else writes into it until the end of the block."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def _type_and_kill(url: str, task_id: int, home: Path, seconds: float) -> list[float]:
    """When each letter was typed, until the process was killed after about so many seconds of typing."""
    command = [sys.executable, "-m", "tests.fixtures.typing_window", url, str(task_id), str(home)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).parents[4]
    typed: list[float] = []
    with subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            typed.append(float(line.split()[1]))
            if len(typed) * PACE > 1000 * seconds:  # of typing: a computer that stood still meanwhile proves nothing
                process.kill()
    return typed
