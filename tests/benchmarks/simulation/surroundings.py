"""What a simulated fleet works with: the servers, the settings that lead there, and what these servers tell."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from sqlalchemy import Row, create_engine, make_url, text

from desktop_app.adapters.database.engine import make_engine, parse_url
from tests.benchmarks.simulation.reporting import processor_time
from tests.benchmarks.simulation.simulated_handler import VARIABLE as WORK

STATISTICS = "SELECT xact_commit, active_time FROM pg_stat_database WHERE datname = :name"


@dataclass(frozen=True, slots=True)
class Servers:
    """Where they are: a database's URL, endpoints, and the process id of PostgreSQL's first process."""

    database: str
    sqs: str
    s3: str
    postmaster: int

    def variables(self, home: Path, work_seconds: float) -> dict[str, str]:
        """The environment of all the programs; queues and bucket are new ones."""
        name = uuid.uuid4().hex[:12]
        return {
            "EARSHOT_HOME": str(home),
            "EARSHOT_DATABASE__URL": self.database,
            "EARSHOT_QUEUE__TASK": f"tasks-{name}",
            "EARSHOT_QUEUE__STATUS": f"status-{name}",
            "EARSHOT_QUEUE__ENDPOINT_URL": self.sqs,
            "EARSHOT_STORE__ROOT": f"s3://earshot-{name}",
            "EARSHOT_STORE__ENDPOINT_URL": self.s3,
            "EARSHOT_AWS__REGION": "us-east-1",
            "EARSHOT_WORKER__KINDS": "transcribe",
            "EARSHOT_WORKER__SPOT_NOTICE": "off",
            "EARSHOT_WORKER__LOG_LEVEL": "error",
            WORK: str(work_seconds),
        }

    def processor_times(self) -> dict[str, float]:
        """Of each server, in seconds."""
        pids = {"SQS": _listener(self.sqs), "S3": _listener(self.s3), "PostgreSQL": self.postmaster}
        return {name: processor_time(pid) for name, pid in pids.items()}

    def database_work(self) -> tuple[int, float]:
        """Transactions so far, and the milliseconds in which it executed statements, counted once a second or so."""
        name = make_url(self.database).database
        [(commits, milliseconds)] = self._query("postgres", STATISTICS, name=name)
        return commits, milliseconds

    def outbox(self) -> int:
        """How many entries wait there, such as those to clean up after a task."""
        [(entries,)] = self._query(make_url(self.database).database, "SELECT count(*) FROM outbox")
        return int(entries)

    def _query(self, database: str | None, statement: str, **values: Any) -> Sequence[Row[Any]]:
        engine = create_engine(make_engine(parse_url(self.database)).url.set(database=database))
        with closing(engine.connect()) as connection:
            rows = connection.execute(text(statement), values).all()
        engine.dispose()
        return rows


def _listener(url: str) -> int:
    """The id of the process that listens there."""
    port = urlsplit(url).port
    found = (one.pid for one in psutil.net_connections("tcp") if one.laddr.port == port and one.status == "LISTEN")
    return next(pid for pid in found if pid)


def difference(after: Mapping[str, float], before: Mapping[str, float]) -> dict[str, float]:
    return {name: value - before.get(name, 0.0) for name, value in after.items()}
