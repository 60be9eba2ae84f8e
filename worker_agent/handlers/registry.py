"""Finds the handlers: those that we bring, and those that other packages plug in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping

from worker_agent.contract.handler import TaskHandler
from worker_agent.contract.kinds import BUILT_IN, CONVERT, REPORT, TRANSCRIBE, find_plug_ins
from worker_agent.contract.settings import InvalidSettings
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.events import Listener, no_listener
from worker_agent.handlers.convert import ConvertHandler
from worker_agent.handlers.report import ReportHandler
from worker_agent.handlers.transcribe import TranscribeHandler

logger = logging.getLogger(__name__)

Maker = Callable[[], TaskHandler]


def find_handlers(settings: WorkerSettings, publish: Listener = no_listener) -> dict[str, TaskHandler]:
    """Each handler that is wanted under the kind of task that it handles; raises InvalidSettings.

    `publish`: is told what they do beside their tasks.
    """
    makers: dict[str, Maker] = {
        TRANSCRIBE.name: lambda: TranscribeHandler(settings, publish),
        CONVERT.name: lambda: ConvertHandler(settings),
        REPORT.name: ReportHandler,
    }
    for name, plugged_in in find_plug_ins():
        makers[name] = plugged_in
        logger.info("tasks of the kind %r are handled by %s", name, plugged_in.__qualname__)
    named = _names(settings.kinds)
    if unknown := [name for name in named if name not in makers]:
        raise InvalidSettings(
            f"The setting worker.kinds names {unknown[0]!r}, which is no kind of task here. There are: "
            f"{', '.join(makers)}."
        )
    if named:
        return {name: _make(name, makers[name]) for name in named}
    return dict(_make_what_can_be(makers))


def _make_what_can_be(makers: Mapping[str, Maker]) -> Iterator[tuple[str, TaskHandler]]:
    for name, maker in makers.items():
        try:
            yield name, _make(name, maker)
        except InvalidSettings:
            logger.exception("tasks of the kind %r are left to other workers", name)


def _make(name: str, maker: Maker) -> TaskHandler:
    if name in BUILT_IN:
        return maker()
    try:
        return maker()
    except Exception as error:
        raise InvalidSettings(
            f"The handler of the kind {name!r} does not start ({type(error).__name__}: {error}). Update or remove the "
            "package that brings it."
        ) from error


def _names(kinds: str | None) -> list[str]:
    return [name.strip() for name in (kinds or "").split(",") if name.strip()]
