"""What the set-up says and does where there are other Pythons; stand-ins take the place of what installs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SETUP = ROOT / "packaging" / "setup" / "setup.sh"

PYTHON = """#!/bin/sh
case "$*" in
*version_info*) echo {version} ;;
*ensurepip*) exit {no_venv} ;;
--version) echo Python {version}.1 ;;
"-m venv"*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
"-m pip"*" uv") echo "$*" >> "$LOG"; exit {no_uv} ;;
"-m pip"*) echo "$*" >> "$LOG"; exit {pip} ;;
*uv_as_pip.py*) echo "$*" >> "$LOG"; echo "Resolved 2 packages"; echo " + a==1"; echo " - b==2"; exit {uv} ;;
esac
"""

OTHERS = {
    "ldconfig": "sed 's/$/ /' packaging/setup/system-packages.txt",  # every library is there
    "sudo": "exit 1",
    "apt-get": "exit 1",
    "id": "echo 1000",  # and we are not root
    "uv": "exit 127",
}


@dataclass
class Machine:
    """A folder of programs that are found before those of this machine."""

    folder: Path

    @property
    def calls(self) -> str:
        log = self.folder / "log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def has(self, name: str, version: str = "", *, venv: bool = True, **statuses: int) -> Path:
        """Put a Python there; one without a version is none. `statuses`: how its pip, the installation of uv from the
        index (`no_uv`) and uv end.
        """
        how = {"pip": 0, "no_uv": 0, "uv": 0, **statuses, "no_venv": int(not venv), "version": version}
        return self._write(name, PYTHON.format(**how) if version else "#!/bin/sh\nexit 127\n")

    def set_up(self, *group: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run(self.folder / "venv", *group, **environment)

    def bring_test_packages(self) -> subprocess.CompletedProcess[str]:
        """Where no program of this machine is found but those that the set-up cannot do without."""
        for name in ("bash", "dirname", "env"):
            (self.folder / "bin" / name).unlink(missing_ok=True)
            (self.folder / "bin" / name).symlink_to(str(shutil.which(name)))
        return self._run("--test-packages", PATH=str(self.folder / "bin"))

    def _run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        ours = {name: value for name, value in os.environ.items() if name != "PYTHON"}
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            [SETUP, *arguments],
            env={**ours, "PATH": path, "LOG": str(self.folder / "log"), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def _write(self, name: str, text: str) -> Path:
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """One without any Python."""
    made = Machine(tmp_path)
    for name in ("python3", *(f"python{version}" for version in supported())):
        made.has(name)
    for name, script in OTHERS.items():
        made._write(name, f"#!/bin/sh\n{script}\n")
    return made


def supported() -> list[str]:
    [versions] = re.findall(r'^SUPPORTED="(.*)"', SETUP.read_text(encoding="utf-8"), re.MULTILINE)
    found: list[str] = versions.split()
    return found


@pytest.mark.parametrize(
    "path", ["pyproject.toml", "worker_agent/pyproject.toml", "worker_agent/contract/pyproject.toml"]
)
def test_each_distribution_names_the_same_pythons_as_the_set_up(path: str) -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))["project"]
    first, last = supported()[0], supported()[-1]
    assert project["requires-python"] == f">={first},<3.{int(last.removeprefix('3.')) + 1}"
    assert project["classifiers"] == [f"Programming Language :: Python :: {version}" for version in supported()]


@pytest.mark.parametrize("version", supported())
def test_the_usual_python_is_taken_where_it_is_supported(machine: Machine, version: str) -> None:
    python = machine.has("python3", version)
    machine.has("python3.12", "3.12")
    result = machine.set_up()
    assert result.returncode == 0
    said = result.stderr.splitlines()
    assert said[0] == "Earshot runs on these versions of Python: 3.11 3.12 3.13 3.14"
    assert said[1] == f"Making {machine.folder / 'venv'} with Python {version}.1, which is {python}"
    assert said[2].startswith("Downloading")


@pytest.mark.parametrize("usual", ["3.10", "3.15", "3.14t", ""])
def test_another_is_taken_where_the_usual_one_will_not_do(machine: Machine, usual: str) -> None:
    machine.has("python3", usual)
    machine.has("python3.11", "3.11")
    python = machine.has("python3.13", "3.13")
    result = machine.set_up()
    assert result.returncode == 0
    assert f"with Python 3.13.1, which is {python}\n" in result.stderr


@pytest.mark.parametrize("version", ["3.10", "3.15", "3.14t"])
def test_a_python_that_will_not_do_is_said_before_anything_is_installed(machine: Machine, version: str) -> None:
    machine.has("python3", version)
    result = machine.set_up()
    assert result.returncode == 1
    assert f"versions of Python: 3.11 3.12 3.13 3.14\npython3 is Python {version}, which is none of these.\n" in (
        result.stderr
    )
    assert "Please install one of them" in result.stderr
    assert "make setup PYTHON=" in result.stderr
    assert machine.calls == ""
    assert not (machine.folder / "venv").exists()


def test_the_python_that_is_named_is_taken(machine: Machine) -> None:
    machine.has("python3", "3.14")
    named = machine.has("my-python", "3.12")
    assert f"which is {named}\n" in machine.set_up(PYTHON=str(named)).stderr
    assert "is no Python." in machine.set_up(PYTHON="/nowhere/python3").stderr


def test_the_venv_is_used_again_unless_another_python_is_named(machine: Machine) -> None:
    machine.has("python3", "3.13")
    machine.set_up()
    assert f"Using Python 3.13.1 in {machine.folder / 'venv'}\n" in machine.set_up().stderr
    other = machine.has("other", "3.12")
    assert f"which is {other}\n" in machine.set_up(PYTHON=str(other)).stderr


def test_a_venv_of_a_python_that_will_not_do_is_made_anew(machine: Machine) -> None:
    machine.has("python3", "3.13")
    machine.set_up()
    machine.has("../venv/bin/python", "3.10")
    assert "Making" in machine.set_up().stderr


def test_a_python_without_venv_is_said(machine: Machine) -> None:
    machine.has("python3", "3.13", venv=False)
    result = machine.set_up()
    assert result.returncode == 1
    assert "sudo apt-get install python3-venv" in result.stderr


def test_where_there_is_no_wheel_a_sentence_says_what_to_do(machine: Machine) -> None:
    machine.has("python3", "3.14", pip=1, uv=1)
    result = machine.set_up()
    assert result.returncode == 1
    assert "there is no wheel for Python 3.14.1 on Linux" in result.stderr
    assert "make setup PYTHON=" in result.stderr


@pytest.mark.parametrize(("uv", "calls"), [(0, 2), (1, 4)])
def test_nothing_is_compiled_and_every_version_is_the_tested_one(machine: Machine, uv: int, calls: int) -> None:
    machine.has("python3", "3.13", uv=uv)
    machine.set_up()
    assert len(machine.calls.splitlines()) == calls
    for call in machine.calls.splitlines():
        assert "--only-binary :all: " in call
        assert "--constraint packaging/setup/constraints.txt " in call


def test_uv_is_taken_from_the_index_and_its_list_of_packages_is_left_out(machine: Machine) -> None:
    machine.has("python3", "3.13")
    result = machine.set_up()
    assert f"uv_as_pip.py {machine.folder / 'venv' / 'bin' / 'uv'} pip install " in machine.calls
    assert result.stderr.endswith("\nResolved 2 packages\n")


def test_a_uv_that_is_there_is_taken(machine: Machine) -> None:
    machine.has("python3", "3.13", no_uv=1)
    machine._write("uv", "#!/bin/sh\n")
    machine.set_up()
    [call] = machine.calls.splitlines()
    assert "uv_as_pip.py uv pip install " in call


@pytest.mark.parametrize("statuses", [{"no_uv": 1}, {"uv": 2}])
def test_pip_takes_over_where_uv_is_not_there_or_fails(machine: Machine, statuses: dict[str, int]) -> None:
    machine.has("python3", "3.13", **statuses)
    result = machine.set_up()
    assert result.returncode == 0
    assert result.stderr.count("uv can't be used here; pip takes over") == 1
    assert "-m pip" in machine.calls.splitlines()[-1]
    assert "--editable ." in machine.calls.splitlines()[-1]


@pytest.mark.parametrize("status", [0, 1])
def test_a_group_is_added_to_what_is_there(machine: Machine, status: int) -> None:
    machine.has("python3", "3.13", uv=status)
    machine.set_up()
    before = len(machine.calls.splitlines())
    result = machine.set_up("lint")
    assert "Adding what only `make lint` needs.\n" in result.stderr
    assert all("--editable" not in call for call in machine.calls.splitlines()[before:])
    assert machine.calls.splitlines()[-1].endswith("--group lint")


@pytest.mark.parametrize(
    ("chore", "group"),
    [("setup", ""), ("run", ""), ("test", "test"), ("lint", "lint"), ("bench", "bench"), ("package", "package")],
)
def test_each_chore_sets_up_what_it_needs_and_no_more(chore: str, group: str, tmp_path: Path) -> None:
    command = ["make", "--dry-run", chore, f"VENV={tmp_path}"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"setup\.sh \S+ ?(\w*)$", said, re.MULTILINE)[:2] == ["", *([group] if group else [])]


def test_each_distribution_is_installed_from_the_checkout(machine: Machine) -> None:
    machine.has("python3", "3.13")
    machine.set_up()
    last = machine.calls.splitlines()[-1]
    assert "--editable . --editable ./worker_agent/contract --editable ./worker_agent[base-model]" in last


def test_what_only_tests_need_is_brought_by_the_tests_alone(machine: Machine) -> None:
    machine._write("id", "#!/bin/sh\necho 0\n")
    machine._write("apt-get", '#!/bin/sh\necho "apt-get $*" >> "$LOG"\n')
    assert machine.bring_test_packages().returncode == 0
    assert machine.calls.splitlines()[-1].endswith(" xvfb xdotool shared-mime-info")
    machine._write("Xvfb", "#!/bin/sh\n")
    machine.bring_test_packages()
    assert machine.calls.splitlines()[-1].endswith("recommends xdotool shared-mime-info")


def test_the_tests_run_where_nothing_may_be_installed(machine: Machine) -> None:
    result = machine.bring_test_packages()
    assert result.returncode == 0
    assert "    sudo apt-get install xvfb xdotool shared-mime-info\n" in result.stderr
    assert result.stderr.endswith("Some tests fail without these packages: xvfb xdotool shared-mime-info\n")
