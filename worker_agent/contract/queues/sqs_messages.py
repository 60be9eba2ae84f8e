"""What is sent to SQS, and what comes from it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any

from worker_agent.contract.messages import MAX_MESSAGE_BYTES
from worker_agent.contract.queues.queue import ReceivedMessage
from worker_agent.contract.sqs_limits import BATCH

LARGEST_BATCH = MAX_MESSAGE_BYTES  # bytes; AWS takes 1 MiB, some that speak its API only this


def in_batches(bodies: Sequence[str]) -> Iterator[list[int]]:
    """Indexes, in batches that SQS takes: at most ten, and not too long together."""
    batch: list[int] = []
    size = 0
    for index, body in enumerate(bodies):
        if batch and (len(batch) == BATCH or size + len(body.encode()) > LARGEST_BATCH):
            yield batch
            batch, size = [], 0
        batch.append(index)
        size += len(body.encode())
    if batch:
        yield batch


def as_received(message: Any) -> ReceivedMessage:
    """`message`: as `receive_message` of boto3 gives it."""
    told = message.get("Attributes", {})
    count, sent = int(told.get("ApproximateReceiveCount", 1)), told.get("SentTimestamp")  # in milliseconds
    waited = max(0.0, time.time() - int(sent) / 1000) if sent and count == 1 else None
    return ReceivedMessage(message["Body"], message["ReceiptHandle"], message["MessageId"], count, waited)
