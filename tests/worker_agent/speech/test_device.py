"""The model, its numbers and the batch suit the GPU's memory; without its libraries the CPU does the work."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from tests.fixtures.nvidia_smi import NvidiaSmi
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import GpuMemoryFull, ModelUnusable
from worker_agent.events import Event, ModelLoaded
from worker_agent.gpu import MIB
from worker_agent.speech import device, loading
from worker_agent.speech.device import DeviceChoice
from worker_agent.speech.loading import EngineLoader

TURBO = 1543 * MIB  # bytes of weights
MODERN = {"float16", "float32", "int8", "int8_float16", "int8_float32", "bfloat16"}
OLD = {"float32", "int8", "int8_float32"}  # compute capability 6.1


@pytest.fixture
def gpu(nvidia_smi: NvidiaSmi, monkeypatch: pytest.MonkeyPatch) -> NvidiaSmi:
    """A GPU with all that it needs."""
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda name: MODERN)
    monkeypatch.setattr(device, "has_cublas", lambda: True)
    return nvidia_smi


def chosen(weights: int = TURBO, **settings: object) -> tuple[str, str, int]:
    """The device, the type of numbers, and how many chunks at once."""
    choice = DeviceChoice(WorkerSettings.model_validate(settings))
    compute_type = choice.choose_compute_type(weights)
    return choice.name, compute_type, choice.choose_batch(weights, compute_type)


@pytest.mark.parametrize(
    ("memory", "model", "compute_type", "batch"),
    [
        (81559, "large-v3-turbo", "float16", 16),
        (8192, "large-v3-turbo", "float16", 16),
        (6144, "large-v3-turbo", "float16", 15),
        (4096, "large-v3-turbo", "float16", 6),
        (3072, "large-v3-turbo", "int8_float16", 4),
        (2048, "small", "int8_float16", 2),
        (1600, "base", "int8_float16", 1),
        (512, "base", "int8_float16", 1),
    ],
)
def test_what_fits_into_the_memory_is_chosen(
    memory: int, model: str, compute_type: str, batch: int, gpu: NvidiaSmi
) -> None:
    gpu.set_memory(memory)
    weights = {"large-v3-turbo": TURBO, "small": 461 * MIB, "base": 139 * MIB}[model]
    assert DeviceChoice(WorkerSettings()).default_model == model
    assert chosen(weights) == ("cuda", compute_type, batch)


def test_what_others_use_makes_the_batch_smaller_and_leaves_the_words_alone(gpu: NvidiaSmi) -> None:
    """The words depend on the model and its numbers: checkpoints are of use to an agent that has less free memory."""
    gpu.set_memory(24000, free=4000)
    assert chosen() == ("cuda", "float16", 5)
    gpu.set_memory(24000, free=100)
    assert chosen() == ("cuda", "float16", 1)
    assert DeviceChoice(WorkerSettings()).default_model == "large-v3-turbo"
    assert DeviceChoice(WorkerSettings()).batch == 16


def test_what_is_set_is_not_chosen(gpu: NvidiaSmi) -> None:
    gpu.set_memory(2048)
    assert chosen(compute_type="float32", batch_size=12) == ("cuda", "float32", 12)
    assert DeviceChoice(WorkerSettings(model="large-v3")).default_model == "large-v3"


def test_an_old_gpu_gets_numbers_that_it_can_do(gpu: NvidiaSmi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", lambda name: OLD)
    gpu.set_memory(8192)
    assert chosen() == ("cuda", "int8_float32", 13)


@pytest.mark.parametrize("line", ["", "NVIDIA GB10, 580.95, [N/A], [N/A], 12.1"])
def test_a_gpu_of_unknown_memory_gets_what_suits_most(line: str, gpu: NvidiaSmi) -> None:
    gpu.set_gpus(line)
    assert chosen() == ("cuda", "float16", 16)
    assert DeviceChoice(WorkerSettings()).default_model == "large-v3-turbo"


def test_for_the_cpu_the_driver_is_not_asked(nvidia_smi: NvidiaSmi) -> None:
    assert chosen(device="cpu") == ("cpu", "int8", 8)
    assert DeviceChoice(WorkerSettings(device="cpu")).default_model == "base"
    assert nvidia_smi.asked == []


Load = Callable[..., tuple[EngineLoader, list[Event]]]


class FakeEngine:
    """Is loaded whatever the device."""

    made: dict[str, Any]

    def __init__(self, name: str, folder: Path, **made: Any) -> None:
        self.name = name
        FakeEngine.made = made


@pytest.fixture
def load(random_whisper: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads the model on a device that is not looked at."""

    def load(engine: Callable[..., object] = FakeEngine, **settings: object) -> tuple[EngineLoader, list[Event]]:
        monkeypatch.setattr(loading, "Engine", engine)
        told: list[Event] = []
        loader = EngineLoader(WorkerSettings.model_validate({"model": str(random_whisper), **settings}), told.append)
        loader.load(None)
        return loader, told

    return load


