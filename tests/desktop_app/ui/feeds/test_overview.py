"""The overview is asked for after changes, and never faster than it is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.orchestrator.ports.lists import Cause
from desktop_app.ui.background import Background
from desktop_app.ui.feeds import overview, paced_query
from desktop_app.ui.feeds.overview import Overview, OverviewPoller
from tests.fakes.memory_repository import MemoryRepository


class Slow(MemoryRepository):
    """Answers when it is let go, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.asked = 0

    def find_causes(self, limit: int = 200) -> list[Cause]:
        self.asked += 1
        assert self.go_on.wait(10)
        return super().find_causes(limit)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    one = Background()
    yield one
    one.close()


def test_changes_during_an_answer_lead_to_one_more(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "AFTER", 10)
    monkeypatch.setattr(paced_query, "REST", 0)
    repository = Slow()
    poller = OverviewPoller(repository, background)
    seen: list[Overview] = []
    poller.seen.connect(seen.append)
    poller.refresh_now()
    for _ in range(20):
        poller.refresh_soon()
        qtbot.wait(10)
    assert repository.asked == 1
    repository.go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    qtbot.wait(100)
    assert repository.asked == 2


def test_what_is_wanted_at_once_waits_for_the_answer_that_is_under_way_and_no_longer(
    qtbot: QtBot, background: Background
) -> None:
    repository = Slow()
    poller = OverviewPoller(repository, background)
    poller.refresh_now()
    qtbot.wait(300)
    poller.refresh_now()  # else nine times these 0.3 s later
    assert repository.asked == 1
    repository.go_on.set()
    qtbot.waitUntil(lambda: repository.asked == 2, timeout=1000)


def test_a_slow_answer_is_followed_by_a_rest(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "AFTER", 10)
    repository = Slow()
    poller = OverviewPoller(repository, background)
    with qtbot.waitSignal(poller.seen):
        poller.refresh_now()
        qtbot.wait(200)
        repository.go_on.set()
    poller.refresh_soon()
    qtbot.wait(500)
    assert repository.asked == 1  # nine times 0.2 s
