"""What the driver tells of a GPU is understood, and so is what it leaves out."""

from __future__ import annotations

import ctypes.util
import os
from importlib.metadata import files

import pytest

from tests.fixtures.nvidia_smi import L4, NvidiaSmi
from worker_agent import gpu
from worker_agent.gpu import MIB, Gpu, GpuProcess, find_gpus, find_other_processes, find_our_gpu, has_cublas

PYTHON = "4711, /usr/bin/python3, 2500 MiB"


def test_each_gpu_is_told(nvidia_smi: NvidiaSmi) -> None:
    nvidia_smi.set_gpus(L4, "NVIDIA GH200 480GB, 550.54.15, [N/A], [N/A], 9.0", "something else")
    assert find_gpus() == [
        Gpu("NVIDIA L4", "550.54.15", 23034 * MIB, 22566 * MIB, "8.9"),
        Gpu("NVIDIA GH200 480GB", "550.54.15", None, None, "9.0"),
    ]
    assert str(find_gpus()[1]).startswith("NVIDIA GH200 480GB, unknown of memory (unknown free)")


@pytest.mark.parametrize(("visible", "asked"), [(None, "0"), ("1", "1"), ("GPU-5f3a,2", "GPU-5f3a"), ("cpu", "cpu")])
def test_ours_is_the_first_that_cuda_shows(
    visible: str | None, asked: str, nvidia_smi: NvidiaSmi, monkeypatch: pytest.MonkeyPatch
) -> None:
    if visible:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    assert find_our_gpu()
    assert find_other_processes() == []
    assert [f"--id={asked}" in arguments for arguments in nvidia_smi.asked] == [True, True]


def test_a_machine_without_a_driver_has_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert (find_gpus(), find_our_gpu(), find_other_processes()) == ([], None, [])


def test_a_driver_that_fails_tells_nothing(nvidia_smi: NvidiaSmi) -> None:
    (nvidia_smi.folder / "gpus").unlink()
    assert find_our_gpu() is None


def test_a_driver_that_hangs_is_not_waited_for(nvidia_smi: NvidiaSmi, monkeypatch: pytest.MonkeyPatch) -> None:
    (nvidia_smi.folder / "nvidia-smi").write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(gpu, "_TIMEOUT", 0.1)
    assert find_our_gpu() is None


def test_others_on_the_gpu_are_those_whose_memory_is_known(nvidia_smi: NvidiaSmi) -> None:
    nvidia_smi.set_processes(PYTHON, f"{os.getpid()}, python, 900 MiB", "4, explorer.exe, [N/A]", "[N/A], x, 1 MiB", "")
    assert find_other_processes() == [GpuProcess(4711, "/usr/bin/python3", 2500 * MIB)]
    assert str(find_other_processes()[0]) == "/usr/bin/python3 (process 4711, 2500 MiB)"


def test_a_library_is_there_if_it_can_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "_CUBLAS", "libnobody-made-it.so.12")
    assert not has_cublas()
    monkeypatch.setattr(gpu, "_CUBLAS", ctypes.util.find_library("c"))
    assert has_cublas()


def test_it_is_the_library_that_ctranslate2_loads() -> None:
    installed = [path for path in files("ctranslate2") or () if "libctranslate2" in path.name]
    assert any(gpu._CUBLAS.encode() in path.locate().read_bytes() for path in installed)  # type: ignore[attr-defined]
