"""What NVIDIA's driver tells of the GPUs of this machine. Without a driver, or where it does not answer: nothing."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

MIB = 1024**2  # bytes
CUBLAS_MISSING = (
    "CTranslate2 needs CUDA 12's cuBLAS. Install it, such as with `apt install libcublas-12-9` from NVIDIA's "
    "package repository, or with `pip install nvidia-cublas-cu12`, and name its folder in LD_LIBRARY_PATH."
)
GPU_NOT_SHOWN = "CUDA 12 needs version 525 of the driver or a later one, and CUDA_VISIBLE_DEVICES hides GPUs."

_GPU = "name,driver_version,memory.total,memory.free,compute_cap"
_PROCESS = "pid,process_name,used_memory"
_TIMEOUT = 20.0  # seconds; a driver that hangs does not answer at all
_CUBLAS = "cublas64_12.dll" if sys.platform == "win32" else "libcublas.so.12"  # what CTranslate2 loads for CUDA 12


@dataclass(frozen=True, slots=True)
class Gpu:
    """One of them."""

    name: str
    driver: str
    total: int | None  #: bytes of memory; None: the driver does not tell
    free: int | None  #: bytes of that
    capability: str  #: to compute, such as "8.9"

    def __str__(self) -> str:
        return (
            f"{self.name}, {_in_mib(self.total)} of memory ({_in_mib(self.free)} free), "
            f"compute capability {self.capability}, driver {self.driver}"
        )


@dataclass(frozen=True, slots=True)
class GpuProcess:
    """A process that computes on a GPU."""

    pid: int
    program: str
    used: int  #: bytes of the GPU's memory

    def __str__(self) -> str:
        return f"{self.program} (process {self.pid}, {_in_mib(self.used)})"


def find_gpus() -> list[Gpu]:
    """All of the machine."""
    return _parse_gpus(_ask(f"--query-gpu={_GPU}"))


def find_our_gpu() -> Gpu | None:
    """The one on which this process works."""
    return next(iter(_parse_gpus(_ask(f"--query-gpu={_GPU}", f"--id={_our_id()}"))), None)


def find_other_processes() -> list[GpuProcess]:
    """Those on our GPU beside this one, as far as the driver tells their memory.

    On Windows it tells that of none, where every window would count as one. A container does not see those outside it.
    """
    rows = _ask(f"--query-compute-apps={_PROCESS}", f"--id={_our_id()}")
    found = ((pid, program, _bytes(used)) for pid, program, used in rows if pid.isdecimal() and int(pid) != os.getpid())
    return [GpuProcess(int(pid), program, used) for pid, program, used in found if used is not None]


def has_cublas() -> bool:
    """Whether CTranslate2, which is imported already, can load the library without which it does not compute."""
    with suppress(OSError):
        ctypes.CDLL(_CUBLAS, winmode=0)  # on Windows: looked for as CTranslate2 does
        return True
    return False


def _our_id() -> str:
    """CTranslate2 takes the first that CUDA shows; where that is none, the driver finds none by this id."""
    return os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0].strip()


def _ask(query: str, *more: str) -> list[list[str]]:
    """The rows of the answer that have a value for each field."""
    command = ["nvidia-smi", query, *more, "--format=csv,noheader"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    rows = ([field.strip() for field in line.split(",")] for line in answer.stdout.splitlines())
    return [row for row in rows if len(row) == query.count(",") + 1]


def _parse_gpus(rows: list[list[str]]) -> list[Gpu]:
    return [
        Gpu(name, driver, _bytes(total), _bytes(free), capability) for name, driver, total, free, capability in rows
    ]


def _bytes(told: str) -> int | None:
    """Such as `23034 MiB`; where it is not known, the driver says so in words."""
    number, _, unit = told.partition(" ")
    return int(number) * MIB if number.isdecimal() and unit == "MiB" else None


def _in_mib(memory: int | None) -> str:
    return "unknown" if memory is None else f"{memory // MIB} MiB"
