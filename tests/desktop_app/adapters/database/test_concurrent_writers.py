"""Everything that writes, on the same few tasks at once on PostgreSQL: nobody waits in a circle, nothing is doubled."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from desktop_app.adapters.database import SqlTaskRepository, locks, open_database
from desktop_app.domain.task import Task
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import OutboxKind, Probe
from desktop_app.orchestrator.queueing.reclaim import reclaim
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.stores.folder_store import FolderStore

HOST = "desk"
ROUNDS = 25  # of each writer
CHANGES: tuple[dict[str, object], ...] = ({}, {"language": "de"}, {"language": "en"})


class Prober:
    def probe(self, path: Path) -> Probe:
        return Probe(10.0)


@pytest.fixture
def repository(postgres_url: str) -> Iterator[SqlTaskRepository]:
    with closing(open_database(postgres_url)) as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Of every two, one is a copy of the other."""
    paths = [tmp_path / f"{number:02}.wav" for number in range(12)]
    for number, path in enumerate(paths):
        path.write_bytes(b"sound %d" % (number // 2))
    return paths


def deadlocks(url: str) -> int:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg2"))
    with engine.connect() as connection:
        found: int = connection.scalar(
            text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        )
    engine.dispose()
    return found


class Writers:
    """The verbs, each on some of the tasks in any order."""

    def __init__(self, repository: SqlTaskRepository, store: FolderStore, files: list[Path], seed: int) -> None:
        self._repository, self._store, self._files = repository, store, files
        self._random = random.Random(seed)

    def submit(self) -> None:
        submit(SubmitContext(self._repository, Prober(), HOST), self._some(self._files), TranscribeOptions())

    def retry(self) -> None:
        retry(self._repository, self._store, self._some(self._ids()), self._random.choice(CHANGES))

    def cancel(self) -> None:
        cancel(self._repository, self._store, self._some(self._ids())[:3])

    def remove(self) -> None:
        remove(self._repository, self._store, self._some(self._ids())[:1])

    def carry_out(self) -> None:
        """Claim entries and complete them, or let them go."""
        kind = self._random.choice([OutboxKind.UPLOAD, OutboxKind.SEND, OutboxKind.CLEANUP])
        ahead = self._random.choice([None, 20])
        claim = {"host": HOST, "limit": 10, "now": NOW, "until": NOW + timedelta(seconds=30), "ahead": ahead}
        items = self._repository.claim_entries(kind, **claim)
        self._random.shuffle(items)
        self._repository.complete_entries(items[::2], NOW)
        self._repository.release_entries(items[1::2])

    def put_in_order(self) -> None:
        batches = [each.batch.id for each in self._repository.batches.summaries()]
        self._repository.batches.put_tasks(self._some(self._ids()), self._random.randint(-5, 5))
        self._repository.batches.put(self._some(batches), self._random.randint(-5, 5))
        self._repository.batches.pause(self._some(batches), paused=self._random.random() < 0.3)
        self._repository.batches.withdraw(self._some(self._ids()))

    def share(self) -> None:
        share(self._repository, self._store, HOST)

    def apply(self) -> None:
        """As the status loop does, by uids."""
        uids = [task.uid for task in self._repository.tasks(self._some(self._ids())).values()]
        with self._repository.unit_of_work() as unit:
            tasks = list(unit.lock_tasks_by_uid(uids).values())
            unit.save_tasks(self._some(tasks))
            unit.enqueue([task.id for task in self._some(tasks)], OutboxKind.CLEANUP, None)

    def reclaim(self) -> None:
        reclaim(self._repository)

    def _ids(self) -> list[int]:
        return list(self._repository.find_ids(TaskFilter()))

    def _some(self, of: list[Any]) -> list[Any]:
        return self._random.sample(of, self._random.randint(0, len(of)))


def test_all_verbs_at_once_never_wait_in_a_circle(
    repository: SqlTaskRepository, postgres_url: str, files: list[Path], tmp_path: Path
) -> None:
    store = FolderStore(tmp_path / "store")
    submit(SubmitContext(repository, Prober(), HOST), files, TranscribeOptions())

    def work(seed: int, verb: Callable[[Writers], None]) -> None:
        writers = Writers(repository, store, files, seed)
        for _ in range(ROUNDS):
            verb(writers)

    verbs = [Writers.submit, Writers.retry, Writers.cancel, Writers.carry_out, Writers.apply, Writers.share]
    verbs += [Writers.put_in_order, Writers.put_in_order, Writers.carry_out]
    verbs += [Writers.remove, Writers.reclaim, Writers.retry, Writers.carry_out, Writers.apply, Writers.submit]
    with ThreadPoolExecutor(len(verbs)) as threads:
        for done in [threads.submit(work, seed, verb) for seed, verb in enumerate(verbs)]:
            done.result()
    assert deadlocks(postgres_url) == 0


def test_entries_are_locked_in_one_order_whatever_is_done_to_them(
    repository: SqlTaskRepository, postgres_url: str
) -> None:
    """Another program holds one of them until all wait: then each who has locked some goes on to lock the others."""
    with repository.unit_of_work() as unit:
        ids = [task.id for task in unit.add_tasks([make_new_task(f"{number}.wav") for number in range(9)], NOW)]
    claim = {"host": HOST, "limit": 9, "now": NOW, "until": NOW + timedelta(seconds=30)}
    items = repository.claim_entries(OutboxKind.UPLOAD, **claim)

    def move() -> None:
        with repository.unit_of_work() as unit:
            unit.move_uploads(ids[::-1], HOST)

    def release() -> None:
        repository.release_entries(items[::-1])

    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg2"))
    with ThreadPoolExecutor(4) as threads, engine.connect() as other:
        other.execute(text("SELECT id FROM outbox WHERE id = :id FOR UPDATE"), {"id": items[4].id})
        done = [threads.submit(work) for work in (move, release, move, release)]
        await_waiting(repository, 4)
        other.rollback()
        for each in done:
            each.result()
    engine.dispose()
    assert deadlocks(postgres_url) == 0


def await_waiting(repository: SqlTaskRepository, transactions: int) -> None:
    """Until so many wait for what others have locked."""
    question = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + 8
    while time.monotonic() < deadline:
        with repository._reading() as connection:
            if connection.scalar(question) == transactions:
                return
        time.sleep(0.02)
    raise AssertionError("they do not wait")


@pytest.mark.parametrize("many", [1000, 3], ids=["each by its name", "all at once"])
def test_files_that_are_handed_in_twice_at_the_same_time_are_taken_once(
    repository: SqlTaskRepository, files: list[Path], many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "MANY", many)
    together = threading.Barrier(4)

    def hand_in() -> None:
        together.wait()
        submit(SubmitContext(repository, Prober(), HOST), files, TranscribeOptions())

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(hand_in) for _ in range(4)]:
            done.result()
    tasks = repository.tasks(repository.find_ids(TaskFilter())).values()
    assert Counter(task.file_name for task in tasks) == {path.name: 1 for path in files}
    assert sum(task.duplicate_of is None for task in tasks) == len(files) / 2


def test_two_that_are_retried_at_once_do_not_wait_for_each_other_for_ever(
    repository: SqlTaskRepository, files: list[Path], tmp_path: Path
) -> None:
    """Tasks of the same recording: the one that comes second has to see what the first has become."""
    store = FolderStore(tmp_path / "store")
    for _ in range(10):
        report = submit(SubmitContext(repository, Prober(), HOST), files[:2], TranscribeOptions())
        ids = [task.id for task in report.accepted]
        cancel(repository, store, ids)
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda id_: retry(repository, store, [id_]), ids))
        assert len(originals(repository, ids)) == 1
        cancel(repository, store, ids)
        remove(repository, store, ids)


def originals(repository: SqlTaskRepository, ids: list[int]) -> list[Task]:
    return [task for task in repository.tasks(ids).values() if task.duplicate_of is None]
