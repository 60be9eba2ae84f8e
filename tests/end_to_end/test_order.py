"""Order and pauses through the real queue file: three workers, five hundred tasks, and one that is to be first."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.adapters.database import open_database
from desktop_app.domain.batch import Turn
from desktop_app.orchestrator.actions.batches import put_tasks
from tests.end_to_end.harness import PATIENCE, Installation
from worker_agent.contract.messages import Completed, Started, TaskMessage, encode_status
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import transcript_key
from worker_agent.contract.transcript import Transcript

TASKS, WORKERS = 500, 3
QUICK, SLOW = 0.1, 3.0  # seconds that a task takes; slow is still quick for a recording
TRANSCRIPT = Transcript(language="en", duration_seconds=1, model="tiny").encode()


class Fleet:
    """Workers that know the queues and the store, and nothing of speech."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self.taken: list[str] = []  #: files, in the order in which they were taken
        self.seconds = QUICK  #: that a task takes
        self.stop = threading.Event()

    def work(self, number: int) -> None:
        queues, store = self._home / "queue.db", FolderStore(self._home / "store")
        with closing(LocalQueue(queues, "tasks")) as tasks, closing(LocalQueue(queues, "status")) as status:
            while not self.stop.is_set():
                for delivery in tasks.receive(1, wait_seconds=1, stop=self.stop):
                    task = TaskMessage.decode(delivery.body)
                    with self._lock:
                        self.taken.append(task.file_name)
                    self._do(task, delivery.receive_count, f"fake/{number}", status, store)
                    tasks.delete([delivery.receipt_handle])

    def _do(self, task: TaskMessage, number: int, worker: str, status: LocalQueue, store: FolderStore) -> None:
        attempt = uuid.uuid4().hex
        who = {"task": task.task, "generation": task.generation, "attempt": attempt, "worker": worker}
        more = {**who, "token": task.token, "number": number}
        lease = datetime.now(UTC) + timedelta(minutes=5)
        status.send([encode_status(Started(**more, sequence=1, lease_until=lease))])
        time.sleep(self.seconds)
        store.put(key := transcript_key(task.task, task.generation, attempt), TRANSCRIPT)
        done = Completed(**more, sequence=2, transcript_key=key, language="en", duration_seconds=1)
        status.send([encode_status(done)])


@contextmanager
def at_work(home: Path) -> Iterator[Fleet]:
    fleet = Fleet(home)
    threads = [threading.Thread(target=fleet.work, args=(number,)) for number in range(WORKERS)]
    for thread in threads:
        thread.start()
    try:
        yield fleet
    finally:
        fleet.stop.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def installation(embedded: Installation) -> Installation:
    return Installation({**embedded.environment, "EARSHOT_LOCAL_WORKER__ENABLED": "no"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (folder := tmp_path / "Interviews").mkdir()
    for number in range(TASKS):
        (folder / f"{number:03}.wav").write_bytes(_short_wav(number))
    return folder


def _short_wav(number: int) -> bytes:
    samples = number.to_bytes(2, "little") * 1600
    head = b"RIFF" + (36 + len(samples)).to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0"
    return head + b"\x02\0\x10\0data" + len(samples).to_bytes(4, "little") + samples


@pytest.mark.timeout(600)
def test_this_one_first_is_the_next_one_that_any_worker_takes_or_the_second(
    installation: Installation, folder: Path, tmp_path: Path
) -> None:
    home = Path(installation.environment["EARSHOT_HOME"])
    assert installation.run("pause").returncode == 0
    out = tmp_path / "out"
    submitted = installation.run("submit", folder, "--export-to", out, "--export-format", "json")
    assert submitted.returncode == 0, submitted.stderr
    assert installation.ask("status")["backlog"] == {
        "on_queue": 0,
        "waiting": TASKS,
        "paused": TASKS,
        "to_upload": 0,
        "paused_kinds": ["all"],
    }
    with installation.orchestrator(), at_work(home) as fleet:
        assert installation.run("resume").returncode == 0
        with closing(open_database(f"sqlite:///{home / 'earshot.db'}")) as repository:
            for name in ("490.wav", "350.wav"):
                _wait(lambda: repository.batches.backlog().on_queue > WORKERS)
                fleet.seconds = SLOW
                time.sleep(2 * QUICK)
                [id_] = [task.id for task in repository.tasks(range(1, TASKS + 1)).values() if task.file_name == name]
                put_tasks(repository, [id_], Turn.FIRST)
                before = len(fleet.taken)
                _wait(lambda name=name: name in fleet.taken)
                assert fleet.taken.index(name) - before in (0, 1)
                assert repository.batches.backlog().waiting > 100
                fleet.seconds = QUICK
        _wait(lambda: bool(installation.ask("batches")[0]["done_at"]))
    assert sorted(fleet.taken) == [f"{number:03}.wav" for number in range(TASKS)]
    assert len(list(out.iterdir())) == TASKS


def _wait(wanted: object) -> None:
    deadline = time.monotonic() + PATIENCE
    while not wanted():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)
