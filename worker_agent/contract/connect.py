"""Builds the queues and the store that the settings name; nothing touches the network or the disk yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from worker_agent.contract.addresses import S3
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.queues.queue import Queue
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import ObjectStore


@dataclass(frozen=True, slots=True)
class Connections:
    """All that the two programs have in common at run time."""

    task_queue: Queue
    status_queue: Queue
    store: ObjectStore

    def close(self) -> None:
        """Let go of all of it; whoever connected calls this in the end."""
        self.task_queue.close()
        self.status_queue.close()
        self.store.close()


def connect(queue: QueueSettings, store: StoreSettings, aws: AwsSettings, home: Path) -> Connections:
    """`home`: the folder of the embedded default, for whatever the settings leave out."""
    return Connections(
        # a task is sent again by whoever dispatches it, and worked on twice if the queue has it twice
        task_queue=_queue(queue.task, "tasks", queue, aws, home, sending_tries=1),
        status_queue=_queue(queue.status, "status", queue, aws, home),
        store=_store(store, aws, home),
    )


def _queue(
    address: str | None,
    name: str,
    queue: QueueSettings,
    aws: AwsSettings,
    home: Path,
    *,
    sending_tries: int | None = None,
) -> Queue:
    if address is None:
        return LocalQueue(home / "queue.db", name, visibility_timeout=queue.visibility_timeout)
    from worker_agent.contract.queues.sqs import SqsQueue

    return SqsQueue(
        address,
        visibility_timeout=queue.visibility_timeout,
        region=aws.region,
        endpoint_url=queue.endpoint_url,
        sending_tries=sending_tries,
    )


def _store(store: StoreSettings, aws: AwsSettings, home: Path) -> ObjectStore:
    if store.root is None or not store.root.startswith(S3):
        return FolderStore(Path(store.root).expanduser(), shared=True) if store.root else FolderStore(home / "store")
    from worker_agent.contract.stores.s3_store import S3Store

    bucket, _, prefix = store.root.removeprefix(S3).partition("/")
    return S3Store(bucket, prefix, region=aws.region, endpoint_url=store.endpoint_url)
