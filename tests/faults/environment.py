"""The surroundings of a run: servers behind proxies, the settings that lead there, and a way past the proxies."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url, text

from desktop_app.adapters.database import SqlTaskRepository, open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from tests.faults.lease_log import LeaseLog
from tests.faults.proxy import Proxy
from worker_agent.contract.connect import Connections, connect
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings

LEASE = 6  # seconds until the length is known
JUDGE = "judge"  # the name of our own connections to the database, which no fault cuts
REGION = "eu-central-1"


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the real ones are."""

    database: str
    sqs: str
    s3: str


class Environment:
    """What the system under test sees, and what only the test sees."""

    def __init__(self, servers: Servers, home: Path, model: Path) -> None:
        self.lease_log = LeaseLog()
        self.queue, self.store = Proxy(servers.sqs, self.lease_log.note), Proxy(servers.s3)
        self.home = home
        self._servers = servers
        self._model = model
        self._name = uuid.uuid4().hex[:12]
        self._admin = make_engine(parse_url(_as_judge(servers.database)))

    @property
    def baseline(self) -> Mapping[str, str]:
        """What any process gets that works on this computer alone."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("EARSHOT_")}
        return {
            **inherited,
            "EARSHOT_LOG__FORMAT": "text",  # as worker_log.py reads it
            "EARSHOT_WORKER__MODEL": str(self._model),
            "EARSHOT_WORKER__CPU_THREADS": "1",
            "EARSHOT_WORKER__BATCH_SIZE": "1",
        }

    @property
    def variables(self) -> Mapping[str, str]:
        """What the processes of the system get."""
        return {
            **self.baseline,
            "EARSHOT_HOME": str(self.home),
            "EARSHOT_DATABASE__URL": self._servers.database,
            "EARSHOT_QUEUE__TASK": f"tasks-{self._name}",
            "EARSHOT_QUEUE__STATUS": f"status-{self._name}",
            "EARSHOT_QUEUE__ENDPOINT_URL": self.queue.url,
            "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": str(LEASE),
            "EARSHOT_STORE__ROOT": self._root,
            "EARSHOT_STORE__ENDPOINT_URL": self.store.url,
            "EARSHOT_AWS__REGION": REGION,
            "EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS": "100",  # nothing fails by bad luck
            "EARSHOT_WORKER__RETRY_DELAY": "0.02",
        }

    @contextmanager
    def open(self) -> Iterator[None]:
        """Until the end of the block the proxies listen."""
        self.heal()
        try:
            yield
        finally:
            self.queue.down()
            self.store.down()
            self._admin.dispose()

    def heal(self) -> None:
        """From now on nothing goes wrong."""
        self.queue.heal()
        self.store.heal()

    def connect(self) -> Connections:
        """The queues and the store, past the proxies."""
        task, status = f"tasks-{self._name}", f"status-{self._name}"
        return connect(
            QueueSettings(task=task, status=status, endpoint_url=self._servers.sqs),
            StoreSettings(root=self._root, endpoint_url=self._servers.s3),
            AwsSettings(region=REGION),
            self.home,
        )

    @contextmanager
    def repository(self) -> Iterator[SqlTaskRepository]:
        """The database, over connections that no fault cuts."""
        with closing(open_database(_as_judge(self._servers.database))) as repository:
            yield repository

    def cut_database(self) -> None:
        """End all connections of the system."""
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND application_name <> :us"
        with self._admin.connect() as connection:
            connection.execute(text(end), {"name": make_url(self._servers.database).database, "us": JUDGE})

    @property
    def _root(self) -> str:
        return f"s3://earshot-{self._name}/audio"


def _as_judge(url: str) -> str:
    return make_url(url).update_query_dict({"application_name": JUDGE}).render_as_string(hide_password=False)
