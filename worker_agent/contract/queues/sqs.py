"""The queue port on SQS, or on anything that speaks its API."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from boto3.session import Session
from botocore.exceptions import ClientError

from worker_agent.contract.aws import session as aws
from worker_agent.contract.aws.faults import NOT_THERE, code_of, is_denied, required_permissions
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.queues.queue import Depth, QueueAttributes, QueueUnavailable, ReceivedMessage
from worker_agent.contract.queues.sqs_messages import as_received, in_batches
from worker_agent.contract.queues.sqs_rights import find_rights
from worker_agent.contract.rights import QueueNeed, Right
from worker_agent.contract.sqs_limits import BATCH, LONGEST_RETENTION, MAX_WAIT

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

REQUIRED_PERMISSIONS = {  # where a right is not called as the operation
    "SendMessageBatch": "SendMessage",
    "DeleteMessageBatch": "DeleteMessage",
    "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
}


@dataclass(frozen=True, slots=True)
class _Opened:
    client: SQSClient
    sender: SQSClient
    url: str

    def close(self) -> None:
        self.client.close()
        self.sender.close()


class SqsQueue:
    """A standard queue. Nothing touches the network until the first use."""

    def __init__(
        self,
        address: str,
        *,
        visibility_timeout: int,
        region: str | None = None,
        endpoint_url: str | None = None,
        sending_tries: int | None = None,
    ) -> None:
        """`address`: the queue's URL, or its name: a queue of that name is made where there is none.

        `sending_tries`: 1 where the caller repeats by itself, for a message whose answer was lost is sent twice;
        None: as many as for any call.
        """
        self._address = address
        self._visibility_timeout = visibility_timeout
        self._region = region
        self._endpoint_url = endpoint_url
        self._sending_tries = sending_tries
        self._connection = self._connect(self._open)

    @property
    def name(self) -> str:
        return f"queue {self._address}"

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        refused: list[int] = []
        for batch in in_batches(bodies):
            entries = [{"Id": str(i), "MessageBody": bodies[i], "DelaySeconds": delay_seconds} for i in batch]
            with self._connection.use() as to:
                answer = to.sender.send_message_batch(QueueUrl=to.url, Entries=entries)  # type: ignore[arg-type]
            refused += [int(failure["Id"]) for failure in answer.get("Failed", [])]
        return refused

    def receive(
        self,
        max_messages: int = 1,
        *,
        wait_seconds: float = MAX_WAIT,
        visibility_timeout: int | None = None,
        stop: threading.Event | None = None,
    ) -> list[ReceivedMessage]:
        if stop and stop.is_set():
            return []
        lease = self._visibility_timeout if visibility_timeout is None else visibility_timeout
        with self._connection.use() as at:
            answer = at.client.receive_message(
                QueueUrl=at.url,
                MaxNumberOfMessages=max_messages,
                WaitTimeSeconds=min(MAX_WAIT, round(wait_seconds)),
                VisibilityTimeout=lease,
                MessageSystemAttributeNames=["ApproximateReceiveCount", "SentTimestamp"],
            )
        return [as_received(message) for message in answer.get("Messages", [])]

    def delete(self, receipt_handles: Sequence[str]) -> list[str]:
        return self._in_batches(receipt_handles, "delete_message_batch", {})

    def change_visibility(self, receipt_handles: Sequence[str], seconds: int) -> list[str]:
        return self._in_batches(receipt_handles, "change_message_visibility_batch", {"VisibilityTimeout": seconds})

    def attributes(self) -> QueueAttributes:
        found = self._attributes()
        return QueueAttributes(
            retention=timedelta(seconds=int(found["MessageRetentionPeriod"])),
            redrives="RedrivePolicy" in found,
            fifo=found.get("FifoQueue") == "true",
        )

    def depth(self) -> Depth:
        found = self._attributes()
        return Depth(
            visible=int(found["ApproximateNumberOfMessages"]),
            in_flight=int(found["ApproximateNumberOfMessagesNotVisible"]),
            delayed=int(found["ApproximateNumberOfMessagesDelayed"]),
        )

    def _attributes(self) -> Mapping[Any, str]:
        with self._connection.use() as at:
            found = at.client.get_queue_attributes(QueueUrl=at.url, AttributeNames=["All"])["Attributes"]
        return found

    def check(self) -> Condition:
        with closing(self._connect(self._client)) as anew, anew.use() as client:
            try:
                client.get_queue_url(**self._named())  # the one call that both programs may make of both queues
            except ClientError as error:
                if self._has_url() or code_of(error) not in NOT_THERE:
                    raise
                sentence = "The first use makes it if these AWS credentials may; else make it."
                return Condition(Readiness.MISSING, f"There is no {self.name} yet. {sentence}")
        return Condition(Readiness.READY, f"The {self.name} is there and answers.")

    def rights(self, needs: Iterable[QueueNeed]) -> list[Right]:
        with closing(self._connect(self._client)) as anew, anew.use() as client:
            url = self._address if self._has_url() else client.get_queue_url(**self._named())["QueueUrl"]
            return list(find_rights(client, url, needs, f"the {self.name}"))

    def close(self) -> None:
        self._connection.close()

    def _in_batches(self, receipt_handles: Sequence[str], call: str, also: dict[str, Any]) -> list[str]:
        batches = [receipt_handles[start : start + BATCH] for start in range(0, len(receipt_handles), BATCH)]
        return list(chain.from_iterable(in_parallel(lambda batch: self._batch(batch, call, also), batches)))

    def _batch(self, receipt_handles: Sequence[str], call: str, also: dict[str, Any]) -> list[str]:
        """The receipts that did not work. Some servers fail the whole batch for one that is no longer good."""
        entries = [
            {"Id": str(i), "ReceiptHandle": receipt_handle, **also} for i, receipt_handle in enumerate(receipt_handles)
        ]
        try:
            with self._connection.use() as at:
                answer = _method(at.client, call)(QueueUrl=at.url, Entries=entries)
        except QueueUnavailable as error:
            if not _about_a_receipt(error):
                raise
            if len(receipt_handles) == 1:
                return list(receipt_handles)
            return [receipt_handle for receipt_handle in receipt_handles if self._batch([receipt_handle], call, also)]
        return [receipt_handles[int(failure["Id"])] for failure in answer.get("Failed", [])]

    def _connect(self, open_with: Callable[[Session], aws.Opened]) -> aws.Connection[aws.Opened]:
        rights = partial(required_permissions, "sqs", REQUIRED_PERMISSIONS)
        return aws.Connection(f"The {self.name}", rights, QueueUnavailable, open_with)

    def _client(self, session: Session) -> SQSClient:
        return aws.sqs_client(session, self._region, self._endpoint_url)

    def _open(self, session: Session) -> _Opened:
        client = self._client(session)
        return _Opened(client, self._sender(session, client), self._find(client))

    def _sender(self, session: Session, client: SQSClient) -> SQSClient:
        if self._sending_tries is None:
            return client
        return aws.sqs_client(session, self._region, self._endpoint_url, tries=self._sending_tries)

    def _find(self, client: SQSClient) -> str:
        if self._has_url():
            return self._address
        try:
            return client.get_queue_url(**self._named())["QueueUrl"]
        except ClientError as error:
            if code_of(error) not in NOT_THERE:
                raise
        return self._make(client)

    def _has_url(self) -> bool:
        return self._address.startswith(("http://", "https://"))

    def _named(self) -> Any:
        """As the queue is looked for: by its name, and by its account where a URL tells one."""
        if not self._has_url():
            return {"QueueName": self._address}
        rest, _, name = urlsplit(self._address).path.rstrip("/").rpartition("/")
        account = rest.rpartition("/")[2]
        return {"QueueName": name, **({"QueueOwnerAWSAccountId": account} if account.isdecimal() else {})}

    def _make(self, client: SQSClient) -> str:
        attributes = {
            "MessageRetentionPeriod": str(round(LONGEST_RETENTION.total_seconds())),
            "VisibilityTimeout": str(self._visibility_timeout),
        }
        try:
            made = client.create_queue(QueueName=self._address, Attributes=attributes)  # type: ignore[arg-type]
        except ClientError as error:
            if not is_denied(error):
                raise
            sentence = (
                f"There is no {self.name}, and these AWS credentials may not make it. Make it, or check its name."
            )
            raise QueueUnavailable(sentence) from error
        return made["QueueUrl"]


def _method(client: SQSClient, name: str) -> Callable[..., Any]:
    method: Callable[..., Any] = getattr(client, name)
    return method


def _about_a_receipt(error: QueueUnavailable) -> bool:
    cause = error.__cause__
    return isinstance(cause, ClientError) and "ReceiptHandle" in code_of(cause)
