"""Every installed file has one owner, and each distribution works with what it asks for and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from tests.fixtures.speech import TEXTS, sample_path, word_error_rate
from tests.fixtures.wheels import PROJECTS, ROOT, Wheel, build_wheels, make_environment
from tests.fixtures.worker_host import WorkerHost
from worker_agent.contract.kinds import GROUP
from worker_agent.contract.messages import Completed
from worker_agent.contract.transcript import Transcript

NOT_FOR_WORKERS = {"pyside6-essentials", "shiboken6", "sqlalchemy", "alembic", "psycopg2-binary"}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Wheel]:
    return build_wheels(tmp_path_factory.mktemp("wheels"))


def modules(*folder: str) -> set[str]:
    """The files of the checkout's modules."""
    return {str(path.relative_to(ROOT)) for path in ROOT.joinpath(*folder).rglob("*.py")}


def test_no_file_has_two_owners(wheels: dict[str, Wheel]) -> None:
    owners = Counter(chain.from_iterable(wheel.files for wheel in wheels.values()))
    assert [file for file, count in owners.items() if count > 1] == []


def test_the_contract_is_a_wheel_of_its_own(wheels: dict[str, Wheel]) -> None:
    assert wheels["earshot-contract"].files == modules("worker_agent", "contract") | {"worker_agent/__init__.py"}


def test_the_worker_s_wheel_holds_the_rest_of_the_agent(wheels: dict[str, Wheel]) -> None:
    assert wheels["earshot-worker"].files == modules("worker_agent") - wheels["earshot-contract"].files


def test_the_desktop_app_s_wheel_holds_its_modules_resources_and_migrations(wheels: dict[str, Wheel]) -> None:
    resources = {f"desktop_app/{path.relative_to(ROOT)}" for path in ROOT.joinpath("resources").rglob("*.*")}
    template = {"desktop_app/adapters/database/migrations/script.py.mako"}
    assert wheels["earshot"].files == modules("desktop_app") | resources | template


def test_each_wheel_carries_the_licence(wheels: dict[str, Wheel]) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert all(wheel.distribution.read_text("licenses/LICENSE") == licence for wheel in wheels.values())


def test_the_three_are_of_one_version(wheels: dict[str, Wheel]) -> None:
    [version] = {wheel.distribution.version for wheel in wheels.values()}
    for name in ("earshot", "earshot-worker"):
        requires = wheels[name].distribution.requires or []
        assert [line for line in requires if line.startswith("earshot")] == [f"earshot-contract=={version}"]


def test_a_worker_needs_neither_qt_nor_a_database(wheels: dict[str, Wheel]) -> None:
    needed = wheels["earshot-worker"].third_party() | wheels["earshot-contract"].third_party()
    assert "faster-whisper" in needed
    assert not needed & NOT_FOR_WORKERS


def test_the_worker_plugs_its_handlers_in(wheels: dict[str, Wheel]) -> None:
    handlers = wheels["earshot-worker"].distribution.entry_points.select(group=GROUP)
    assert {handler.name: handler.value.rpartition(":")[2] for handler in handlers} == {
        "transcribe": "TranscribeHandler",
        "convert": "ConvertHandler",
        "report": "ReportHandler",
    }


def test_the_contract_works_alone(wheels: dict[str, Wheel], tmp_path: Path) -> None:
    alone = make_environment(tmp_path, [wheels["earshot-contract"]])
    assert "worker_agent.contract.stores.s3_store" in alone.import_all("worker_agent")
    assert not any(alone.has(module) for module in ("worker_agent.agent", "desktop_app", "click", "faster_whisper"))


def test_the_desktop_app_works_without_the_worker(wheels: dict[str, Wheel], tmp_path: Path) -> None:
    desktop = make_environment(tmp_path, [wheels["earshot"], wheels["earshot-contract"]])
    assert "desktop_app.ui.main_window" in desktop.import_all("desktop_app")
    assert not any(desktop.has(module) for module in ("worker_agent.agent", "faster_whisper"))
    status = desktop.run("earshot", "status")  # makes the database, for which it needs the migrations
    assert status.returncode == 0, status.stderr


@pytest.mark.parametrize(
    "name", ["icons/earshot.svg", "style/earshot.qss", "samples/reminder.mp3", "translations/earshot_de.qm"]
)
def test_the_desktop_app_finds_its_resources(wheels: dict[str, Wheel], tmp_path: Path, name: str) -> None:
    desktop = make_environment(tmp_path, [wheels["earshot"]])
    found = desktop.run("python", "-c", f"from desktop_app.resources import resource; print(resource({name!r}))")
    assert found.stdout.strip() == str(desktop.packages / "desktop_app" / "resources" / name)


def test_a_worker_takes_a_task_to_its_end_without_the_desktop_app(wheels: dict[str, Wheel], tmp_path: Path) -> None:
    worker = make_environment(tmp_path / "venv", [wheels["earshot-worker"], wheels["earshot-contract"]], "base-model")
    assert "worker_agent.agent" in worker.import_all("worker_agent")
    assert not any(worker.has(module) for module in ("desktop_app", "PySide6", "sqlalchemy"))

    settings = {"EARSHOT_WORKER__MODEL": "base", "EARSHOT_WORKER__DEVICE": "cpu", "PYTHONPATH": ""}
    with closing(WorkerHost(tmp_path / "home", settings, [str(worker.folder / "bin" / "earshot-worker")])) as host:
        host.submit(sample_path("reminder"))
        assert host.run_until_idle() == 0
        completed = host.wait_for("completed")
        assert isinstance(completed, Completed)
        transcript = Transcript.decode(host.store.get(completed.transcript_key or ""))

    heard = " ".join(segment.text for segment in transcript.segments)
    assert word_error_rate(TEXTS["reminder"], heard) < 0.1


@pytest.mark.parametrize("leaver", PROJECTS)
def test_one_that_is_uninstalled_leaves_the_others_whole(wheels: dict[str, Wheel], tmp_path: Path, leaver: str) -> None:
    environment = make_environment(tmp_path, wheels.values())
    environment.pip("uninstall", "--yes", leaver)
    kept = set().union(*(wheel.files for name, wheel in wheels.items() if name != leaver))
    assert environment.our_files == kept


def test_the_three_are_installed_together_from_the_checkout() -> None:
    names = ("desktop_app", "worker_agent", "worker_agent.contract", "worker_agent.agent")
    program = f"import importlib as i; print(*(i.import_module(name).__file__ for name in {names}), sep='\\n')"
    found = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    files = ("desktop_app/__init__.py", "worker_agent/__init__.py", "worker_agent/contract/__init__.py")
    assert found.stdout.splitlines() == [str(ROOT / file) for file in (*files, "worker_agent/agent.py")]


def test_uv_knows_every_distribution() -> None:
    uv = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
    assert {ROOT, *(ROOT / member for member in uv["workspace"]["members"])} == set(PROJECTS.values())
    assert uv["sources"].keys() == PROJECTS.keys() - {"earshot"}
