"""One program finds the other, from a checkout and in a frozen build."""

from __future__ import annotations

import sys

import pytest

from worker_agent.contract.programs import program


def test_python_runs_the_module() -> None:
    assert program("earshot-worker", "worker_agent") == [sys.executable, "-m", "worker_agent"]


@pytest.mark.parametrize(
    ("ours", "other"),
    [
        ("/opt/earshot/earshot", "/opt/earshot/earshot-worker"),
        ("/x/Earshot 1.0/earshot.exe", "/x/Earshot 1.0/earshot-worker.exe"),
    ],
)
def test_a_frozen_build_has_an_executable_for_each(monkeypatch: pytest.MonkeyPatch, ours: str, other: str) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", ours)
    assert program("earshot-worker", "worker_agent") == [other]
