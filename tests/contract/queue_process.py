"""A process that sends to a local queue, or receives from it, until it is killed; it starts quickly.

Arguments: what to do, the queue's file, the journal, how many seconds ahead the clock goes.
The journal has a line for each step. A line is one write to the file, so a kill loses none that was
written. It may cut off the last one, where a page ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from worker_agent.contract.queues.local_queue import LocalQueue

LEASE = 3600  # seconds: within one run no lease ends
BATCH = 3  # messages

Note = Callable[..., None]


def send(queue: LocalQueue, note: Note) -> None:
    """Send for ever, under names that no other process uses."""
    for number in count():
        bodies = [f"{os.getpid()}-{time.time_ns()}-{number}-{place}" for place in range(BATCH)]
        note("sending", *bodies)
        queue.send(bodies)
        note("sent", *bodies)


def receive(queue: LocalQueue, note: Note) -> None:
    """Take and delete for ever."""
    while True:
        for one in queue.receive(BATCH, visibility_timeout=LEASE):
            note("received", one.body)
            failed = queue.delete([one.receipt_handle])
            note("lost" if failed else "deleted", one.body)


def main() -> None:
    job, queue, journal, ahead = sys.argv[1:]
    now = time.time
    time.time = lambda: now() + float(ahead)
    file = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(*words: str) -> None:
        os.write(file, f"{' '.join(words)}\n".encode())

    note("started")
    {"send": send, "receive": receive}[job](LocalQueue(Path(queue), "tasks"), note)


if __name__ == "__main__":
    main()
