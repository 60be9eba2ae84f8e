"""Each line of the log that is about a task names it and the attempt."""

from __future__ import annotations

import io
import json
import logging
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.agent_world import TASK, FakeHandler, FakeQueue, FakeStore, delivery
from tests.fixtures.speech import sample_path
from tests.fixtures.worker_host import WorkerHost
from worker_agent.agent import Agent, AgentConfig
from worker_agent.attempt.queue_writer import QueueWriter
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.handler import TaskContext
from worker_agent.contract.log_fields import log_fields
from worker_agent.contract.log_format import JsonFormatter
from worker_agent.events import EventStream
from worker_agent.lifecycle.event_log import log_event
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal

Entries = list[dict[str, Any]]


class Log:
    """All that is logged, as JSON."""

    def __init__(self) -> None:
        self.text = io.StringIO()

    @property
    def entries(self) -> Entries:
        return [json.loads(line) for line in self.text.getvalue().splitlines()]

    def about(self, part: str) -> Entries:
        return [entry for entry in self.entries if part in entry["message"]]


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()
    handler = logging.StreamHandler(log.text)
    handler.setFormatter(JsonFormatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield log
    root.removeHandler(handler)
    root.setLevel(level)


@dataclass
class Machine:
    """An agent that leaves when there is nothing to do."""

    scratch: Path
    tasks: FakeQueue = field(default_factory=FakeQueue)
    status: FakeQueue = field(default_factory=FakeQueue)
    store: FakeStore = field(default_factory=FakeStore)
    shutdown: ShutdownSignal = field(default_factory=ShutdownSignal)

    def run(self, work: Callable[[TaskContext], None]) -> None:
        self.store.objects[TASK.audio_key] = b"sound"
        connections = WorkerConnections(self.tasks, self.status, self.store, self.scratch)
        config = AgentConfig("host/1", 300, retry_delay=10.0, exit_when_idle=0.1)
        held = HeldTaskFile(self.scratch / "held")
        handlers = {"transcribe": FakeHandler(work)}
        assert Agent(connections, handlers, config, self.shutdown, EventStream(log_event), held).run() == 0


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_real_agent_names_task_and_attempt_from_the_first_line_to_the_last(host: WorkerHost) -> None:
    task = host.submit(sample_path("reminder"))
    with host.agent("--exit-when-idle", "0.3", stderr=subprocess.PIPE) as process:
        _, said = process.communicate(timeout=60)
    attempt = host.wait_for("completed").attempt

    entries = [json.loads(line) for line in said.splitlines()]
    about = [entry for entry in entries if entry.get("task")]
    assert {(entry["task"], entry["attempt"]) for entry in about} == {(task.task, attempt)}
    assert about[0]["message"].startswith("took ")
    assert any(entry["message"].startswith("transcribing ") for entry in about)
    assert about[-1]["message"].endswith("is completed")
    assert [entry for entry in entries if task.task in entry["message"] and entry not in about] == []


def test_what_the_writer_of_the_queues_can_not_send_is_logged_for_whom_it_is(log: Log) -> None:
    def settle(sent: bool) -> None:
        logging.getLogger().warning("trying again")

    tasks, status = FakeQueue(unknown={"stale"}), FakeQueue(faults=2)
    with closing(QueueWriter(tasks, status)) as writer:
        with log_fields(task="one"):
            writer.send("lost").result(10)
        with log_fields(task="two"):
            writer.settle("last", "receipt", settle).result(10)
        with log_fields(task="three"):
            writer.delete("stale").result(10)

    assert [(entry["task"], entry["message"]) for entry in log.entries] == [
        ("one", "a status is not sent: The queue can't be reached. Check the network."),
        ("two", "a status is not sent: The queue can't be reached. Check the network."),
        ("two", "trying again"),
        ("three", "the task was no longer ours to delete"),
    ]


def test_what_the_main_thread_does_to_an_attempt_is_logged_for_it(machine: Machine, log: Log) -> None:
    def leave(context: TaskContext) -> None:
        machine.tasks.faults = -1
        machine.shutdown.request("The test is over.")
        while True:
            context.check()

    machine.tasks.deliveries = [delivery()]

    machine.run(leave)

    attempt = machine.status.messages[-1].attempt
    lines = [*log.about("the lease stays as it is"), *log.about("is given back")]
    assert {(line["thread"], line["task"], line["attempt"]) for line in lines} == {("MainThread", TASK.task, attempt)}
    assert len(lines) == 2
