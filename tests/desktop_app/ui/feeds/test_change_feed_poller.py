"""The poller looks at once when it is given a hint, and polls all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.orchestrator.ports.lists import Changes, Cursor
from desktop_app.ui.background import Background
from desktop_app.ui.feeds import change_feed_poller
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from tests.fakes.memory_repository import MemoryRepository
from tests.fixtures.desk import Desk

NEVER = 600_000  # milliseconds


class Counting(MemoryRepository):
    """Counts how often it is looked at."""

    looks = 0
    meanwhile: Callable[[], object] | None = None  #: happens once, after the database has answered

    def changes_since(self, cursor: Cursor, limit: int = 1000) -> Changes:
        self.looks += 1
        changes = super().changes_since(cursor, min(limit, 2))
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        return changes


@pytest.fixture
def repository() -> Counting:
    return Counting()


@pytest.fixture
def poller(qtbot: QtBot, repository: Counting) -> Iterator[ChangeFeedPoller]:
    background = Background()
    poller = ChangeFeedPoller(repository, background)
    with qtbot.waitSignal(poller.opened):
        poller.look()
    yield poller
    poller.stop()
    background.close()


@pytest.fixture
def told(poller: ChangeFeedPoller) -> list[str]:
    """The names of the files that the poller tells of, in its order."""
    names: list[str] = []
    poller.changed.connect(lambda changes: names.extend(task.file_name for task in changes.tasks))
    return names


@pytest.fixture
def rare_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("INTERVAL", "INTERVAL_WITH_HINTS"):
        monkeypatch.setattr(change_feed_poller, name, NEVER)


@pytest.mark.usefixtures("rare_polls")
def test_a_hint_brings_the_change_without_a_poll(qtbot: QtBot, repository: Counting, poller: ChangeFeedPoller) -> None:
    for name in ("one.wav", "two.wav"):
        with qtbot.waitSignal(poller.changed) as changed:
            Desk(repository).add(name)
        assert [task.file_name for task in changed.args[0].tasks] == [name]


@pytest.mark.usefixtures("rare_polls")
def test_what_changes_during_a_look_is_looked_for_after_it(qtbot: QtBot, repository: Counting, told: list[str]) -> None:
    repository.meanwhile = lambda: Desk(repository).add("two.wav")
    Desk(repository).add("one.wav")
    qtbot.waitUntil(lambda: told == ["one.wav", "two.wav"])


@pytest.mark.usefixtures("rare_polls")
def test_what_changes_while_pages_are_read_is_looked_for_after_them(
    qtbot: QtBot, repository: Counting, told: list[str]
) -> None:
    repository.meanwhile = lambda: Desk(repository).add("last.wav")
    names = [f"{number}.wav" for number in range(5)]
    Desk(repository).add(*names)
    qtbot.waitUntil(lambda: told == [*names, "last.wav"])


@pytest.mark.usefixtures("rare_polls")
def test_many_hints_lead_to_few_looks(qtbot: QtBot, repository: Counting, poller: ChangeFeedPoller) -> None:
    for _ in range(300):
        for callback in tuple(repository.database.callbacks):
            callback()
        qtbot.wait(1)
    assert 0 < repository.looks < 100


def test_without_a_hint_it_polls(
    qtbot: QtBot, repository: Counting, monkeypatch: pytest.MonkeyPatch, poller: ChangeFeedPoller
) -> None:
    repository.database.callbacks.clear()
    with qtbot.waitSignal(poller.changed, timeout=2 * change_feed_poller.INTERVAL_WITH_HINTS + 3000):
        Desk(repository).add("one.wav")


def test_a_poller_that_was_stopped_hears_nothing_more(repository: Counting, poller: ChangeFeedPoller) -> None:
    poller.stop()
    assert repository.database.callbacks == []
