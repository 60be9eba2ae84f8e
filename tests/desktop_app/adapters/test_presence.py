"""Which of the processes that share a home folder are alive: real ones, really killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop_app.adapters.presence import Presence
from desktop_app.domain.errors import EarshotError

SHOW = """
import sys
from pathlib import Path
from desktop_app.adapters.presence import Presence
presence = Presence(Path(sys.argv[1]))
presence.show()
print(presence.name, flush=True)
sys.stdin.read()
"""


@contextmanager
def another(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that shows itself, and its name."""
    command = [sys.executable, "-c", SHOW, str(home)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_a_killed_process_is_known_to_be_dead_and_a_living_one_is_not(tmp_path: Path) -> None:
    with closing(Presence(tmp_path)) as presence:
        presence.show()
        with another(tmp_path) as (first, dead), another(tmp_path) as (_, living):
            assert presence.dead() == set()
            first.kill()
            first.wait()
            assert presence.dead() == {dead}
            presence.forget({dead, "nobody"})
            assert presence.dead() == set()
        assert presence.dead() == {living}


def test_who_has_closed_counts_as_dead(tmp_path: Path) -> None:
    with closing(Presence(tmp_path)) as presence, closing(Presence(tmp_path)) as other:
        other.show()
        other.show()
        assert presence.dead() == set()
        other.close()
        assert presence.dead() == {other.name}


def test_nobody_who_just_comes_is_taken_for_dead(tmp_path: Path) -> None:
    def come(_: int) -> Presence:
        presence = Presence(tmp_path)
        presence.show()
        return presence

    def look(_: int) -> set[str]:
        found = watcher.dead()
        watcher.forget(found)
        return found

    with closing(Presence(tmp_path)) as watcher, ThreadPoolExecutor(4) as threads:
        watcher.show()
        looking = threads.map(look, range(50))
        coming = list(threads.map(come, range(50)))
        assert set().union(*looking) == set()
        for presence in coming:
            presence.close()
    assert watcher.dead() == {presence.name for presence in coming}


def test_a_home_that_cannot_be_written_to_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "running").touch()
    with pytest.raises(EarshotError, match=r"running can't be written to .* Allow this user to write there\."):
        Presence(tmp_path).show()


def test_a_duty_is_for_one_process_until_it_ends(tmp_path: Path) -> None:
    first, second = Presence(tmp_path), Presence(tmp_path)
    assert [first.takes("watching"), second.takes("watching"), first.takes("watching")] == [True, False, True]
    assert second.takes("something else")
    first.close()
    assert second.takes("watching")
    second.close()


def test_a_home_where_nothing_can_be_written_is_told_by_a_duty_too(tmp_path: Path) -> None:
    (tmp_path / "watching.lock").mkdir()
    with closing(Presence(tmp_path)) as presence, pytest.raises(EarshotError, match="can't be written to"):
        presence.takes("watching")
