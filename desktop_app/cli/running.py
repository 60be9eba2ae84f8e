"""The orchestrator and the local worker without a window."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

import click

from desktop_app.bootstrap import Earshot
from desktop_app.domain.health import Health
from worker_agent.contract.supervision import WorkerReport

POLL = 0.3  # seconds between two looks at whether the caller has what it waits for


class WorkerCannotWork(click.ClickException):
    """The local worker came up against what a restart won't mend."""


def run_until(earshot: Earshot, done: Callable[[], bool], *, as_service: bool = False) -> bool:
    """Orchestrate until `done` (called in a thread, may block); False: a signal came first.

    `as_service`: as the one to whom windows leave what one alone can do.

    Raises WorkerCannotWork where the only worker can't.
    """
    return asyncio.run(_run_until(earshot, done, as_service))


async def _run_until(earshot: Earshot, done: Callable[[], bool], as_service: bool) -> bool:
    interrupted = asyncio.Event()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_, interrupted.set)
    if not as_service:  # its log tells them
        earshot.board.watch(_print_faults)
    fatal: list[str] = []
    worker = earshot.local_worker()
    if worker:
        worker.watch(lambda report: _note_fatal(report, fatal))
        worker.start()
    service = earshot.service(as_service=as_service)
    running = asyncio.create_task(service.run())
    try:
        return await _wait(done, interrupted, fatal)
    finally:
        service.stop()
        await running
        if worker:
            await asyncio.to_thread(worker.stop)


async def _wait(done: Callable[[], bool], interrupted: asyncio.Event, fatal: list[str]) -> bool:
    while not await asyncio.to_thread(done):
        if fatal:
            raise WorkerCannotWork(f"{fatal[0]} The tasks are kept and continue when the worker can work.")
        try:
            await asyncio.wait_for(interrupted.wait(), POLL)
        except TimeoutError:
            continue
        return False
    return True


def _note_fatal(report: WorkerReport | None, fatal: list[str]) -> None:
    if report and report.fatal:
        fatal.append(report.detail)


def _print_faults(health: Health) -> None:
    for part, sentence in health.faults.items():
        click.echo(f"{part}: {sentence}", err=True)
