"""Whether the device that the model is to run on is there, and can be used."""

from __future__ import annotations

from pathlib import Path

from worker_agent.contract.diagnosis import Finding, Grade
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.gpu import CUBLAS_MISSING, GPU_NOT_SHOWN, find_gpus, find_other_processes, has_cublas

DEVICE = "device"
_DRIVER = Path("/proc/driver/nvidia/version")


def examine_device(settings: WorkerSettings) -> list[Finding]:
    """The GPU, if there is one, who works on it, and the type of numbers."""
    import ctranslate2

    shown = bool(ctranslate2.get_cuda_device_count())
    usable = shown and has_cublas()
    device = settings.device if settings.device != "auto" else ("cuda" if usable else "cpu")
    found = [_about_gpu(settings, shown, usable), *_about_numbers(settings.compute_type, device, usable)]
    return [*found, *_about_others()] if device == "cuda" else found


def _about_gpu(settings: WorkerSettings, shown: bool, usable: bool) -> Finding:
    if settings.device == "cpu":
        return Finding(DEVICE, Grade.OK, "The worker works on the CPU, as its settings say.")
    seen = "; ".join(map(str, find_gpus()))
    if usable:
        return Finding(DEVICE, Grade.OK, f"The worker works on the GPU{f': {seen}' if seen else ''}.")
    wanted = settings.device == "cuda"
    meanwhile = "worker.device is cuda, so no task is done" if wanted else "The worker works on the CPU, and slowly"
    grade = Grade.FAULT if wanted else Grade.WARNING
    if seen:
        cure = CUBLAS_MISSING if shown else GPU_NOT_SHOWN
        return Finding(DEVICE, grade, f"The GPU ({seen}) can't be used: {cure} {meanwhile}.")
    if _DRIVER.exists():
        cure = "Restart the machine after an update of the driver; in a container, start it with --gpus all"
        return Finding(DEVICE, grade, f"NVIDIA's driver is loaded and shows no GPU. {cure}. {meanwhile}.")
    if wanted:
        return Finding(DEVICE, grade, f"There is no NVIDIA GPU, or no driver. Install it. {meanwhile}.")
    return Finding(DEVICE, Grade.OK, "There is no GPU. The worker works on the CPU.")


def _about_others() -> list[Finding]:
    """One may be the agent itself."""
    processes = find_other_processes()
    if len(processes) < 2:
        return []
    listed = ", ".join(map(str, processes))
    cure = "Give each a GPU of its own, with CUDA_VISIBLE_DEVICES, or end all but one"
    return [Finding("sharing", Grade.WARNING, f"{len(processes)} processes share the GPU: {listed}. {cure}.")]


def _about_numbers(compute_type: str | None, device: str, usable: bool) -> list[Finding]:
    import ctranslate2

    if compute_type is None or (device == "cuda" and not usable):
        return []
    possible = sorted(ctranslate2.get_supported_compute_types(device))
    if compute_type in (*possible, "auto", "default"):
        return []
    sentence = f"worker.compute_type is {compute_type}, which the device can't do. Choose {', '.join(possible)}."
    return [Finding("compute type", Grade.FAULT, sentence)]
