"""Reports the agent's state to the program that supervises it."""

from __future__ import annotations

import logging
import os
from typing import IO

from worker_agent.contract.supervision import WorkerReport
from worker_agent.events import Event, StateChanged

logger = logging.getLogger(__name__)


class StateReporter:
    """Listens to events."""

    def __init__(self, supervisor: IO[str] | None) -> None:
        """`supervisor`: where one JSON object a line is written; None: nobody listens."""
        self._supervisor = supervisor

    def __call__(self, event: Event) -> None:
        if isinstance(event, StateChanged):
            self._tell(WorkerReport(state=event.state, detail=event.detail, pid=os.getpid(), fatal=event.fatal))

    def _tell(self, report: WorkerReport) -> None:
        if self._supervisor is None:
            return
        try:
            self._supervisor.write(report.model_dump_json() + "\n")
            self._supervisor.flush()
        except (OSError, ValueError):  # a closed pipe: the end of standard input says the same, and is heeded
            logger.warning("the supervising program no longer listens")
            self._supervisor = None
