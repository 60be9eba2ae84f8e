"""Who held a lease on what, and until when: read from the calls to the queue's server as they passed by."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.faults.proxy import Call
from worker_agent.contract.messages import InvalidMessage, TaskMessage

SERVICE = "AmazonSQS."


@dataclass(slots=True)
class Delivery:
    """One delivery of a task to a worker. Times are seconds since 1970."""

    task: str
    number: int  #: how often the queue had delivered the message by then
    changes: list[tuple[float, float]] = field(default_factory=list)  #: at which time the end was set to which

    def ends(self, moment: float) -> float:
        """When the lease ends, as it stood at that moment."""
        return next((end for at, end in reversed(self.changes) if at <= moment), 0.0)


class LeaseLog:
    """Told of each call that has had its effect, by whatever thread."""

    def __init__(self) -> None:
        self._writing = threading.Lock()
        self._deliveries: dict[str, Delivery] = {}  #: by receipt

    def note(self, call: Call) -> None:
        if call.status != 200 or not call.target.startswith(SERVICE):
            return
        request, answer = json.loads(call.body), json.loads(call.answer or b"{}")
        with self._writing:
            match call.target.removeprefix(SERVICE):
                case "ReceiveMessage":
                    self._receive(answer.get("Messages", ()), request["VisibilityTimeout"], call.at)
                case "ChangeMessageVisibilityBatch":
                    self._change(request["Entries"], answer, call.at)

    def deliveries(self, task: str, number: int) -> list[Delivery]:
        """More than one where the task was put on the queue twice."""
        with self._writing:
            return [each for each in self._deliveries.values() if (each.task, each.number) == (task, number)]

    def _receive(self, messages: Iterable[dict[str, Any]], lease: int, at: float) -> None:
        for message in messages:
            try:
                task = TaskMessage.decode(message["Body"]).task
            except InvalidMessage:  # a status message
                continue
            number = int(message["Attributes"]["ApproximateReceiveCount"])
            self._deliveries[message["ReceiptHandle"]] = Delivery(task, number, [(at, at + lease)])

    def _change(self, entries: Iterable[dict[str, Any]], answer: dict[str, Any], at: float) -> None:
        failed = {failure["Id"] for failure in answer.get("Failed", ())}
        for entry in entries:
            delivery = self._deliveries.get(entry["ReceiptHandle"])
            if delivery and entry["Id"] not in failed:
                delivery.changes.append((at, at + int(entry["VisibilityTimeout"])))
