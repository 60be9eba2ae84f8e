"""A process that is many workers: each a real agent with queues, store and folders of its own, on a thread.

    python -m tests.benchmarks.simulation.workers COUNT

The settings come from the environment, as for a real worker. What is not real: the model, the signals, and the name of
the host, which is the thread's.
"""

from __future__ import annotations

import functools
import os
import socket
import sys
import threading
from typing import Any
from unittest import mock

import botocore.session

from tests.benchmarks.simulation.reporting import serve
from tests.benchmarks.simulation.request_counter import RequestCounter
from tests.benchmarks.simulation.simulated_handler import SimulatedHandler
from worker_agent import bootstrap
from worker_agent.contract.supervision import WorkerState
from worker_agent.events import Event, EventStream, StateChanged
from worker_agent.handlers import registry
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.settings import load_settings

TO_LEAVE = 30.0  # seconds

signals: list[ShutdownSignal] = []
idle = threading.Semaphore(0)


def work(number: int) -> None:
    """Be one worker, until its shutdown signal."""
    settings = load_settings()
    settings = settings.model_copy(update={"home": settings.home / f"worker-{number}"})
    waited_for = True

    def heed(event: Event) -> None:
        nonlocal waited_for
        if waited_for and isinstance(event, StateChanged) and event.state is WorkerState.IDLE:
            waited_for = False
            idle.release()

    bootstrap.run_agent(settings, EventStream(heed))


def thread_name() -> str:
    return threading.current_thread().name


def end(failure: threading.ExceptHookArgs) -> None:
    """Tell whoever waits for a worker that it has failed."""
    threading.__excepthook__(failure)
    os._exit(1)


def simulate() -> None:
    """Replace what a thread can't have, and what hundreds can't have each: the description of AWS's services."""
    share: Any = functools.cache(botocore.session.create_loader)
    mock.patch.object(botocore.session, "create_loader", share).start()
    mock.patch.object(ShutdownSignal, "listen_to_signals", lambda signal: signals.append(signal)).start()
    mock.patch.object(registry, "TranscribeHandler", SimulatedHandler).start()
    mock.patch.object(socket, "gethostname", thread_name).start()


def main(count: int) -> None:
    counter = RequestCounter()
    counter.install()
    simulate()
    threading.excepthook = end
    threads = [threading.Thread(target=work, args=(number,), name=f"worker-{number}") for number in range(count)]
    for thread in threads:
        thread.start()
    for _ in threads:
        idle.acquire()
    serve(counter.counts)
    for signal in signals:
        signal.request("The simulation is over.")
    for thread in threads:
        thread.join(TO_LEAVE)
    os._exit(0)  # whatever a thread still waits for


if __name__ == "__main__":
    main(int(sys.argv[1]))
