"""Looks at everything that a worker needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from worker_agent.contract.connect import connect
from worker_agent.contract.diagnosis import Finding, examine_clock, examine_queue, examine_store
from worker_agent.doctor.device import examine_device
from worker_agent.doctor.machine import examine_decoders, examine_home, examine_scratch
from worker_agent.doctor.model import examine_model
from worker_agent.settings import Settings

_SQS = "https://sqs.{region}.amazonaws.com"


def examine(settings: Settings) -> Iterator[Finding]:
    """One after the other, as they are found."""
    yield from examine_device(settings.worker)
    yield examine_model(settings.worker)
    yield examine_decoders()
    yield examine_scratch()
    yield examine_home(settings.home)
    if server := _server(settings):
        yield examine_clock(server)
    with closing(connect(settings.queue, settings.store, settings.aws, settings.home)) as connected:
        yield from examine_queue(connected.task_queue)
        yield from examine_queue(connected.status_queue)
        yield examine_store(connected.store)


def _server(settings: Settings) -> str | None:
    """Whose clock must agree with ours; None: all is on this machine."""
    if settings.queue.task is None:
        return None
    region = settings.aws.region
    return settings.queue.endpoint_url or (_SQS.format(region=region) if region else None)
