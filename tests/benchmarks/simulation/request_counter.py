"""Counts the requests that boto3 sends, by service and operation; tries that are repeated count again."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import botocore

MESSAGES = "messages"  #: what messages are counted under, several of which one request may send


class RequestCounter:
    """Of every session that is opened after `install`."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def install(self) -> None:
        botocore.register_initializer(self._listen)

    def counts(self) -> dict[str, int]:
        """So far, such as {"sqs.SendMessageBatch": 12}."""
        with self._lock:
            return dict(self._counts)

    def _listen(self, session: Any) -> None:
        session.register("before-send", self._count_request)
        session.register("before-parameter-build.sqs.SendMessageBatch", self._count_messages)

    def _count_request(self, event_name: str, **_details: Any) -> None:
        """Gets events such as before-send.sqs.SendMessageBatch. Returns nothing, so that the request is sent."""
        with self._lock:
            self._counts[event_name.removeprefix("before-send.")] += 1

    def _count_messages(self, params: dict[str, Any], **_details: Any) -> None:
        with self._lock:
            self._counts[MESSAGES] += len(params["Entries"])
