"""A watched folder on a drive that hangs holds up no other one, and no end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.orchestrator.ports.tasks import Probe
from tests.desktop_app.orchestrator.conftest import Desk, SuffixProber
from tests.desktop_app.orchestrator.watching.test_watch_folders import PATIENCE, QUIET, Watched

SHORT = 0.05  # seconds for which the others wait for the one that hangs


@pytest.fixture
def watched(desk: Desk) -> Iterator[Watched]:
    """Two folders, the first of which does not answer."""
    both = Watched(desk)
    both.restart(patience=SHORT)
    both.add()
    both.add(folder=other_of(both))
    both.hanging.add(both.folder)
    yield both
    both.answers.set()


def other_of(watched: Watched) -> Path:
    other = watched.desk.folder / "other"
    other.mkdir(exist_ok=True)
    return other


def states_of(watched: Watched) -> list[WatchedFolder]:
    return watched.desk.repository.watched_folders.list()


def threads_of_folders() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("watch ")]


def put_into_both(watched: Watched) -> None:
    watched.put("hung.wav")
    (other_of(watched) / "good.wav").write_bytes(b"good")
    watched.tell(other_of(watched) / "good.wav")


def test_the_others_go_on_and_it_is_told_until_it_answers(watched: Watched) -> None:
    put_into_both(watched)
    watched.until(lambda: watched.names == ["good.wav"])
    watched.until(lambda: [each.fault is not None for each in states_of(watched)] == [True, False])
    fault = states_of(watched)[0].fault
    assert f"The watched folder {watched.folder} does not answer." in (fault or "")
    watched.until(lambda: watched.told[-1] == fault)
    watched.answers.set()
    watched.until(lambda: len(watched.names) == 2 and watched.told[-1] == "")
    assert [each.fault for each in states_of(watched)] == [None, None]


def test_a_short_wait_is_not_told(watched: Watched) -> None:
    watched.after(25)
    assert states_of(watched)[0].fault is None


def test_a_folder_in_which_there_is_much_to_read_answers(watched: Watched) -> None:
    """However long that takes."""
    reading, read = threading.Event(), threading.Event()

    class Slow(SuffixProber):
        def probe(self, path: Path) -> Probe:
            if path.name == "hung.wav":
                reading.set()
                assert read.wait(PATIENCE)
            return super().probe(path)

    watched.hanging.clear()
    watched.restart(patience=SHORT, intake=replace(watched.desk.intake, prober=Slow()))
    put_into_both(watched)
    watched.until(lambda: reading.is_set() and watched.names == ["good.wav"])
    watched.after(300)
    watched.until(lambda: states_of(watched)[0].fault is None)  # its answer may take longer than these seconds
    read.set()
    watched.until(lambda: len(watched.names) == 2)


def test_options_that_are_changed_while_it_hangs_count_for_what_it_takes_in(watched: Watched) -> None:
    watched.until(lambda: states_of(watched)[0].fault is not None)
    watched.put("hung.wav")
    english = states_of(watched)[0].options.model_copy(update={"language": "en"})
    watched.desk.repository.watched_folders.add(
        "desk", str(watched.folder), "transcribe", english, states_of(watched)[0].added_at
    )
    watched.after(10)
    watched.answers.set()
    watched.until(lambda: watched.names == ["hung.wav"])
    assert watched.tasks[0].options == english


def test_one_that_is_watched_no_more_takes_nothing_when_it_wakes(watched: Watched) -> None:
    watched.put("hung.wav")
    watched.after(1)
    watched.desk.repository.watched_folders.remove([states_of(watched)[0].id])
    watched.after(10)
    watched.answers.set()
    for thread in threads_of_folders():
        thread.join(PATIENCE)
    watched.after(QUIET + 120)
    assert watched.names == []


def test_nor_does_it_tell_of_a_fault_when_it_wakes(watched: Watched) -> None:
    """Another process may watch the folder by then, and know better."""
    watched.after(1)
    watched.watching.close()
    watched.folder.rmdir()
    watched.answers.set()
    for thread in threads_of_folders():
        thread.join(PATIENCE)
    assert states_of(watched)[0].fault is None


def test_the_end_does_not_wait_for_it(watched: Watched) -> None:
    watched.after(1)
    watched.watching.close()  # returns
    assert threads_of_folders()
    assert all(thread.daemon for thread in threads_of_folders())
