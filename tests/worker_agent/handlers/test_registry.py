"""A worker does the kinds that it is told to, those of other packages among them, and says which it can't."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.plug_in import install_plug_in, write_plug_in
from tests.fixtures.worker_host import WorkerHost
from worker_agent.contract.settings import InvalidSettings
from worker_agent.contract.supervision import EXIT_CANNOT_WORK
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.handlers.registry import find_handlers

BUILT_IN = ["transcribe", "convert", "report"]
STUBBORN = """
    from earshot_checksum import ChecksumHandler
    from worker_agent.contract.kinds import TaskKind

    class Handler:
        kind = TaskKind("stubborn", "Be stubborn", ChecksumHandler.kind.options)

        def __init__(self):
            raise RuntimeError("there is no dongle")
"""


@pytest.fixture(scope="module")
def plug_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_plug_in(tmp_path_factory.mktemp("plug-in"))


@pytest.fixture
def installed(plug_in: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(plug_in))
    return plug_in


def test_without_a_setting_a_worker_does_all_that_it_can() -> None:
    handlers = find_handlers(WorkerSettings())

    assert list(handlers) == BUILT_IN
    assert all(handler.kind.name == name for name, handler in handlers.items())


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ("convert", ["convert"]),
        (" report , convert ", ["report", "convert"]),
        ("convert,convert,", ["convert"]),
        ("", BUILT_IN),
        (" , ", BUILT_IN),
    ],
)
def test_a_worker_does_the_kinds_that_it_is_told_to(kinds: str, found: list[str]) -> None:
    assert list(find_handlers(WorkerSettings(kinds=kinds))) == found


@pytest.mark.parametrize("kinds", ["convert,dance", "Convert", "convert;report", "convert report"])
def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are(kinds: str) -> None:
    with pytest.raises(InvalidSettings, match=r"^The setting worker\.kinds names .*: transcribe, convert, report\.$"):
        find_handlers(WorkerSettings(kinds=kinds))


def test_a_kind_of_another_package_is_one_like_any_other(installed: Path) -> None:
    handlers = find_handlers(WorkerSettings())

    assert list(handlers) == [*BUILT_IN, "checksum"]
    assert handlers["checksum"].kind.title == "Checksum"
    assert list(find_handlers(WorkerSettings(kinds="checksum"))) == ["checksum"]


def test_a_handler_that_does_not_start_is_left_out(
    installed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.syspath_prepend(str(write_plug_in(tmp_path, "stubborn", STUBBORN)))
    with caplog.at_level(logging.ERROR):
        assert list(find_handlers(WorkerSettings())) == [*BUILT_IN, "checksum"]
    assert "tasks of the kind 'stubborn' are left to other workers" in caplog.text

    with pytest.raises(InvalidSettings, match=r"'stubborn' does not start \(RuntimeError: there is no dongle\)\."):
        find_handlers(WorkerSettings(kinds="stubborn"))
    assert list(find_handlers(WorkerSettings(kinds="checksum"))) == ["checksum"]


def last_word(host: WorkerHost) -> dict[str, object]:
    with host.agent("--supervised", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        words = [json.loads(line) for line in process.stdout]
        assert process.wait(30) == EXIT_CANNOT_WORK
    return words[-1]


def test_with_a_kind_that_there_is_not_the_worker_names_the_setting_and_ends(tmp_path: Path) -> None:
    said = last_word(WorkerHost(tmp_path, {"EARSHOT_WORKER__KINDS": "convert,dance"}))

    assert said["fatal"]
    assert str(said["detail"]).startswith("The setting worker.kinds names 'dance', which is no kind of task here.")


def test_a_worker_that_only_converts_needs_no_model(tmp_path: Path) -> None:
    host = WorkerHost(
        tmp_path, {"EARSHOT_WORKER__KINDS": "convert", "EARSHOT_WORKER__MODEL": str(tmp_path / "nowhere")}
    )

    assert host.run_until_idle() == 0


def test_a_package_is_found_by_a_process_of_its_own(plug_in: Path) -> None:
    program = "from worker_agent.contract.kinds import find_kinds; print(*find_kinds())"
    places = os.pathsep.join([str(plug_in), str(Path.cwd())])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == [*BUILT_IN, "checksum"]
