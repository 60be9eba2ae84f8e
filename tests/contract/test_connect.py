"""Which settings build which queues and stores, and that building them touches nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from worker_agent.contract.connect import Connections, connect
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.queues.sqs import SqsQueue
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings, default_home
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.s3_store import S3Store

ROOT = Path(__file__).parents[2]
URL = "https://sqs.eu-north-1.amazonaws.com/123456789012/tasks"

EMBEDDED = """
import sys
from pathlib import Path
from worker_agent.contract.connect import connect
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings
made = connect(QueueSettings(), StoreSettings(), AwsSettings(), Path(sys.argv[1]))
made.task_queue.send(["task"])
made.store.put("key", b"")
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def build(
    home: Path, queue: QueueSettings | None = None, store: StoreSettings | None = None, region: str | None = None
) -> Connections:
    return connect(queue or QueueSettings(), store or StoreSettings(), AwsSettings(region=region), home)


def test_without_settings_everything_lies_in_the_home_folder(tmp_path: Path) -> None:
    made = build(tmp_path)
    assert isinstance(made.task_queue, LocalQueue)
    assert isinstance(made.status_queue, LocalQueue)
    assert isinstance(made.store, FolderStore)
    assert made.task_queue.name == f"tasks queue in {tmp_path / 'queue.db'}"
    assert made.status_queue.name == f"status queue in {tmp_path / 'queue.db'}"
    assert made.store.name == str(tmp_path / "store")


def test_a_named_queue_is_one_of_sqs(tmp_path: Path) -> None:
    made = build(tmp_path, QueueSettings(task=URL, status="status"))
    assert isinstance(made.task_queue, SqsQueue)
    assert isinstance(made.status_queue, SqsQueue)
    assert (made.task_queue.name, made.status_queue.name) == (f"queue {URL}", "queue status")


def test_each_part_is_chosen_by_itself(tmp_path: Path) -> None:
    made = build(tmp_path, QueueSettings(task=URL), StoreSettings(root="s3://recordings"))
    assert isinstance(made.task_queue, SqsQueue)
    assert isinstance(made.status_queue, LocalQueue)
    assert isinstance(made.store, S3Store)


@pytest.mark.parametrize(
    ("root", "name"),
    [
        ("s3://recordings", "s3://recordings/"),
        ("s3://recordings/", "s3://recordings/"),
        ("s3://recordings/of/2024", "s3://recordings/of/2024/"),
        ("s3://recordings/of/2024/", "s3://recordings/of/2024/"),
    ],
)
def test_an_s3_address_is_a_bucket_and_a_prefix(tmp_path: Path, root: str, name: str) -> None:
    store = build(tmp_path, store=StoreSettings(root=root)).store
    assert isinstance(store, S3Store)
    assert store.name == name


def test_any_other_root_is_a_folder(tmp_path: Path) -> None:
    store = build(tmp_path, store=StoreSettings(root=str(tmp_path / "shared"))).store
    assert isinstance(store, FolderStore)
    assert store.name == str(tmp_path / "shared")
    assert build(tmp_path, store=StoreSettings(root="~/shared")).store.name == str(Path.home() / "shared")


def test_building_touches_neither_disk_nor_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_socket(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket", no_socket)
    monkeypatch.setattr("botocore.session.Session.create_client", no_socket)
    home = tmp_path / "home"
    build(home)
    build(home, QueueSettings(task="tasks", status="status"), StoreSettings(root="s3://recordings"))
    assert list(tmp_path.iterdir()) == []


def test_the_first_use_makes_what_is_needed(tmp_path: Path) -> None:
    made = build(tmp_path / "new/home")
    made.task_queue.send(["task"])
    made.store.put("key", b"")
    assert made.status_queue.receive(1, wait_seconds=0) == []
    assert sorted(path.name for path in (tmp_path / "new/home").glob("*[!lm]")) == ["queue.db", "store"]
    for queue in (made.task_queue, made.status_queue):
        assert isinstance(queue, LocalQueue)
        queue.close()


def test_the_timeout_of_the_settings_is_that_of_the_queue(tmp_path: Path) -> None:
    queue = build(tmp_path, QueueSettings(visibility_timeout=1)).task_queue
    assert isinstance(queue, LocalQueue)
    queue.send(["task"])
    assert queue.receive(1, wait_seconds=0)
    assert queue.receive(1, wait_seconds=10), "the lease did not end"
    queue.close()


def test_settings_reach_sqs_and_s3(tmp_path: Path, aws_credentials: None, sqs_url: str, s3_url: str) -> None:
    queues = QueueSettings(task="connect-tasks", status="connect-status", endpoint_url=sqs_url)
    made = build(tmp_path, queues, StoreSettings(root="s3://connect/here", endpoint_url=s3_url), region="eu-north-1")
    made.task_queue.send(["task"])
    assert made.task_queue.depth().visible == 1
    assert made.status_queue.depth().visible == 0
    made.store.put("key", b"text")
    assert made.store.get("key") == b"text"


def test_the_embedded_default_does_without_boto3(tmp_path: Path) -> None:
    script = [sys.executable, "-c", EMBEDDED, str(tmp_path)]
    modules = subprocess.run(script, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert "worker_agent" in modules
    assert {"boto3", "botocore", "s3transfer"}.isdisjoint(modules)


def test_the_home_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    assert default_home() == tmp_path
    monkeypatch.delenv("EARSHOT_HOME")
    assert default_home().name == "earshot"
