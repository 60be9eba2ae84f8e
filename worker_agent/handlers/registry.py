"""Finds the handlers: the one that we bring, and those that other packages plug in."""

from __future__ import annotations

import importlib.metadata
import logging

from worker_agent.handlers import TaskHandler
from worker_agent.handlers.transcribe import TranscribeHandler
from worker_agent.settings import WorkerSettings

logger = logging.getLogger(__name__)

GROUP = "earshot.handlers"


def find_handlers(settings: WorkerSettings) -> dict[str, TaskHandler]:
    """Each handler under the kind of task that it handles."""
    handlers: dict[str, TaskHandler] = {}
    for entry in importlib.metadata.entry_points(group=GROUP):
        handlers[entry.name] = entry.load()(settings)
        logger.info("tasks of the kind %r are handled by %s", entry.name, entry.value)
    # a checkout that is not installed has no entry points of its own
    handlers.setdefault("transcribe", TranscribeHandler(settings))
    return handlers
