"""Work runs elsewhere, its answer arrives here; what comes too late is dropped."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.ui.background import THREADS, Abandoned, Background


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    it = Background()
    yield it
    it.close()


def test_work_runs_on_another_thread_and_is_answered_on_this_one(qtbot: QtBot, background: Background) -> None:
    answers: list[tuple[int, int]] = []
    background.run(threading.get_ident, lambda worked_on: answers.append((worked_on, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    ((worked_on, answered_on),) = answers
    assert worked_on != answered_on == threading.get_ident()


def test_only_the_latest_request_of_a_key_is_answered(qtbot: QtBot, background: Background) -> None:
    answers: list[str] = []
    release = threading.Event()

    def slow() -> str:
        release.wait(5)
        return "old"

    background.run(slow, answers.append, key="list")
    background.run(lambda: "new", answers.append, key="list")
    qtbot.waitUntil(lambda: answers == ["new"])
    release.set()
    background.run(lambda: "other", answers.append)
    qtbot.waitUntil(lambda: answers[-1] == "other")
    qtbot.wait(50)
    assert answers == ["new", "other"]


def test_a_foreseen_failure_is_told_in_its_own_words(qtbot: QtBot, background: Background) -> None:
    def work() -> None:
        raise DatabaseUnavailable("The database is full. Make room.")

    with qtbot.waitSignal(background.failed) as told:
        background.run(work, lambda answer: None)
    assert told.args == ["The database is full. Make room."]


def test_an_unforeseen_failure_is_told_without_its_innards(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.failed) as told:
        background.run(lambda: {}["secret"], lambda answer: None)
    assert "KeyError" in told.args[0]
    assert "secret" not in told.args[0]


def test_after_closing_nothing_is_answered(qtbot: QtBot, background: Background) -> None:
    answers: list[str] = []
    release, done = threading.Event(), threading.Event()

    def slow() -> str:
        release.wait(5)
        done.set()
        return "late"

    background.run(slow, answers.append)
    background.close()
    release.set()
    assert done.wait(5)
    qtbot.wait(50)
    assert answers == []
    with pytest.raises(Abandoned):
        background.check_open()


def test_closing_drops_what_has_not_begun_but_for_what_is_kept(background: Background) -> None:
    release = threading.Event()
    done: list[str] = []
    for number in range(20):  # more than there are threads
        background.run(lambda number=number: (release.wait(5), done.append(f"dropped {number}")), print)
        background.run(lambda number=number: (release.wait(5), done.append(f"kept {number}")), print, kept=True)
    background.close()
    release.set()
    background.join()
    assert sorted(name for name in done if name.startswith("kept")) == sorted(f"kept {n}" for n in range(20))
    assert len([name for name in done if name.startswith("dropped")]) <= THREADS
