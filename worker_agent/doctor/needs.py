"""What the agent does with the queues and the store."""

from __future__ import annotations

from worker_agent.contract.rights import Needs, QueueNeed, QueueUse, StoreNeed, StoreUse
from worker_agent.contract.stores.object_store import AUDIO, TASKS

_INSPECT = QueueNeed(QueueUse.INSPECT, vital=False)  # for the doctor alone: such faults of a queue are the desk's, too

NEEDS = Needs(
    policy="worker-policy.json",
    task_queue=(
        QueueNeed(QueueUse.RECEIVE),
        QueueNeed(QueueUse.DELETE),
        QueueNeed(QueueUse.CHANGE_VISIBILITY),
        _INSPECT,
    ),
    status_queue=(QueueNeed(QueueUse.SEND), _INSPECT),
    store=(StoreNeed(StoreUse.READ, AUDIO), StoreNeed(StoreUse.READ, TASKS), StoreNeed(StoreUse.WRITE, TASKS)),
)
