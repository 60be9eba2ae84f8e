"""The agent that works on this computer, as a child process: started, watched, started again."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout
from pydantic import ValidationError

from desktop_app import logs
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.programs import program
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerReport, WorkerState

logger = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # seconds before the agent is started again; doubles with each crash in a row
LONGEST_PAUSE = 60.0  # seconds
TIME_TO_LEAVE = 10.0  # seconds that the agent has for giving its task back
LOCK_POLL = 1.0  # seconds between two looks at whether another Earshot still runs the agent
LARGEST_LOG = 10 * 1024 * 1024  # bytes; the one before is kept

Watcher = Callable[[WorkerReport | None], None]


def agent_command() -> list[str] | None:
    """How to start the agent on this computer; None: it is not installed."""
    if importlib.util.find_spec("worker_agent.cli"):
        return program("earshot-worker", "worker_agent")
    found = shutil.which("earshot-worker")
    return [found] if found else None


class LocalWorker:
    """Keeps one agent running on this computer, however many Earshots do: whoever has the lock supervises it."""

    def __init__(self, command: list[str] | None, environment: Mapping[str, str], home: Path) -> None:
        """`environment`: what the agent gets on top of ours; `home`: the folder for the lock and the log."""
        self._command = command
        self._environment = environment
        self._lock = FileLock(home / "local-worker.lock")
        self._log = home / logs.FOLDER / logs.WORKERS
        self._stopping = threading.Event()
        self._again = threading.Event()
        self._thread = threading.Thread(target=self._run, name="local-worker", daemon=True)
        self._watching = threading.Lock()
        self._watchers: list[Watcher] = []
        self._latest = WorkerReport(state=WorkerState.STARTING)

    def watch(self, callback: Watcher) -> None:
        """Call back at once, and at every change of state, from the supervising thread."""
        with self._watching:
            self._watchers.append(callback)
            callback(self._latest)

    def start(self) -> None:
        """Begin to supervise."""
        self._thread.start()

    def restart(self) -> None:
        """The person says: try again now."""
        self._again.set()

    def stop(self) -> None:
        """Let the agent give its task back and leave; blocks until it has."""
        self._stopping.set()
        self._again.set()
        if self._thread.is_alive():
            self._thread.join(TIME_TO_LEAVE + LOCK_POLL)

    def _report(self, report: WorkerReport) -> None:
        with self._watching:
            self._latest = report
            for callback in self._watchers:
                callback(report)

    def _run(self) -> None:
        if self._command is None:
            self._report(
                _stopped_report("The speech worker is not installed. Install the package earshot-worker.", fatal=True)
            )
            return
        if not self._take_lock():
            return
        try:
            self._keep_running(self._command)
        finally:
            self._lock.release()

    def _take_lock(self) -> bool:
        while not self._stopping.is_set():
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                self._report(WorkerReport(state=WorkerState.IDLE, detail="Another Earshot here runs the worker."))
                self._stopping.wait(LOCK_POLL)
            else:
                return True
        return False

    def _keep_running(self, command: list[str]) -> None:
        waits = exponential_backoff(FIRST_PAUSE, LONGEST_PAUSE)
        while not self._stopping.is_set():
            self._again.clear()
            worked, last = self._run_once(command)
            if self._stopping.is_set():
                self._report(last)
                return
            if worked:
                waits = exponential_backoff(FIRST_PAUSE, LONGEST_PAUSE)
            pause = next(waits)
            self._report(last if last.fatal else _restart_report(last, pause))
            self._again.wait(None if last.fatal else pause)

    def _run_once(self, command: list[str]) -> tuple[bool, WorkerReport]:
        """Run the agent until it ends; returns whether it got as far as working, and why it ended."""
        self._report(WorkerReport(state=WorkerState.STARTING))
        last, worked = _stopped_report("", fatal=False), False
        try:
            with self._open_log() as log, self._spawn(command, log) as process:
                threading.Thread(target=self._end_when_stopping, args=(process,), daemon=True).start()
                for report in _reports(process.stdout or ()):
                    worked = worked or report.state in (WorkerState.IDLE, WorkerState.WORKING)
                    last = report
                    if report.state is not WorkerState.STOPPED:  # why it ended is told when it has
                        self._report(report)
                return worked, _report_of_exit(process.wait(), last)
        except OSError as error:
            logger.exception("can't start the agent")
            return False, _stopped_report(f"The worker can't be started: {error.strerror or error}.", fatal=False)

    def _spawn(self, command: list[str], log: IO[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*command, "run", "--supervised"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, **self._environment},
            start_new_session=True,  # Ctrl-C in a terminal is ours to pass on
        )

    def _end_when_stopping(self, process: subprocess.Popen[str]) -> None:
        """Closing its input tells the agent to leave, as our own death would."""
        while process.poll() is None:
            if self._stopping.wait(0.2):
                if process.stdin:
                    process.stdin.close()
                try:
                    process.wait(TIME_TO_LEAVE)
                except subprocess.TimeoutExpired:
                    logger.warning("the agent did not leave in time; the lease of its task will end by itself")
                    process.kill()

    def _open_log(self) -> IO[str]:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
            self._log.replace(self._log.with_suffix(".log.1"))
        return self._log.open("a", encoding="utf-8")


def _reports(lines: Iterable[str]) -> Iterator[WorkerReport]:
    for line in lines:
        try:
            yield WorkerReport.model_validate_json(line)
        except ValidationError:
            logger.warning("the agent said something else than its state: %.200r", line)


def _stopped_report(why: str, *, fatal: bool) -> WorkerReport:
    return WorkerReport(state=WorkerState.STOPPED, detail=why, fatal=fatal)


def _report_of_exit(status: int, last: WorkerReport) -> WorkerReport:
    """Why the agent ended, from its own last report or from its exit status."""
    fatal = status == EXIT_CANNOT_WORK
    if last.state is WorkerState.STOPPED and last.detail:
        return last.model_copy(update={"fatal": last.fatal or fatal})
    if status < 0:
        return _stopped_report(f"The worker was killed ({signal.Signals(-status).name}).", fatal=fatal)
    return _stopped_report(f"The worker ended with status {status}; its log says why.", fatal=fatal)


def _restart_report(last: WorkerReport, pause: float) -> WorkerReport:
    return last.model_copy(update={"detail": f"{last.detail} It starts again in {pause:.0f} s."})
