"""What a dead agent held is given back at once; what a living one holds, or what may be another's, is not touched."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.agent_world import TASK, FakeQueue
from worker_agent.contract.messages import TaskReference
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.lifecycle.predecessor import HeldTask, HeldTaskFile

#: Holds the tasks that it reads from its standard input, one a line, and dies without a word
DIES = """
import os, sys
from pathlib import Path
from worker_agent.lifecycle.predecessor import HeldTask, HeldTaskFile
held = HeldTaskFile(Path(sys.argv[1]))
held.open()
for line in sys.stdin:
    held.hold(HeldTask.model_validate_json(line))
os.kill(os.getpid(), 9)
"""


def held_task(minutes: float = 5, queue: str = "fake queue") -> HeldTask:
    return HeldTask(
        queue=queue,
        receipt_handle="receipt",
        until=datetime.now(UTC) + timedelta(minutes=minutes),
        task=TaskReference(task=TASK.task, generation=2, token="d" * 32, file_name="talk.mp3"),
        attempt="b" * 32,
        number=3,
        worker="host/1",
    )


def die_holding(folder: Path, *tasks: HeldTask) -> None:
    lines = "\n".join(task.model_dump_json() for task in tasks)
    subprocess.run([sys.executable, "-c", DIES, folder], input=lines, text=True, check=False)


def test_what_a_killed_process_held_is_given_back_once_and_reported(tmp_path: Path) -> None:
    tasks, status = FakeQueue(), FakeQueue()
    die_holding(tmp_path, held_task())
    for _ in range(2):
        HeldTaskFile(tmp_path).give_back_abandoned(tasks, status)

    assert tasks.visibility == [("receipt", 0)]
    [message] = status.messages
    assert (message.type, message.task, message.token, message.number) == ("retrying", TASK.task, "d" * 32, 3)
    assert not list(tmp_path.iterdir())


def test_all_that_a_killed_process_held_is_given_back(tmp_path: Path) -> None:
    """The task that it worked on, and the one that it had taken ahead."""
    tasks = FakeQueue()
    ahead = held_task().model_copy(update={"receipt_handle": "ahead", "attempt": "c" * 32})
    die_holding(tmp_path, held_task(), ahead)
    HeldTaskFile(tmp_path).give_back_abandoned(tasks, FakeQueue())

    assert tasks.visibility == [("receipt", 0), ("ahead", 0)]


#: Takes a task and releases it, so many times, while it holds another one; then it dies
DIES_LATER = DIES.replace(
    "os.kill",
    """
for number in range(int(sys.argv[2])):
    done = next(iter(held._held.values())).model_copy(update={"attempt": f"{number:032x}"})
    held.hold(done)
    held.release(done.attempt)
os.kill""",
)


@pytest.mark.parametrize("tasks", [1, 2000])
def test_what_is_done_is_held_no_more(tmp_path: Path, tasks: int) -> None:
    queue, line = FakeQueue(), held_task().model_dump_json()
    subprocess.run([sys.executable, "-c", DIES_LATER, tmp_path, str(tasks)], input=line, text=True, check=False)
    [path] = tmp_path.glob("*.json")
    assert len(path.read_bytes().splitlines()) < 1000
    HeldTaskFile(tmp_path).give_back_abandoned(queue, FakeQueue())

    assert queue.visibility == [("receipt", 0)]


def test_a_line_that_death_cut_off_hides_no_other(tmp_path: Path) -> None:
    queue = FakeQueue()
    die_holding(tmp_path, held_task())
    [path] = tmp_path.glob("*.json")
    path.write_bytes(path.read_bytes() + held_task().model_dump_json().encode()[:50])
    HeldTaskFile(tmp_path).give_back_abandoned(queue, FakeQueue())

    assert queue.visibility == [("receipt", 0)]


def test_a_worker_that_holds_nothing_has_an_empty_file(tmp_path: Path) -> None:
    with closing(HeldTaskFile(tmp_path)) as held:
        held.open()
        held.hold(held_task())
        held.release(held_task().attempt)
        [path] = tmp_path.glob("*.json")
        assert not path.read_bytes()


def test_nothing_is_taken_from_a_living_process(tmp_path: Path) -> None:
    tasks = FakeQueue()
    with closing(HeldTaskFile(tmp_path)) as held:
        held.open()
        held.hold(held_task())
        HeldTaskFile(tmp_path).give_back_abandoned(tasks, FakeQueue())
    assert not tasks.visibility
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("task", [held_task(minutes=-1), held_task(queue="another queue")])
def test_what_may_be_anothers_by_now_is_left_alone(tmp_path: Path, task: HeldTask) -> None:
    tasks, status = FakeQueue(), FakeQueue()
    die_holding(tmp_path, task)
    HeldTaskFile(tmp_path).give_back_abandoned(tasks, status)
    assert not tasks.visibility
    assert not status.bodies


def test_a_queue_out_of_reach_is_tried_again(tmp_path: Path) -> None:
    tasks = FakeQueue(faults=1)
    die_holding(tmp_path, held_task())
    with pytest.raises(QueueUnavailable):
        HeldTaskFile(tmp_path).give_back_abandoned(tasks, FakeQueue())
    HeldTaskFile(tmp_path).give_back_abandoned(tasks, FakeQueue())
    assert tasks.visibility == [("receipt", 0)]


def test_a_file_that_is_damaged_holds_nobody_up(tmp_path: Path) -> None:
    tasks = FakeQueue()
    die_holding(tmp_path, held_task())
    [path] = tmp_path.glob("*.json")
    path.write_text("{")
    HeldTaskFile(tmp_path).give_back_abandoned(tasks, FakeQueue())
    assert not tasks.visibility


def test_the_file_knows_how_long_the_lease_lasts_by_now(tmp_path: Path) -> None:
    with closing(HeldTaskFile(tmp_path)) as held:
        held.open()
        held.hold(held_task())
        later = datetime.now(UTC) + timedelta(hours=2)
        held.extend(held_task().attempt, later)
        [path] = tmp_path.glob("*.json")
        assert HeldTask.model_validate_json(path.read_bytes().splitlines()[-1]).until == later
