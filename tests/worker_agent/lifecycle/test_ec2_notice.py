"""EC2's notices, from a real HTTP server that enforces tokens as EC2's does."""

from __future__ import annotations

import logging
import threading
import urllib.error
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.harness import make_long_recording
from tests.fixtures.http_servers import free_port
from tests.fixtures.metadata_service import NOTICE, Metadata, metadata_service
from tests.fixtures.worker_host import PATIENCE, WorkerHost
from worker_agent.contract.messages import Released
from worker_agent.contract.queues.queue import Depth
from worker_agent.lifecycle import ec2_notice
from worker_agent.lifecycle.ec2_notice import (
    Ec2Watch,
    MetadataService,
    on_ec2,
    watch_for_ec2_notice,
)
from worker_agent.lifecycle.shutdown import ShutdownSignal


@pytest.fixture
def metadata() -> Iterator[Metadata]:
    with metadata_service() as running:
        yield running


@pytest.fixture
def watching() -> Iterator[Callable[[str], ShutdownSignal]]:
    """Starts a quick watch on an endpoint; it ends with the test."""
    shutdown = ShutdownSignal()
    threads: list[threading.Thread] = []

    def start(endpoint: str) -> ShutdownSignal:
        thread = threading.Thread(target=Ec2Watch(MetadataService(endpoint), shutdown, poll=0.01).run)
        threads.append(thread)
        thread.start()
        return shutdown

    yield start
    shutdown.request("The test is over.")
    for thread in threads:
        thread.join()


def test_a_machine_that_stays_gets_no_notice(metadata: Metadata) -> None:
    service = MetadataService(metadata.url)
    assert [service.notice(), service.notice()] == [None, None]
    assert len(metadata.tokens) == 1


def test_a_notice_says_what_happens_and_when(metadata: Metadata) -> None:
    metadata.give_notice()
    said = MetadataService(f"{metadata.url}/").notice()
    assert said == f"EC2 takes this machine back at {NOTICE['time']} ({NOTICE['action']})."


@pytest.mark.parametrize(("state", "goes"), [(b"InService", False), (b"Terminated", True), (b"Detached", False)])
def test_an_auto_scaling_group_that_takes_the_machine_out_is_heeded(
    state: bytes, goes: bool, metadata: Metadata, watching: Callable[[str], ShutdownSignal]
) -> None:
    metadata.state = state
    shutdown = watching(metadata.url)
    assert shutdown.stop.wait(PATIENCE if goes else 0.1) is goes
    assert not goes or shutdown.reason == "The Auto Scaling group takes this machine out."


def test_a_token_that_has_run_out_is_renewed(metadata: Metadata) -> None:
    service = MetadataService(metadata.url)
    service.notice()
    metadata.forget_tokens()
    metadata.give_notice()
    assert NOTICE["time"] in (service.notice() or "")


def test_a_service_that_takes_no_token_is_a_fault(metadata: Metadata) -> None:
    metadata.broken = 401
    with pytest.raises(urllib.error.HTTPError):
        MetadataService(metadata.url).notice()


def test_no_proxy_is_asked(metadata: Metadata, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert MetadataService(metadata.url).notice() is None


def test_the_worker_leaves_when_the_notice_comes(metadata: Metadata, watching: Callable[[str], ShutdownSignal]) -> None:
    shutdown = watching(metadata.url)
    assert not shutdown.stop.wait(0.1)
    metadata.give_notice()
    assert shutdown.stop.wait(PATIENCE)
    assert NOTICE["time"] in shutdown.reason


@pytest.mark.parametrize("answer", [b"", b"<html>log in</html>", b"{}", b'{"action": 7, "time": null}', b"[" * 5000])
def test_what_is_no_notice_sends_nobody_away(
    answer: bytes, metadata: Metadata, watching: Callable[[str], ShutdownSignal]
) -> None:
    metadata.action = answer
    shutdown = watching(metadata.url)
    assert not shutdown.stop.wait(0.1)
    metadata.give_notice()
    assert shutdown.stop.wait(PATIENCE)


def test_faults_are_told_once_and_outlived(
    metadata: Metadata, watching: Callable[[str], ShutdownSignal], caplog: pytest.LogCaptureFixture
) -> None:
    metadata.broken = 503
    with caplog.at_level(logging.WARNING):
        shutdown = watching(metadata.url)
        assert not shutdown.stop.wait(0.2)
    assert caplog.text.count("metadata service") == 1
    metadata.broken = None
    metadata.give_notice()
    assert shutdown.stop.wait(PATIENCE)


@pytest.mark.parametrize(
    "endpoint",
    [f"http://127.0.0.1:{free_port()}", "no address", "http://[", "http://a b/"],
    ids=["nobody there", "no address", "cut off", "with a blank"],
)
def test_an_endpoint_where_nobody_answers_is_harmless(
    endpoint: str, watching: Callable[[str], ShutdownSignal], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert not watching(endpoint).stop.wait(0.1)
    assert caplog.text.count("metadata service") == 1


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("sys_vendor", "Amazon EC2\n", True),
        ("bios_version", "4.11.amazon\n", True),
        ("sys_vendor", "QEMU\n", False),
        ("chassis_type", "1\n", False),
    ],
)
def test_the_machines_makers_tell_where_it_stands(name: str, content: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert on_ec2(tmp_path) is expected


def test_a_machine_without_makers_is_no_ec2(tmp_path: Path) -> None:
    assert not on_ec2(tmp_path / "none")


@pytest.mark.parametrize(
    ("setting", "ec2", "disabled", "expected"),
    [
        ("auto", False, "", False),
        ("auto", True, "", True),
        ("on", False, "", True),
        ("off", True, "", False),
        ("on", True, "true", False),
        ("auto", True, "TRUE", False),
        ("auto", True, "false", True),
    ],
)
def test_the_setting_and_the_environment_decide(
    setting: ec2_notice.Setting,
    ec2: bool,
    disabled: str,
    expected: bool,
    metadata: Metadata,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", disabled)
    monkeypatch.setattr(ec2_notice, "on_ec2", lambda: ec2)
    metadata.give_notice()
    shutdown = ShutdownSignal()
    watch_for_ec2_notice(shutdown, setting)
    assert shutdown.stop.wait(PATIENCE if expected else 0.1) is expected


def test_an_agent_gives_its_task_back_when_ec2_takes_the_machine(
    host: WorkerHost, metadata: Metadata, tmp_path: Path
) -> None:
    host.environment = {
        **host.environment,
        "EARSHOT_WORKER__SPOT_NOTICE": "on",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": metadata.url,
        "AWS_EC2_METADATA_DISABLED": "false",
    }
    host.submit(make_long_recording(tmp_path / "long.wav", 30))
    with host.agent() as process:
        host.wait_for("progress")
        metadata.give_notice()
        assert process.wait(PATIENCE) == 0
    released = host.wait_for("released")
    assert isinstance(released, Released)
    assert NOTICE["time"] in released.reason
    assert host.heard[-1] == released
    assert host.tasks.depth() == Depth(visible=1, in_flight=0, delayed=0)
