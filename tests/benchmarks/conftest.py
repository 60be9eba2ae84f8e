"""Collects what the benchmarks measure, and writes it to the page that EARSHOT_BENCH_PAGE names."""

from __future__ import annotations

import inspect
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.adapters.database import SqlTaskRepository, open_database
from tests.benchmarks.figures import Comparison, Figure
from tests.benchmarks.recorder import Recorder
from tests.benchmarks.size import FULL
from tests.fixtures.aws_requests import AwsRequests
from tests.fixtures.orchestrator import Surroundings, surroundings

if TYPE_CHECKING:
    import qasync
    from PySide6.QtWidgets import QApplication

PAGE = "EARSHOT_BENCH_PAGE"  #: the variable that names the page; without it none is written
FIGURES = pytest.StashKey[list[Figure]]()
STARTED = time.monotonic()
LOAD = os.getloadavg()[0]  # before we add to it: what else the machine had to do spoils the figures


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []
    if FULL:
        _allow_many_files()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Here, where it is known how all of them went."""
    figures = config.stash[FIGURES]
    if figures and PAGE in os.environ:
        from tests.benchmarks.page import write_page  # here, for other tests need no matplotlib

        page = Path(os.environ[PAGE])
        write_page(page, figures, _describe_run(terminalreporter))
        terminalreporter.write_line(f"The figures are in {page}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database."""
    postgres: str = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    return postgres or f"sqlite:///{tmp_path / 'earshot.db'}"


@pytest.fixture
def repository(url: str) -> Iterator[SqlTaskRepository]:
    opened = open_database(url)
    yield opened
    opened.close()


def _allow_many_files() -> None:
    """Hundreds of workers have thousands of connections. Servers and workers that are started later inherit it."""
    import resource  # here, for not every system has it

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _describe_run(reporter: pytest.TerminalReporter) -> str:
    counts = {outcome: len(reporter.stats.get(outcome, [])) for outcome in ("passed", "failed", "error", "skipped")}
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
    chosen = f"; only those chosen by `-k {reporter.config.option.keyword}`" if reporter.config.option.keyword else ""
    missed = "".join(f"; **did not pass: {_name(report)}**" for report in reporter.stats.get("failed", []))
    minutes = (time.monotonic() - STARTED) / 60
    size = "full" if FULL else "small"
    return f"size {size}, {minutes:.0f} minutes, {told}{chosen}; load of the machine before it {LOAD:.1f}{missed}"


def _name(report: pytest.TestReport) -> str:
    return report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")


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


@pytest.fixture
def fleet(
    postgres_url: str, sqs_url: str, fast_s3_url: str, aws_credentials: None, aws_requests: AwsRequests
) -> Iterator[Surroundings]:
    """PostgreSQL, SQS and S3, with all connections open."""
    with surroundings(postgres_url, sqs_url, fast_s3_url) as around:
        around.store.put("first", b"")
        around.task_queue.depth()
        around.repository.counts()
        yield around


@pytest.fixture(scope="session")
def qt_loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    """One for all: qasync does not survive a second one on the same application."""
    import qasync  # here, for most benchmarks need no Qt

    qapp.setQuitOnLastWindowClosed(False)  # the program's own setting: the orchestrator ends after the window
    with qasync.QEventLoop(qapp) as loop:
        yield loop
