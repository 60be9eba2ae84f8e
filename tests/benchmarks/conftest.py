"""Collects what the benchmarks measure, and writes it to the page that EARSHOT_BENCH_PAGE names."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from tests.benchmarks.figures import Comparison, Figure
from tests.benchmarks.recorder import Recorder

FIGURES = pytest.StashKey[list[Figure]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


@pytest.fixture
def recorder(request: pytest.FixtureRequest) -> Recorder:
    """Where a benchmark leaves its figures. The section of the page is the first line of its module's docstring."""
    section = (inspect.getdoc(request.module) or request.module.__name__).partition("\n\n")[0]
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def tell(line: str) -> None:
        with capture.global_and_fixture_disabled():
            print(f"\n{line}", end="", flush=True)

    return Recorder(section, request.config.stash[FIGURES], tell)


@pytest.fixture
def record_comparison(recorder: Recorder) -> Callable[..., Comparison]:
    """Records one figure of Earshot beside another's: see `Recorder.comparison`."""
    return recorder.comparison


@pytest.fixture
def record_growth(recorder: Recorder) -> Callable[..., None]:
    """Records figures that grow with a number: see `Recorder.growth`."""
    return recorder.growth


@pytest.fixture
def record_remark(recorder: Recorder) -> Callable[[str], None]:
    """Records sentences for the page: see `Recorder.remark`."""
    return recorder.remark
