"""Check queues: whether they are set up so that they lose no task."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.errors import EarshotError
from worker_agent.contract.queues.queue import Queue, attribute_faults


def check_queues(queues: Iterable[Queue]) -> int:
    """Raises EarshotError with a sentence for each fault, or QueueUnavailable."""
    if faults := [fault for queue in queues for fault in attribute_faults(queue.name, queue.attributes())]:
        raise EarshotError(" ".join(faults))
    return 0
