"""What the doctor says of a device, a model, a clock and a disk."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import ctranslate2
import pytest

from tests.fixtures.http_servers import serving
from tests.fixtures.nvidia_smi import NvidiaSmi
from worker_agent.contract.diagnosis import Grade, examine_clock
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.doctor import device, machine
from worker_agent.doctor.device import examine_device
from worker_agent.doctor.machine import GIB, examine_decoders, examine_scratch
from worker_agent.doctor.model import examine_model, verify


@pytest.fixture
def clock() -> Iterator[Callable[[timedelta], str]]:
    """Starts a server whose clock is so far off ours; returns its address."""
    off = timedelta()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response_only(403)
            self.send_header("Date", format_datetime(datetime.now(UTC) + off, usegmt=True))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """The tests' output is for what fails."""

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as url:

        def set_clock(by: timedelta) -> str:
            nonlocal off
            off = by
            return url

        yield set_clock


@pytest.mark.parametrize(
    ("minutes", "grade", "said"),
    [
        (0, Grade.OK, "agrees"),
        (1, Grade.WARNING, "seconds off"),
        (10, Grade.FAULT, "10 minutes off, and AWS refuses"),
        (-10, Grade.FAULT, "timedatectl set-ntp true"),
    ],
)
def test_a_clock_that_is_off(clock: Callable[[timedelta], str], minutes: int, grade: Grade, said: str) -> None:
    finding = examine_clock(clock(timedelta(minutes=minutes)))
    assert finding.grade is grade
    assert said in finding.sentence


def about_device(**chosen: str) -> tuple[Grade, str]:
    finding = examine_device(WorkerSettings.model_validate(chosen))[0]
    return finding.grade, finding.sentence


@pytest.fixture
def usable(nvidia_smi: NvidiaSmi, monkeypatch: pytest.MonkeyPatch) -> NvidiaSmi:
    """A GPU with all that it needs."""
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    monkeypatch.setattr(device, "has_cublas", lambda: True)
    return nvidia_smi


@pytest.mark.usefixtures("usable")
def test_a_gpu_that_can_be_used() -> None:
    grade, sentence = about_device()
    assert grade is Grade.OK
    assert "NVIDIA L4, 23034 MiB of memory (22566 MiB free), compute capability 8.9, driver 550.54.15" in sentence


@pytest.mark.usefixtures("nvidia_smi")
@pytest.mark.parametrize(("count", "cure"), [(0, "CUDA 12 needs version 525"), (1, "cuBLAS")])
def test_a_gpu_that_can_not_be_used(count: int, cure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: count)
    monkeypatch.setattr(device, "has_cublas", lambda: False)
    grade, sentence = about_device()
    assert grade is Grade.WARNING
    assert cure in sentence
    assert "The worker works on the CPU, and slowly." in sentence
    assert about_device(device="cuda")[0] is Grade.FAULT
    assert about_device(device="cpu")[0] is Grade.OK


def test_two_processes_on_one_gpu(usable: NvidiaSmi) -> None:
    usable.set_processes("4711, earshot-worker, 6200 MiB")
    assert [finding.part for finding in examine_device(WorkerSettings())] == ["device"]
    usable.set_processes("4711, earshot-worker, 6200 MiB", "815, /usr/bin/python3, 9000 MiB")
    [_, finding] = examine_device(WorkerSettings())
    assert finding.grade is Grade.WARNING
    assert "2 processes share the GPU: earshot-worker (process 4711, 6200 MiB), /usr" in finding.sentence
    assert [finding.part for finding in examine_device(WorkerSettings(device="cpu"))] == ["device"]


def test_a_driver_that_shows_no_gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "version").touch()
    monkeypatch.setattr(device, "_DRIVER", tmp_path / "version")
    grade, sentence = about_device()
    assert grade is Grade.WARNING
    assert "start it with --gpus all" in sentence


def test_numbers_that_the_device_can_not_do() -> None:
    findings = examine_device(WorkerSettings(compute_type="bfloat16", device="cpu"))
    supported = "bfloat16" in ctranslate2.get_supported_compute_types("cpu")
    assert [finding.part for finding in findings] == ["device", *([] if supported else ["compute type"])]
    [_, finding] = examine_device(WorkerSettings(compute_type="int3"))
    assert (finding.grade, "Choose " in finding.sentence) == (Grade.FAULT, True)


class Disk(NamedTuple):
    """As `shutil.disk_usage` tells it."""

    total: int
    used: int
    free: int


@pytest.mark.parametrize(("free", "grade"), [(100, Grade.OK), (2, Grade.WARNING), (0.1, Grade.FAULT)])
def test_a_disk_with_little_room(free: float, grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(200 * GIB, 0, int(free * GIB)))
    finding = examine_scratch()
    assert finding.grade is grade
    assert ("TMPDIR" in finding.sentence) is (grade is not Grade.OK)


def test_decoders_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_DECODERS", frozenset({"flac", "telepathy"}))
    finding = examine_decoders()
    assert (finding.grade, "lacks decoders: telepathy" in finding.sentence) == (Grade.WARNING, True)


def test_a_model_that_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = examine_model(WorkerSettings(model="large-v3-turbo"))
    assert finding.grade is Grade.FAULT
    assert finding.sentence.endswith("is not on this machine. Fetch it: earshot-worker fetch-model large-v3-turbo")


@pytest.mark.parametrize(("spoiled", "grade"), [(False, Grade.OK), (True, Grade.FAULT)])
def test_a_model_from_the_hub_that_is_damaged(spoiled: bool, grade: Grade, tmp_path: Path) -> None:
    """Laid out as the hub's cache is: the name of a large file is its hash."""
    content = b"weights" * 1000
    blob = tmp_path / "blobs" / hashlib.sha256(content).hexdigest()
    blob.parent.mkdir()
    blob.write_bytes(content[:-1] if spoiled else content)
    folder = tmp_path / "snapshot"
    folder.mkdir()
    (folder / "model.bin").symlink_to(blob)
    for name in ("config.json", "tokenizer.json"):
        (folder / name).write_text("{}")
    finding = verify("turbo", folder)
    assert finding.grade is grade
    assert (f"Delete {blob}" in finding.sentence) is spoiled


def test_a_model_of_which_a_file_is_missing(random_whisper: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(random_whisper, folder)
    assert verify("random", folder).grade is Grade.OK
    (folder / "tokenizer.json").unlink()
    assert "has no tokenizer.json. Fetch it anew." in examine_model(WorkerSettings(model=str(folder))).sentence
