"""Who closes the window is told what goes on without it, and can hand over what would not."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.batch import Backlog
from desktop_app.domain.estimates import Fleet
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.ui.feeds.overview import Overview
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.farewell import Answer, Farewell, what_goes_on
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task

BUSY = Backlog(on_queue=17, waiting=483)


@pytest.fixture
def asking(open_window: Callable[..., MainWindow]) -> Callable[..., tuple[MainWindow, list[tuple[str, bool]]]]:
    """Opens a window with work under way, whose question is answered so; returns what was asked, too."""

    def open_(answer: Answer, **replaced: Any) -> tuple[MainWindow, list[tuple[str, bool]]]:
        asked: list[tuple[str, bool]] = []
        window = open_window(MemoryRepository([make_task()]), **replaced)

        def ask(sentence: str, can_hand_over: bool) -> Answer:
            asked.append((sentence, can_hand_over))
            return answer

        window.farewell = Farewell(
            window.operations, window.background, window.feeds, ask, window.actions_.deferred.begin_all, window.close
        )
        window.farewell.show_overview(Overview(0, (), (), BUSY))
        window.farewell.show_fleet(Fleet(running=2, workers=2), 500)
        return window, asked

    return open_


def test_nobody_is_asked_where_nothing_is_under_way(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository())
    with qtbot.waitSignal(window.closed):
        window.close()


def test_who_stays_keeps_the_window(asking) -> None:
    window, asked = asking(Answer.STAY)
    assert not window.close()
    assert asked[0][0].startswith("502 tasks are not done. This computer's worker stops with the window")
    window.quit()


def test_who_quits_is_let_go(qtbot: QtBot, asking) -> None:
    window, _ = asking(Answer.QUIT)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_who_has_seen_the_last_task_end_is_not_asked_about_it(qtbot: QtBot, asking) -> None:
    window, asked = asking(Answer.STAY)
    window.feeds.counts.seen.emit({TaskStatus.COMPLETED: 501, TaskStatus.IN_PROGRESS: 1})
    assert not window.close()
    window.feeds.counts.seen.emit({TaskStatus.COMPLETED: 502, TaskStatus.IN_PROGRESS: 0})
    with qtbot.waitSignal(window.closed):
        window.close()
    assert len(asked) == 1


def test_what_waits_here_is_handed_over_before_the_window_closes(qtbot: QtBot, asking) -> None:
    handed_over: list[bool] = []
    window, asked = asking(
        Answer.HAND_OVER, works_locally=False, hand_over=lambda: handed_over.append(True) or len(handed_over)
    )
    with qtbot.waitSignal(window.closed):
        window.close()
    assert handed_over == [True]
    assert asked == [(what_goes_on(2, BUSY, works_locally=False), True)]


def test_what_could_still_be_undone_is_done_before_the_rest_is_handed_over(qtbot: QtBot, asking) -> None:
    order: list[str] = []

    def cancel(ids: Collection[int]) -> ChangeReport:
        time.sleep(0.05)  # so that what does not wait for it comes first
        order.append("cancelled")
        return ChangeReport(tuple(ids))

    window, _ = asking(
        Answer.HAND_OVER, works_locally=False, grace=3600.0, cancel=cancel, hand_over=lambda: order.append("over")
    )
    window.actions_.cancel([1])
    with qtbot.waitSignal(window.closed):
        window.close()
    assert order == ["cancelled", "over"]


def test_what_goes_on_and_what_does_not_is_said() -> None:
    said = what_goes_on(2, Backlog(on_queue=17, waiting=483, paused=400, to_upload=1), works_locally=False)
    assert said == (
        "The workers continue with 19 tasks without the window. 83 tasks more wait here until an orchestrator runs "
        "again, or are handed over now. The recordings of 1 task are not in the store yet."
    )
