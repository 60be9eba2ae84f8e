"""Looks at everything that a worker needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from worker_agent.contract.connect import connect
from worker_agent.contract.diagnosis import Finding, examine_connections
from worker_agent.doctor.device import examine_device
from worker_agent.doctor.machine import examine_decoders, examine_home, examine_scratch
from worker_agent.doctor.model import examine_model
from worker_agent.doctor.needs import NEEDS
from worker_agent.settings import Settings


def examine(settings: Settings) -> Iterator[Finding]:
    """One after the other, as they are found."""
    yield from examine_device(settings.worker)
    yield examine_model(settings.worker)
    yield examine_decoders()
    yield examine_scratch()
    yield examine_home(settings.home)
    with closing(connect(settings.queue, settings.store, settings.aws, settings.home)) as connected:
        yield from examine_connections(connected, settings, NEEDS)
