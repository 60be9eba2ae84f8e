"""The dashboard and the alarms ask for metrics that a running system tells."""

from __future__ import annotations

import json
import re
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from desktop_app.adapters.fleet_metrics import FleetMetrics
from desktop_app.orchestrator.statuses.status_queue import StatusTally
from tests.fakes.memory_repository import MemoryRepository
from tests.fixtures.http_servers import free_port
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.speech import sample_path
from tests.fixtures.worker_host import WorkerHost
from worker_agent.contract.monitoring import MonitoringServer

FOLDER = Path(__file__).parents[2] / "packaging" / "monitoring"
NAME = re.compile(r"\bearshot_[a-z_]+")


def fetch(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return str(answer.read().decode())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What an agent that has done a task tells, and what an orchestrator does."""
    port = free_port()
    model = make_random_whisper(tmp_path_factory.mktemp("model") / "model")
    environment = {"EARSHOT_WORKER__MODEL": str(model), "EARSHOT_WORKER__METRICS_PORT": str(port)}
    with closing(WorkerHost(tmp_path_factory.mktemp("home"), environment)) as host, host.agent():
        host.submit(sample_path("reminder"))
        host.wait_for("completed")
        host.wait_until(lambda: 'outcome="completed"} 1.0' in fetch(port))
        of_worker = fetch(port)
    metrics = FleetMetrics(MemoryRepository(), StatusTally())
    with closing(MonitoringServer(0, metrics.registry, str)) as server:
        return of_worker + fetch(server.port)


def queries() -> list[str]:
    rules = yaml.safe_load((FOLDER / "alerts.yaml").read_text(encoding="utf-8"))
    alarms = [rule["expr"] for group in rules["groups"] for rule in group["rules"]]
    panels = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))["panels"]
    return [*alarms, *(target["expr"] for panel in panels for target in panel["targets"])]


def test_every_query_finds_its_metrics(told: str) -> None:
    samples = {sample.name for family in text_string_to_metric_families(told) for sample in family.samples}
    labels = {"earshot_worker_state"}  # by which it sums, too
    wanted = {name for query in queries() for name in NAME.findall(query)}
    assert len(wanted) > 8
    assert wanted - labels - samples == set()


def test_an_agent_tells_of_the_wait_and_the_batch_of_what_it_did(told: str) -> None:
    samples = {
        sample.name: sample.value for family in text_string_to_metric_families(told) for sample in family.samples
    }
    assert samples["earshot_worker_queue_wait_seconds_count"] == 1
    assert 0 < samples["earshot_worker_queue_wait_seconds_sum"] < 60
    assert samples["earshot_worker_batch_size"] == 8
    assert samples["earshot_worker_gpu_memory_bytes"] == 0
    assert samples["earshot_worker_spool_bytes"] == 0