@pytest.mark.parametrize(
    ("count", "cure"), [(0, "CUDA 12 needs version 525"), (1, "CTranslate2 needs CUDA 12's cuBLAS")]
)
@pytest.mark.usefixtures("nvidia_smi")
def test_without_its_libraries_a_gpu_is_left_alone_with_a_warning(
    count: int,
    cure: str,
    load: Load,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: count)
    monkeypatch.setattr(device, "has_cublas", lambda: False)
    _, told = load()
    assert [(event.device, event.batch) for event in told if isinstance(event, ModelLoaded)] == [("cpu", 8)]
    assert DeviceChoice(WorkerSettings()).default_model == "base"
    [warning] = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert f"the CPU does the work, slowly: {cure}" in warning


@pytest.mark.parametrize("hidden", [True, False])
def test_without_a_gpu_nobody_is_warned(
    hidden: bool,
    nvidia_smi: NvidiaSmi,
    load: Load,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
    nvidia_smi.set_gpus()  # as for an id that it does not know
    if hidden:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "cpu")
    _, told = load()
    assert [event.device for event in told if isinstance(event, ModelLoaded)] == ["cpu"]
    assert caplog.records == []


def test_a_model_is_loaded_as_chosen(gpu: NvidiaSmi, load: Load, random_whisper: Path) -> None:
    gpu.set_memory(3000, free=2000)
    _, told = load()
    assert told == [ModelLoaded(str(random_whisper), "cuda", "float16", 3)]
    made = FakeEngine.made
    assert (made["device"], made["compute_type"], made["batch"], made["limit"].chunks) == ("cuda", "float16", 16, 3)


def test_who_else_works_on_the_gpu_is_told_once(
    gpu: NvidiaSmi,
    load: Load,
    random_whisper: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    gpu.set_processes("4711, /usr/bin/python3, 2500 MiB", "815, blender, 300 MiB")
    loader, _ = load(folders_as_models=True)
    (tmp_path / "other").symlink_to(random_whisper)
    loader.load(str(tmp_path / "other"))
    [warning] = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert "/usr/bin/python3 (process 4711, 2500 MiB), blender (process 815, 300 MiB)" in warning


def test_a_gpu_of_our_own_is_no_news(gpu: NvidiaSmi, load: Load, caplog: pytest.LogCaptureFixture) -> None:
    load()
    assert caplog.records == []


@pytest.mark.usefixtures("gpu")
def test_a_gpu_that_is_wanted_and_lacks_its_libraries_is_a_fault(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "has_cublas", lambda: False)
    with pytest.raises(ModelUnusable, match=r"The GPU can't be used\. CTranslate2 needs CUDA 12's cuBLAS"):
        load(device="cuda")


def test_a_gpu_that_is_wanted_and_not_there_is_a_fault(random_whisper: Path) -> None:
    with pytest.raises(ModelUnusable, match="can't be loaded on cuda"):
        EngineLoader(WorkerSettings(model=str(random_whisper), device="cuda")).load(None)


@pytest.mark.usefixtures("gpu")
def test_a_model_that_does_not_fit_is_tried_again_later(
    load: Load,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("CUDA failed with error out of memory")

    with pytest.raises(GpuMemoryFull, match="Choose a smaller model"):
        load(fail)
