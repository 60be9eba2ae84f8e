"""Index transcripts: let those be found that came before there was a search, and phrases of them be found quickly."""

from __future__ import annotations

import threading
import time

from desktop_app.orchestrator.ports.tasks import TaskRepository

AT_ONCE = 50  # transcripts in one transaction: on SQLite, others wait for it


def index_transcripts(repository: TaskRepository, stop: threading.Event) -> int:
    """Take some into the index; returns how many. Rests as long as it took, for others have something to write, too.

    Raises DatabaseUnavailable.
    """
    if repository.transcript_index.is_complete():
        return 0
    began = time.monotonic()
    done = repository.transcript_index.add_missing(AT_ONCE)
    stop.wait(time.monotonic() - began)
    return done
