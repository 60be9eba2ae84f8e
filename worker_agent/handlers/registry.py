"""Finds the handlers: those that we bring, and those that other packages plug in."""

from __future__ import annotations

import logging
from collections.abc import Callable

from worker_agent.contract.handler import TaskHandler
from worker_agent.contract.kinds import CONVERT, REPORT, TRANSCRIBE, find_plug_ins
from worker_agent.contract.settings import InvalidSettings
from worker_agent.handlers.convert import ConvertHandler
from worker_agent.handlers.report import ReportHandler
from worker_agent.handlers.transcribe import TranscribeHandler
from worker_agent.settings import WorkerSettings

logger = logging.getLogger(__name__)


def find_handlers(settings: WorkerSettings) -> dict[str, TaskHandler]:
    """Each handler that is wanted under the kind of task that it handles; raises InvalidSettings."""
    makers: dict[str, Callable[[], TaskHandler]] = {
        TRANSCRIBE.name: lambda: TranscribeHandler(settings),
        CONVERT.name: lambda: ConvertHandler(settings),
        REPORT.name: ReportHandler,
    }
    for name, plugged_in in find_plug_ins():
        makers[name] = plugged_in
        logger.info("tasks of the kind %r are handled by %s", name, plugged_in.__qualname__)
    wanted = _names(settings.kinds) or list(makers)
    if unknown := [name for name in wanted if name not in makers]:
        raise InvalidSettings(
            f"The setting worker.kinds names {unknown[0]!r}, which is no kind of task here. There are: "
            f"{', '.join(makers)}."
        )
    return {name: makers[name]() for name in wanted}


def _names(kinds: str | None) -> list[str]:
    return [name.strip() for name in (kinds or "").split(",") if name.strip()]
