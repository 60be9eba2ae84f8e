"""Which rights on a queue SQS refuses. No request here can send, receive, delete or move a message.

That holds for everything that speaks SQS's API: no server has given out such a receipt, and an empty batch has nothing
in it to be sent. To ask for messages is to receive them where a server takes the request, however it is
spoilt (some only cut a `MaxNumberOfMessages` that is too large), so that right isn't tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from worker_agent.contract.aws.permissions import is_granted
from worker_agent.contract.rights import QueueNeed, QueueUse, Right

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

NAMES = {
    QueueUse.SEND: "sqs:SendMessage",
    QueueUse.RECEIVE: "sqs:ReceiveMessage",
    QueueUse.DELETE: "sqs:DeleteMessage",
    QueueUse.CHANGE_VISIBILITY: "sqs:ChangeMessageVisibility",
    QueueUse.INSPECT: "sqs:GetQueueAttributes",
}
NO_RECEIPT = "earshot-doctor"


def find_rights(client: SQSClient, url: str, needs: Iterable[QueueNeed], on: str) -> Iterator[Right]:
    """Those that are refused, or not told. `on`: what people call the queue. Raises BotoCoreError, ClientError."""
    attempts = _attempts(client, url)
    for need in needs:
        granted = is_granted(attempts[need.use]) if need.use in attempts else None
        if granted and need.use is QueueUse.SEND:
            granted = None  # nothing says whether it is looked for rights before it is looked into the batch
        if not granted:
            yield Right(need, NAMES[need.use], on, refused=granted is False)


def _attempts(client: SQSClient, url: str) -> dict[QueueUse, Callable[[], object]]:
    return {
        QueueUse.SEND: lambda: client.send_message_batch(QueueUrl=url, Entries=[]),
        QueueUse.DELETE: lambda: client.delete_message(QueueUrl=url, ReceiptHandle=NO_RECEIPT),
        QueueUse.CHANGE_VISIBILITY: lambda: client.change_message_visibility(
            QueueUrl=url, ReceiptHandle=NO_RECEIPT, VisibilityTimeout=0
        ),
        QueueUse.INSPECT: lambda: client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"]),
    }
