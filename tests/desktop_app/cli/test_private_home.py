"""Both programs keep what they know to their user."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from desktop_app.resources import resource
from worker_agent.contract.private import OURS

OPEN = 0o077  # what the group or others may
WAIT = 60.0  # seconds


def start(home: Path, *words: str, **variables: str) -> subprocess.Popen[bytes]:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "_EARSHOT_UMASK")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"EARSHOT_HOME": str(home), "XDG_CONFIG_HOME": str(home.parent), **variables}
    return subprocess.Popen(
        [sys.executable, "-m", *words], env=environment, umask=0o002, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=WAIT)


def too_open(home: Path) -> list[Path]:
    return [path for path in (home, *home.rglob("*")) if path.exists() and path.stat().st_mode & OPEN]


@pytest.mark.parametrize("left_open", [False, True])
def test_all_that_the_desktop_app_keeps_is_its_users_alone(tmp_path: Path, left_open: bool) -> None:
    home = tmp_path / "home"
    if left_open:
        home.mkdir(mode=0o777)
        home.chmod(0o777)
    submit = start(home, "desktop_app", "submit", str(resource("samples/garden.flac")))
    _, said = submit.communicate(timeout=WAIT)
    assert submit.returncode == 0, said
    orchestrate = start(home, "desktop_app", "orchestrate")
    try:
        files = ("earshot.db-wal", "earshot.db-shm", "queue.db-wal", "local-worker.lock", "logs/worker.log")
        wait_until(lambda: all((home / name).exists() for name in files))
        assert too_open(home) == []
        assert any(path.is_file() for path in (home / "store").rglob("*"))
        for path in home.iterdir():
            assert any(fnmatch(path.name, name) for name in OURS), f"{path.name} is not known to be ours"
    finally:
        stop(orchestrate)
    assert too_open(home) == []


def test_all_that_the_agent_keeps_is_its_users_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    agent = start(home, "worker_agent", "run")
    try:
        wait_until(lambda: (home / "queue.db-wal").exists())
        assert too_open(home) == []
    finally:
        stop(agent)


def test_a_picture_of_the_window_is_the_persons(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    words = ("desktop_app", "gui", "--screenshot", str(picture))
    process = start(tmp_path / "home", *words, QT_QPA_PLATFORM="offscreen")
    _, said = process.communicate(timeout=WAIT)
    assert process.returncode == 0, said
    assert picture.stat().st_mode & 0o777 == 0o664
