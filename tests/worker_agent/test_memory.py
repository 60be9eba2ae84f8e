"""Whether freed memory stays with the process, and goes back when there is nothing to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALLOCATE = """
import ctypes, resource, sys, threading
from worker_agent.memory import give_back_freed_memory, keep_freed_memory

def fill():
    blocks = [ctypes.create_string_buffer(b"x" * 50_000_000) for _ in range(2)]

def work():
    thread = threading.Thread(target=fill)
    thread.start()
    thread.join()

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

if "keep" in sys.argv:
    keep_freed_memory()
work()
before = faults()
for _ in range(10):
    work()
print(faults() - before)
kept = resident()
give_back_freed_memory()
print(kept - resident())
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is done")


def test_freed_memory_is_used_again_without_the_kernel() -> None:
    (with_kept_memory, _), (without, _) = measure("keep"), measure()
    assert with_kept_memory * 5 < without


def test_it_goes_back_when_there_is_nothing_to_do() -> None:
    _, given_back = measure("keep")
    assert given_back > 50_000_000


def measure(*arguments: str) -> tuple[int, int]:
    """Page faults of ten rounds, and bytes that were given back at the end."""
    command = [sys.executable, "-c", ALLOCATE, *arguments]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(printed[0]), int(printed[1])
