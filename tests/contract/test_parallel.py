"""What several threads do at once is logged for whom it is done."""

from __future__ import annotations

import threading

from worker_agent.contract.log_fields import current_log_fields, log_fields
from worker_agent.contract.parallel import in_parallel


def test_threads_log_for_whom_they_work() -> None:
    def look(number: int) -> tuple[str, str]:
        both.wait(10)
        return threading.current_thread().name, current_log_fields()["task"]

    both = threading.Barrier(2)
    with log_fields(task="a"):
        found = in_parallel(look, range(2))

    assert len({name for name, _ in found}) == 2
    assert {task for _, task in found} == {"a"}
