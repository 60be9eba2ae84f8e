"""A handler that does nothing."""

from __future__ import annotations

from tests.benchmarks.queueing import ticks
from worker_agent.contract.handler import Result, TaskContext
from worker_agent.contract.kinds import TaskKind
from worker_agent.contract.options import TaskOptions

KIND = "nothing"


class NothingHandler:
    """Notes when it was called."""

    kind = TaskKind(KIND, "Do nothing", TaskOptions)
    needs = ""

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Result:
        ticks.note()
        return Result([])
