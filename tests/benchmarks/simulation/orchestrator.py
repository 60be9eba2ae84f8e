"""The orchestrator's real loops in a process of their own, with its requests counted. Settings: the environment."""

from __future__ import annotations

import asyncio
from contextlib import closing

from desktop_app.bootstrap import build
from desktop_app.orchestrator.service import Service
from desktop_app.settings import load_settings
from tests.benchmarks.simulation.reporting import serve
from tests.benchmarks.simulation.request_counter import RequestCounter


async def run(service: Service, counter: RequestCounter) -> None:
    """Until nobody asks any more."""
    running = asyncio.create_task(service.run())
    await asyncio.to_thread(serve, counter.counts)
    service.stop()
    await running


def main() -> None:
    counter = RequestCounter()
    counter.install()
    with closing(build(load_settings())) as earshot:
        asyncio.run(run(earshot.service(), counter))


if __name__ == "__main__":
    main()
