"""What the settings may name, and that whatever can't be meant is refused at the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from worker_agent.contract.settings import QueueSettings, SharedSettings, StoreSettings

URL = "https://sqs.eu-north-1.amazonaws.com/123456789012/earshot-tasks"


@pytest.mark.parametrize("address", ["tasks", "Earshot_tasks-2", "x" * 80, URL, "http://127.0.0.1:4566/000000000000/t"])
def test_a_queue_is_named_by_name_or_url(address: str) -> None:
    assert QueueSettings(task=address).task == address


@pytest.mark.parametrize(
    "address",
    ["", "my tasks", "tasks.fifo", f"{URL}.fifo", "x" * 81, "sqs/tasks", "https://", "https://[/tasks", URL[6:]],
)
def test_what_is_no_standard_queue_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="neither the name nor the URL of a standard SQS queue"):
        QueueSettings(task=address)


def test_one_queue_for_both_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"status\n +it names the queue of the tasks"):
        QueueSettings(task=URL, status=URL)


@pytest.mark.parametrize("url", ["https://sqs.example", "http://127.0.0.1:4566", "http://[::1]:4566/"])
def test_a_service_is_named_by_its_address(url: str) -> None:
    assert QueueSettings(endpoint_url=url).endpoint_url == url
    assert StoreSettings(endpoint_url=url).endpoint_url == url


@pytest.mark.parametrize("url", ["", "localhost:4566", "ftp://host", "http://", "http://host:port", "http://[::1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    for kind in (QueueSettings, StoreSettings):
        with pytest.raises(ValidationError, match="no address such as https://host:port"):
            kind.model_validate({"endpoint_url": url})


@pytest.mark.parametrize(
    "root", ["/srv/earshot", "audio", "~/audio", r"C:\audio", "s3://bucket", "s3://a.bucket-2/a/b"]
)
def test_a_store_is_a_folder_or_a_bucket(root: str) -> None:
    assert StoreSettings(root=root).root == root


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ("gs://bucket/audio", "neither a folder nor an address"),
        ("S3://bucket", "neither a folder nor an address"),
        ("file:///srv", "neither a folder nor an address"),
        ("s3://", "no bucket that S3 could have"),
        ("s3:///audio", "no bucket that S3 could have"),
        ("s3://My Bucket/audio", "no bucket that S3 could have"),
    ],
)
def test_what_is_no_store_is_refused(root: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        StoreSettings(root=root)


def test_the_home_folder_may_be_below_the_persons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARSHOT_HOME", "~/earshot")
    assert SharedSettings().home == Path.home() / "earshot"
