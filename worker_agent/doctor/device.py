"""Whether the device that the model is to run on is there, and can be used."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

from worker_agent.contract.diagnosis import Finding, Grade
from worker_agent.contract.worker_settings import WorkerSettings

DEVICE = "device"
_DRIVER = Path("/proc/driver/nvidia/version")
_ASKED = "name,driver_version,memory.total,memory.free,compute_cap"
_TIMEOUT = 20.0  # seconds; a driver that hangs does not answer at all
_CUBLAS = "libcublas.so.12"  # what CTranslate2 opens with the first task on a GPU; nothing else of CUDA but the driver
_INSTALL_CUBLAS = (
    "Install CUDA 12's cuBLAS, such as with `apt install libcublas-12-9` from NVIDIA's "
    "package repository, or with `pip install nvidia-cublas-cu12`, and name its folder in LD_LIBRARY_PATH."
)


def examine_device(settings: WorkerSettings) -> list[Finding]:
    """The GPU, if there is one, and the type of numbers."""
    import ctranslate2

    usable = ctranslate2.get_cuda_device_count()
    seen = _ask_driver()
    device = settings.device if settings.device != "auto" else ("cuda" if usable else "cpu")
    return [_about_gpu(settings, usable, seen), *_about_numbers(settings.compute_type, device, usable)]


def _about_gpu(settings: WorkerSettings, usable: int, seen: str) -> Finding:
    if settings.device == "cpu":
        return Finding(DEVICE, Grade.OK, "The worker works on the CPU, as its settings say.")
    if usable and sys.platform == "linux" and not _can_open(_CUBLAS):
        sentence = f"The GPU{f' ({seen})' if seen else ''} can't be used: {_CUBLAS} is not here. {_INSTALL_CUBLAS}"
        return Finding(DEVICE, Grade.FAULT, sentence)
    if usable:
        return Finding(DEVICE, Grade.OK, f"The worker works on the GPU{f': {seen}' if seen else ''}.")
    wanted = settings.device == "cuda"
    meanwhile = "worker.device is cuda, so no task is done" if wanted else "The worker works on the CPU, and slowly"
    grade = Grade.FAULT if wanted else Grade.WARNING
    if seen:
        cure = "CUDA 12 needs version 525 of the driver or a later one, and CUDA_VISIBLE_DEVICES hides GPUs"
        return Finding(DEVICE, grade, f"The GPU ({seen}) can't be used: {cure}. {meanwhile}.")
    if _DRIVER.exists():
        cure = "Restart the machine after an update of the driver; in a container, start it with --gpus all"
        return Finding(DEVICE, grade, f"NVIDIA's driver is loaded and shows no GPU. {cure}. {meanwhile}.")
    if wanted:
        return Finding(DEVICE, grade, f"There is no NVIDIA GPU, or no driver. Install it. {meanwhile}.")
    return Finding(DEVICE, Grade.OK, "There is no GPU. The worker works on the CPU.")


def _about_numbers(compute_type: str | None, device: str, usable: int) -> list[Finding]:
    import ctranslate2

    if compute_type is None or (device == "cuda" and not usable):
        return []
    possible = sorted(ctranslate2.get_supported_compute_types(device))
    if compute_type in (*possible, "auto", "default"):
        return []
    sentence = f"worker.compute_type is {compute_type}, which the device can't do. Choose {', '.join(possible)}."
    return [Finding("compute type", Grade.FAULT, sentence)]


def _can_open(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _ask_driver() -> str:
    """Each GPU in words; empty where there is no driver, or it does not answer."""
    command = ["nvidia-smi", f"--query-gpu={_ASKED}", "--format=csv,noheader"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return "; ".join(_in_words(line) for line in answer.stdout.splitlines() if line.count(",") == _ASKED.count(","))


def _in_words(line: str) -> str:
    name, driver, total, free, capability = (part.strip() for part in line.split(","))
    return f"{name}, {total} of memory ({free} free), compute capability {capability}, driver {driver}"
