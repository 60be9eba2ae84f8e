"""A fleet of simulated workers: the files are handed in and uploaded, then it works on them until all are done."""

from __future__ import annotations

import subprocess
import sys
import time
import wave
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.bootstrap import Earshot, build
from desktop_app.cli.hand_over import upload_all
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.settings import load_settings
from tests.benchmarks.simulation.reporting import MeasuredProcess
from tests.benchmarks.simulation.request_counter import MESSAGES
from tests.benchmarks.simulation.surroundings import Servers, difference
from worker_agent.contract.options import TranscribeOptions

PROCESSES = 2  # that the workers are threads of
UPLOADS = 4  # at once, as in the orchestrator
LOOK = 0.25  # seconds between two looks at how many are done
SETTLE = 2.0  # seconds until PostgreSQL's statistics are complete
SAMPLES = 160  # of each file


@dataclass(frozen=True, slots=True)
class Measured:
    """What it took to do the tasks, intake aside."""

    tasks: int
    seconds: float  #: until all were completed
    cleanup_seconds: float  #: from then until the store was rid of what no task needs
    statuses: int
    requests: Counter[str]  #: of workers and orchestrator, such as "sqs.ReceiveMessage"
    commits: int
    database_ms: float
    cpu: dict[str, float]  #: seconds of processor time, of each part
    intake_seconds: float

    def requests_each(self, *operations: str) -> float:
        """How many requests a task took, of operations that begin so."""
        return sum(count for name, count in self.requests.items() if name.startswith(operations)) / self.tasks


def run_fleet(servers: Servers, folder: Path, workers: int, tasks: int) -> Measured:
    """The settings come from the environment: see `Servers.variables`."""
    with closing(build(load_settings())) as earshot, ExitStack() as running:
        intake_seconds = _hand_in(earshot, folder, tasks)
        fleet = [running.enter_context(_process("workers", str(share))) for share in _shares(workers)]
        for process in fleet:
            process.wait_until_ready()
        orchestrator = running.enter_context(_process("orchestrator"))
        orchestrator.wait_until_ready()
        return _measure(earshot, servers, fleet, orchestrator, tasks, intake_seconds)


def _measure(
    earshot: Earshot,
    servers: Servers,
    fleet: Sequence[MeasuredProcess],
    orchestrator: MeasuredProcess,
    tasks: int,
    intake_seconds: float,
) -> Measured:
    everybody = [*fleet, orchestrator]
    began, requests = time.perf_counter(), _counts(everybody)
    cpu, (commits, busy) = _processor_times(servers, fleet, orchestrator), servers.database_work()
    looks = _await(earshot, tasks)
    seconds = time.perf_counter() - began
    _await_cleanup(servers)
    cleanup_seconds = time.perf_counter() - began - seconds
    done, spent = _counts(everybody) - requests, _processor_times(servers, fleet, orchestrator)
    time.sleep(SETTLE)
    commits_after, busy_after = servers.database_work()
    statuses = done.pop(MESSAGES, 0) - tasks  # the rest are the tasks themselves
    return Measured(
        tasks=tasks,
        seconds=seconds,
        cleanup_seconds=cleanup_seconds,
        statuses=statuses,
        requests=done,
        commits=commits_after - commits - looks,
        database_ms=busy_after - busy,
        cpu=difference(spent, cpu),
        intake_seconds=intake_seconds,
    )


def _await(earshot: Earshot, tasks: int) -> int:
    """Until all are done; returns how often it has looked."""
    looks = 1
    while (counts := earshot.repository.counts())[TaskStatus.COMPLETED] < tasks:
        assert not counts[TaskStatus.FAILED]
        time.sleep(LOOK)
        looks += 1
    return looks


def _await_cleanup(servers: Servers) -> None:
    """What it takes belongs to the tasks, though nobody waits for it."""
    while servers.outbox():
        time.sleep(LOOK)


def _hand_in(earshot: Earshot, folder: Path, tasks: int) -> float:
    """Submit and upload so many files; returns the seconds that took."""
    folder.mkdir()
    for number in range(tasks):
        _write(folder / f"{number:06}.wav", number)
    began = time.perf_counter()
    submit(earshot.intake, [folder], TranscribeOptions(language="en"))
    with ThreadPoolExecutor(UPLOADS) as threads:
        for finished in [threads.submit(upload_all, earshot) for _ in range(UPLOADS)]:
            finished.result()
    return time.perf_counter() - began


def _write(path: Path, number: int) -> None:
    """A file with a content of its own."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(number.to_bytes(4, "little") * (SAMPLES // 2))


def _shares(workers: int) -> Iterator[int]:
    """How many of the workers each process is."""
    for process in range(PROCESSES):
        if share := len(range(process, workers, PROCESSES)):
            yield share


@contextmanager
def _process(module: str, *arguments: str) -> Iterator[MeasuredProcess]:
    command = [sys.executable, "-m", f"tests.benchmarks.simulation.{module}", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with closing(MeasuredProcess(process)) as measured:
        yield measured


def _counts(processes: Sequence[MeasuredProcess]) -> Counter[str]:
    return sum((process.counts() for process in processes), Counter())


def _processor_times(
    servers: Servers, fleet: Sequence[MeasuredProcess], orchestrator: MeasuredProcess
) -> dict[str, float]:
    ours = {
        "workers": sum(process.processor_time() for process in fleet),
        "orchestrator": orchestrator.processor_time(),
    }
    return ours | servers.processor_times()
