"""What a start of the program was given gets to the window that is open, once there is one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.open_requests import ACTIVATION, OpenRequests, socket_name

LATER_START = """
import sys
from pathlib import Path
from desktop_app.ui.loading import the_application
from desktop_app.ui.open_requests import pass_on
application = the_application()
sys.exit(0 if pass_on([Path(name) for name in sys.argv[2:]], Path(sys.argv[1])) else 3)
"""
FIRST_START = """
import sys
from pathlib import Path
from desktop_app.ui.loading import the_application
from desktop_app.ui.open_requests import OpenRequests
application = the_application()
requests = OpenRequests()
requests.listen(Path(sys.argv[1]))
print("listening", flush=True)
application.exec()
"""
TAKEN, NOT_TAKEN = 0, 3

LaterStart = Callable[..., int]
NewRequests = Callable[..., OpenRequests]


@pytest.fixture(autouse=True)
def sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder as short as the system's own."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture
def new_requests(qapp: object) -> Iterator[NewRequests]:
    made: list[OpenRequests] = []

    def new(paths: Sequence[Path] = ()) -> OpenRequests:
        made.append(OpenRequests(paths))
        return made[-1]

    yield new
    for requests in made:
        requests.close()
        requests.deleteLater()


@contextmanager
def program(code: str, *arguments: object, **options: object) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    environment |= {ACTIVATION: "from-the-desktop"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, **options) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def later_start(qtbot: QtBot, tmp_path: Path) -> LaterStart:
    """Another process, with its exit status."""

    def start(home: Path, *paths: object) -> int:
        with program(LATER_START, home, *paths, cwd=tmp_path) as process:
            qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
            return int(process.returncode)

    return start


def test_without_a_window_nobody_takes_the_files(later_start: LaterStart, tmp_path: Path) -> None:
    assert later_start(tmp_path, "a.wav") == NOT_TAKEN


def test_the_open_window_takes_what_a_later_start_was_given(
    later_start: LaterStart, new_requests: NewRequests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ACTIVATION, raising=False)
    opened: list[Sequence[Path]] = []
    requests = new_requests()
    requests.listen(tmp_path)
    requests.open_with(opened.append)
    assert later_start(tmp_path, "a.wav", "/elsewhere/ü\n.mp3") == TAKEN
    assert later_start(tmp_path, "b.wav") == TAKEN
    assert opened == [[tmp_path / "a.wav", Path("/elsewhere/ü\n.mp3")], [tmp_path / "b.wav"]]
    assert os.environ[ACTIVATION] == "from-the-desktop"  # where Qt looks for it


def test_a_window_of_another_home_folder_is_another_one(
    later_start: LaterStart, new_requests: NewRequests, tmp_path: Path
) -> None:
    requests = new_requests()
    requests.listen(tmp_path)
    assert later_start(tmp_path / "other", "a.wav") == NOT_TAKEN


def test_what_comes_while_the_window_is_loaded_waits_for_it(
    qtbot: QtBot, new_requests: NewRequests, tmp_path: Path
) -> None:
    opened: list[Sequence[Path]] = []
    requests = new_requests([Path("own.wav")])
    requests.listen(tmp_path)
    with program(LATER_START, tmp_path, "a.wav", cwd=tmp_path) as later:
        qtbot.wait(1500)
        assert later.poll() is None
        requests.open_with(opened.append)
        qtbot.waitUntil(lambda: later.poll() == TAKEN)
    assert opened == [[Path("own.wav").absolute()], [tmp_path / "a.wav"]]


def test_after_the_window_has_closed_nobody_waits_for_it(
    qtbot: QtBot, new_requests: NewRequests, later_start: LaterStart, tmp_path: Path
) -> None:
    requests = new_requests()
    requests.listen(tmp_path)
    with program(LATER_START, tmp_path, "a.wav") as later:
        qtbot.waitUntil(requests._server.hasPendingConnections, timeout=20_000)
        requests.close()
        qtbot.waitUntil(lambda: later.poll() == NOT_TAKEN)
    assert later_start(tmp_path, "a.wav") == NOT_TAKEN


def test_what_a_killed_program_has_left_behind_is_in_nobodys_way(
    later_start: LaterStart, new_requests: NewRequests, tmp_path: Path
) -> None:
    with program(FIRST_START, tmp_path) as first:
        assert first.stdout
        assert first.stdout.readline() == "listening\n"
        first.send_signal(signal.SIGKILL)
    assert Path(socket_name(tmp_path)).exists()
    assert later_start(tmp_path, "a.wav") == NOT_TAKEN
    opened: list[Sequence[Path]] = []
    requests = new_requests()
    requests.listen(tmp_path)
    requests.open_with(opened.append)
    assert later_start(tmp_path, "a.wav") == TAKEN
    assert opened == [[tmp_path / "a.wav"]]


def test_of_two_windows_the_second_takes_them_once_the_first_has_closed(
    qtbot: QtBot, later_start: LaterStart, new_requests: NewRequests, tmp_path: Path
) -> None:
    first, second = new_requests(), new_requests()
    by_first: list[Sequence[Path]] = []
    by_second: list[Sequence[Path]] = []
    first.listen(tmp_path)
    first.open_with(by_first.append)
    second.listen(tmp_path)
    second.open_with(by_second.append)
    assert later_start(tmp_path, "a.wav") == TAKEN
    assert (by_first, by_second) == ([[tmp_path / "a.wav"]], [])
    first.close()
    qtbot.waitUntil(second._server.isListening)
    assert later_start(tmp_path, "b.wav") == TAKEN
    assert (by_first, by_second) == ([[tmp_path / "a.wav"]], [[tmp_path / "b.wav"]])


def test_the_socket_is_the_users_alone(new_requests: NewRequests, tmp_path: Path) -> None:
    new_requests().listen(tmp_path)
    assert Path(socket_name(tmp_path)).stat().st_mode & 0o077 == 0
