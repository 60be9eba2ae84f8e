"""What the desktop app, and the orchestrator without a window, do with the queues and the store."""

from __future__ import annotations

from worker_agent.contract.rights import Needs, QueueNeed, QueueUse, StoreNeed, StoreUse
from worker_agent.contract.stores.object_store import AUDIO, TASKS

NEEDS = Needs(
    policy="orchestrator-policy.json",
    task_queue=(
        QueueNeed(QueueUse.SEND),
        QueueNeed(QueueUse.INSPECT),
        # without these, what is put first follows behind what is on the queue
        QueueNeed(QueueUse.RECEIVE, vital=False),
        QueueNeed(QueueUse.DELETE, vital=False),
        QueueNeed(QueueUse.CHANGE_VISIBILITY, vital=False),
    ),
    status_queue=(
        QueueNeed(QueueUse.RECEIVE),
        QueueNeed(QueueUse.DELETE),
        QueueNeed(QueueUse.CHANGE_VISIBILITY),
        QueueNeed(QueueUse.INSPECT),
    ),
    store=(
        *(
            StoreNeed(use, under)
            for use in (StoreUse.READ, StoreUse.WRITE, StoreUse.DELETE)
            for under in (AUDIO, TASKS)
        ),
        # without these, what killed uploads have left stays
        StoreNeed(StoreUse.LIST_UPLOADS, AUDIO, vital=False),
        StoreNeed(StoreUse.END_UPLOADS, AUDIO, vital=False),
    ),
)
