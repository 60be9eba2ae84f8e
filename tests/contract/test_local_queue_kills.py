"""The local queue loses nothing and repeats nothing without need while its users are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contract import queue_process
from tests.contract.queue_process import LEASE
from worker_agent.contract.queues import local_queue
from worker_agent.contract.queues.local_queue import LocalQueue

ROOT = Path(__file__).parents[2]
SEED = 20_240_607
KILLS, ROUNDS = 200, 4
JOBS = ("send", "receive", "receive") * 2  # what runs at once
LONGEST_LIFE = 0.03  # seconds after the first line of the journal


@dataclass
class Child:
    """A process under test, and what it wrote of itself."""

    job: str
    round: int
    journal: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, job: str, round_: int, queue: Path, journal: Path) -> Child:
        script = [sys.executable, "-S", queue_process.__file__, job, queue, journal, str(round_ * (LEASE + 1))]
        return cls(job, round_, journal, subprocess.Popen(script, env={**os.environ, "PYTHONPATH": str(ROOT)}))

    def kill(self, after: float) -> None:
        """SIGKILL, in the middle of whatever it does `after` seconds from when it is up."""
        while not self.journal.exists() and self.process.poll() is None:
            time.sleep(0.001)
        time.sleep(after)
        self.process.kill()
        assert self.process.wait() == -signal.SIGKILL, "it ended by itself"

    def noted(self, word: str) -> list[str]:
        written = self.journal.read_text().rpartition("\n")[0]  # what a kill has cut off was not written
        lines = [line.split() for line in written.splitlines()]
        return [body for first, *bodies in lines if first == word for body in bodies]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kills") / "queue.db"


@pytest.fixture(scope="module")
def killed(path: Path) -> list[Child]:
    """All the processes, dead: in each round the leases of the round before have ended."""
    chance = random.Random(SEED)
    return [child for round_ in range(ROUNDS) for child in run_round(path, round_, chance)]


@pytest.fixture(scope="module")
def left(path: Path, killed: list[Child]) -> list[str]:
    """What is still on the queue when all leases have ended."""
    with pytest.MonkeyPatch.context() as patch:
        now = time.time
        patch.setattr(local_queue.time, "time", lambda: now() + ROUNDS * (LEASE + 1))
        queue = LocalQueue(path, "tasks")
        received = queue.receive(1_000_000, wait_seconds=0, visibility_timeout=LEASE)
        queue.close()
    return [one.body for one in received]


def run_round(path: Path, round_: int, chance: random.Random) -> list[Child]:
    """Always as many at work as there are jobs; whoever is killed is replaced, until there were enough kills."""

    def start(job: str) -> Child:
        started.append(Child.start(job, round_, path, path.with_name(f"{round_}-{len(started)}.journal")))
        return started[-1]

    started: list[Child] = []
    running = [start(job) for job in JOBS]
    while running:
        child = running.pop(chance.randrange(len(running)))
        child.kill(after=chance.uniform(0, LONGEST_LIFE))
        if len(started) < KILLS // ROUNDS:
            running.append(start(child.job))
    return started


def noted(children: list[Child], word: str) -> list[str]:
    return [body for child in children for body in child.noted(word)]


def test_enough_was_killed_at_work(killed: list[Child]) -> None:
    assert len(killed) == KILLS
    interrupted = [
        child for child in killed
        if child.noted("sending") != child.noted("sent") or child.noted("received") != child.noted("deleted")
    ]  # fmt: skip
    assert len(interrupted) > KILLS / 10
    assert len(noted(killed, "deleted")) > KILLS


def test_every_acknowledged_send_arrives(killed: list[Child], left: list[str]) -> None:
    assert set(noted(killed, "sent")) <= {*noted(killed, "received"), *left}


def test_nothing_arrives_that_was_not_sent(killed: list[Child], left: list[str]) -> None:
    assert {*noted(killed, "received"), *left} <= set(noted(killed, "sending"))


def test_no_message_is_there_twice(left: list[str]) -> None:
    assert max(Counter(left).values(), default=1) == 1


def test_a_kill_ends_no_lease_of_another(killed: list[Child]) -> None:
    seen = Counter((child.round, body) for child in killed for body in child.noted("received"))
    assert set(seen.values()) == {1}
    assert noted(killed, "lost") == []


def test_a_message_comes_again_only_where_its_receiver_was_killed_before_the_delete(
    killed: list[Child], left: list[str]
) -> None:
    last_round = {body: child.round for child in killed for body in child.noted("deleted")}
    again = [body for child in killed for body in child.noted("received") if child.round > last_round.get(body, ROUNDS)]
    assert again == []
    assert last_round.keys().isdisjoint(left)
    assert max(Counter(noted(killed, "deleted")).values()) == 1
