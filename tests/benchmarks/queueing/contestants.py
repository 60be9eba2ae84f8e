"""The two programs: each fills a queue with tasks that do nothing, and has one worker do them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import boto3
import psutil

from tests.benchmarks.queueing import ticks
from tests.benchmarks.queueing.nothing_handler import KIND
from tests.fixtures.plug_in import write_plug_in
from worker_agent.contract.messages import TaskMessage
from worker_agent.contract.queues.sqs import SqsQueue

ROOT = Path(__file__).parents[3]
REGION = "us-east-1"
PATIENCE = 300.0  # seconds
VISIBILITY_TIMEOUT = 300  # seconds
CELERY = ["celery", "--app", "tests.benchmarks.queueing.celery_worker", "worker", "--loglevel", "error"]
HANDLER = "from tests.benchmarks.queueing.nothing_handler import NothingHandler as Handler"


@dataclass(frozen=True, slots=True)
class Round:
    """What one worker has done."""

    rate: float  #: tasks a second, from the first to the last
    cpu: float  #: milliseconds of processor time for each task, of the worker and its children, start included


class Contestant(Protocol):
    def submit(self, count: int) -> None: ...

    def worker(self) -> tuple[Sequence[str], Mapping[str, str]]:
        """Its arguments to Python, and its environment."""


class Earshot:
    """The agent as it is installed: tasks and statuses go through SQS, results into a folder."""

    def __init__(self, endpoint: str, folder: Path) -> None:
        name = f"earshot-{uuid.uuid4().hex}"
        self._tasks = SqsQueue(
            f"{name}-tasks", visibility_timeout=VISIBILITY_TIMEOUT, region=REGION, endpoint_url=endpoint
        )
        plug_in = write_plug_in(folder / name / "plug-in", KIND, HANDLER)
        self._environment = {
            "EARSHOT_HOME": str(folder / name / "home"),
            "EARSHOT_QUEUE__TASK": f"{name}-tasks",
            "EARSHOT_QUEUE__STATUS": f"{name}-status",
            "EARSHOT_QUEUE__ENDPOINT_URL": endpoint,
            "EARSHOT_AWS__REGION": REGION,
            "EARSHOT_WORKER__KINDS": KIND,
            "EARSHOT_WORKER__LOG_LEVEL": "warning",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{plug_in}",
        }

    def submit(self, count: int) -> None:
        self._tasks.send([_task().encode() for _ in range(count)])

    def worker(self) -> tuple[Sequence[str], Mapping[str, str]]:
        return ["worker_agent", "run"], self._environment


class Celery:
    """One child process of the usual pool, which does one task after the other."""

    def __init__(self, endpoint: str, *, prefetch: int, acks_late: bool) -> None:
        sqs = boto3.client("sqs", endpoint_url=endpoint, region_name=REGION)
        queue = f"celery-{uuid.uuid4().hex}"
        attributes = {"VisibilityTimeout": str(VISIBILITY_TIMEOUT)}
        url = sqs.create_queue(QueueName=queue, Attributes=attributes)["QueueUrl"]
        chosen = {"queue": queue, "url": url, "endpoint": endpoint, "prefetch": prefetch, "acks_late": acks_late}
        self._environment = {"BENCH_CELERY": json.dumps(chosen), "PYTHONPATH": str(ROOT)}

    def submit(self, count: int) -> None:
        code = f"from tests.benchmarks.queueing.celery_worker import submit; submit({count})"
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **self._environment}, check=True)

    def worker(self) -> tuple[Sequence[str], Mapping[str, str]]:
        return [*CELERY, "--concurrency", "1"], self._environment


def run(contestant: Contestant, count: int, folder: Path) -> Round:
    """Have it do so many tasks; `folder` is for what it notes."""
    contestant.submit(count)
    module, environment = contestant.worker()
    noted, log = folder / f"ticks-{uuid.uuid4().hex}", folder / f"log-{uuid.uuid4().hex}"
    everything = {**os.environ, **environment, ticks.VARIABLE: str(noted)}
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-m", *module], env=everything, stdout=output, stderr=output)
    try:
        moments = _await(noted, count, process)
        cpu = _processor_time(process.pid)
    finally:
        process.terminate()
        process.wait()
    return Round((count - 1) / (max(moments) - min(moments)), 1000 * cpu / count)


def _await(noted: Path, count: int, process: subprocess.Popen[bytes]) -> list[float]:
    """Looks seldom: whoever looks takes time from the worker."""
    deadline = time.monotonic() + PATIENCE
    while len(moments := ticks.read(noted)) < count:
        assert process.poll() is None, "the worker has ended"
        assert time.monotonic() < deadline, f"only {len(moments)} of {count} tasks are done"
        time.sleep(0.3)
    return moments


def _processor_time(pid: int) -> float:
    """Of a process and its children, in seconds."""
    process = psutil.Process(pid)
    times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return sum(time.user + time.system for time in times)


def _task() -> TaskMessage:
    return TaskMessage(
        kind=KIND, task=uuid.uuid4().hex, generation=1, file_name="nothing", audio_key="audio/nothing", max_attempts=3
    )
