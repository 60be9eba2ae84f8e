"""Whether a status message is to be believed: whoever can send to the status queue can send anything."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from desktop_app.domain.task import Attempt, Task
from worker_agent.contract.messages import Completed, StatusMessage
from worker_agent.contract.sqs_limits import MAX_VISIBILITY_TIMEOUT
from worker_agent.contract.stores.object_store import results_prefix, transcripts_prefix

_LONGEST_LEASE = timedelta(seconds=MAX_VISIBILITY_TIMEOUT)
_LEASE_ENDS = ("lease_until", "visible_at")


def token_of(task: Task, generation: int) -> str:
    """The token of one generation (HMAC-SHA-256): who knows it can tell no other one from it."""
    about = f"{task.uid}/{generation}".encode()
    return hmac.new(task.secret.encode(), about, hashlib.sha256).hexdigest()[:32]


def reason_to_refuse(task: Task, attempt: Attempt | None, message: StatusMessage) -> str | None:
    """Why the message changes nothing, for the log; None: it applies. `attempt`: the message's, where it is known."""
    if message.generation > task.generation:
        return "there is no such generation of the task"
    if not hmac.compare_digest(token_of(task, message.generation), message.token or ""):
        return "it does not have the token of the task"
    if attempt and (attempt.task_id, attempt.generation) != (task.id, message.generation):
        return "the attempt is not one of the task"
    if isinstance(message, Completed) and not _is_own_result(message):
        return "the result is not one of the task"
    return None


def clamp_times(task: Task, message: StatusMessage, now: datetime) -> StatusMessage:
    """The message with times that can be: nothing happened before the task came or is still to come, and no lease
    lasts longer than SQS allows."""
    latest = now + _LONGEST_LEASE
    times: dict[str, Any] = {"at": min(max(message.at, task.submitted_at), now)}
    times |= {name: min(getattr(message, name), latest) for name in _LEASE_ENDS if hasattr(message, name)}
    return message.model_copy(update=times)


def _is_own_result(message: Completed) -> bool:
    own = (
        transcripts_prefix(message.task, message.generation),
        results_prefix(message.task, message.generation),
    )
    keys = [artifact.key for artifact in message.artifacts]
    return all(key.startswith(own) for key in (*keys, *([message.transcript_key] if message.transcript_key else [])))
