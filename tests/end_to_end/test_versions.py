"""The previous version beside this one, and one in the place of the other while a task is in work."""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
import wave
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.harness import PATIENCE, Installation
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.releases import ROOT, runs_from, unpack_previous
from tests.fixtures.speech import sample_path, sound_of
from worker_agent.audio.recording import SAMPLE_RATE

pytestmark = pytest.mark.timeout(300)

BOTH = ("previous", "present")
LONG, SHORT = "long.wav", "short.m4a"
LOOK = "SELECT file_name, status, progress, attempt FROM tasks"
ATTEMPTS = """SELECT outcome, resumed_from_seconds FROM attempts JOIN tasks ON tasks.id = attempts.task_id
    WHERE file_name = ? ORDER BY number"""


@dataclass(frozen=True)
class Site:
    """One home folder, on which programs of both versions are started."""

    folder: Path
    settings: Mapping[str, str]
    sources: Mapping[str, Path]  #: where the programs of each version lie

    def of(self, version: str) -> Installation:
        return Installation({**self.settings, **runs_from(self.sources[version])})

    @property
    def database(self) -> Path:
        return self.folder / "home" / "earshot.db"

    def submit(self, version: str, *names: str) -> None:
        result = self.of(version).run("submit", *(self.folder / name for name in names), "--language", "en")
        assert result.returncode == 0, result.stderr

    def read(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        """Without Earshot: whichever version looks would first bring the database up to date."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as connection:
            return connection.execute(statement, values).fetchall()

    def await_work(self) -> None:
        """Until some of the long recording is done, and kept."""
        self._wait(lambda tasks: tasks[LONG][0] == "in_progress" and tasks[LONG][1] > 0.1)

    def await_end(self, *names: str) -> None:
        self._wait(lambda tasks: all(tasks[name][0] == "completed" for name in names))

    def attempts(self) -> dict[str, int]:
        return {name: attempt for name, _, _, attempt in self.read(LOOK)}

    def _wait(self, wanted: Any) -> None:
        deadline = time.monotonic() + PATIENCE
        while not wanted(tasks := {name: rest for name, *rest in self.read(LOOK)}):
            assert time.monotonic() < deadline, tasks
            time.sleep(0.05)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return {"previous": unpack_previous(tmp_path_factory.mktemp("previous")), "present": ROOT}


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that keeps the random model busy for seconds, and a short one."""
    folder = tmp_path_factory.mktemp("recordings")
    shutil.copy(sample_path("meeting"), folder / SHORT)
    with wave.open(str(folder / LONG), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((sound_of("garden") * 32767).astype("int16").tobytes() * 8)
    return folder


@pytest.fixture
def site(tmp_path: Path, sources: Mapping[str, Path], recordings: Path) -> Site:
    shutil.copytree(recordings, tmp_path, dirs_exist_ok=True)
    settings = {
        "EARSHOT_HOME": str(tmp_path / "home"),
        "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": "5",
        "EARSHOT_LOCAL_WORKER__ENABLED": "no",
        "EARSHOT_WORKER__MODEL": str(make_random_whisper(tmp_path / "model")),
        "EARSHOT_WORKER__DEVICE": "cpu",
        "EARSHOT_WORKER__BATCH_SIZE": "1",
        "EARSHOT_WORKER__MODEL_CACHE": str(tmp_path / "models"),
        "EARSHOT_WORKER__RETRY_DELAY": "0",
    }
    return Site(tmp_path, settings, sources)


def _method(source: Path) -> str:
    """Of transcribing; a version with another one begins anew, so that no transcript is made by both."""
    text = (source / "worker_agent" / "speech" / "checkpoint.py").read_text(encoding="utf-8")
    [method] = re.findall(r"^_METHOD = (\d+)", text, re.MULTILINE)
    return str(method)


@pytest.mark.parametrize(("app", "killed"), [("previous", "previous"), ("present", "present")], ids=BOTH)
def test_an_agent_of_the_other_version_goes_on_where_a_killed_one_stopped(site: Site, app: str, killed: str) -> None:
    [successor] = set(BOTH) - {killed}
    with site.of(app).orchestrator():
        with site.of(killed).worker() as agent:
            site.submit(app, LONG)
            site.await_work()
            agent.kill()
            agent.wait()
        with site.of(successor).worker():
            site.submit(app, SHORT)
            site.await_end(LONG, SHORT)
    assert site.attempts() == {LONG: 2, SHORT: 1}
    [(_, first), (outcome, resumed)] = site.read(ATTEMPTS, LONG)
    assert (outcome, first) == ("completed", 0)
    assert (resumed > 0) == (len({_method(source) for source in site.sources.values()}) == 1)


@pytest.mark.parametrize("agent", BOTH)
def test_a_newer_app_takes_the_place_of_a_killed_one_while_agents_work(site: Site, agent: str) -> None:
    with site.of(agent).worker():
        with site.of("previous").orchestrator() as orchestrator:
            site.submit("previous", LONG, SHORT)
            site.await_work()
            orchestrator.kill()
            orchestrator.wait()
        with site.of("present").orchestrator():
            site.await_end(LONG, SHORT)
    assert site.attempts() == {LONG: 1, SHORT: 1}
    assert site.read(ATTEMPTS, LONG) == [("completed", 0)]


def test_an_older_app_says_what_to_update_and_changes_nothing_that_a_newer_one_has_changed(site: Site) -> None:
    site.submit("present", SHORT)
    before = dump(site.database)
    for command in (("submit", site.folder / LONG), ("retry", "1")):
        result = site.of("previous").run(*command)
        assert result.returncode == 1
        assert "was changed by a newer Earshot. Update this one to continue with it." in result.stderr
    assert dump(site.database) == before


def dump(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the virtual ones, which keep theirs in others of them."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name"
    )
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute(tables)]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
