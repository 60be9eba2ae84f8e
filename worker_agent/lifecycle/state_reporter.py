"""Reports the agent's state: in the log, and to the program that supervises it."""

from __future__ import annotations

import logging
import os
from typing import IO

from worker_agent.contract.supervision import WorkerReport, WorkerState

logger = logging.getLogger(__name__)


class StateReporter:
    """Tells each change of state once."""

    def __init__(self, supervisor: IO[str] | None) -> None:
        """`supervisor`: where one JSON object a line is written; None: nobody listens."""
        self._supervisor = supervisor
        self._latest: WorkerReport | None = None

    def report(self, state: WorkerState, detail: str = "", *, fatal: bool = False) -> None:
        report = WorkerReport(state=state, detail=detail, pid=os.getpid(), fatal=fatal)
        if report == self._latest:
            return
        self._latest = report
        logger.log(logging.ERROR if fatal else logging.INFO, "%s: %s", state.value, detail or "-")
        self._tell(report)

    def _tell(self, report: WorkerReport) -> None:
        if self._supervisor is None:
            return
        try:
            self._supervisor.write(report.model_dump_json() + "\n")
            self._supervisor.flush()
        except (OSError, ValueError):  # a closed pipe: the end of standard input says the same, and is heeded
            logger.warning("the supervising program no longer listens")
            self._supervisor = None
