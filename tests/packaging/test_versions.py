"""One version for all that is released together: the three distributions, the agent's package, the tag."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.wheels import PROJECTS, ROOT
from worker_agent.contract import __version__


@pytest.mark.parametrize("name", PROJECTS)
def test_each_distribution_takes_its_version_from_the_contract(name: str) -> None:
    folder = PROJECTS[name]
    pyproject: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    assert pyproject["project"]["dynamic"] == ["version"]
    source = folder / pyproject["tool"]["hatch"]["version"]["path"]
    assert source.resolve() == ROOT / "worker_agent" / "contract" / "__init__.py"
    pins = [line for line in pyproject["project"]["dependencies"] if line.startswith("earshot")]
    assert pins == ([] if name == "earshot-contract" else [f"earshot-contract=={__version__}"])


def test_the_tag_of_a_release_is_its_version() -> None:
    assert tags_of(ROOT) <= {f"v{__version__}"}


def test_a_commit_without_a_tag_is_no_release_and_one_with_another_tag_is_found(tmp_path: Path) -> None:
    assert tags_of(tmp_path) == set()
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "One"], ["tag", "v9.9.9"]):
        subprocess.run(["git", "-C", tmp_path, *command], check=True)
    assert tags_of(tmp_path) == {"v9.9.9"}


def tags_of(folder: Path) -> set[str]:
    """The tags of releases of what is checked out; none where it is no clone."""
    command = ["git", "-C", str(folder), "tag", "--points-at", "HEAD", "--list", "v*"]
    return set(subprocess.run(command, capture_output=True, text=True, check=False).stdout.split())


def test_what_people_read_names_the_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == __version__  # type: ignore[index]
    guide = (ROOT / "packaging" / "worker" / "README.md").read_text(encoding="utf-8")
    assert f"earshot-worker_{__version__}_amd64.deb" in guide


def test_the_agent_s_package_takes_the_version_from_the_contract() -> None:
    script = (ROOT / "packaging" / "worker" / "build_deb.sh").read_text(encoding="utf-8")
    [line] = [line for line in script.splitlines() if line.startswith("VERSION=")]
    printed = subprocess.run(
        ["bash", "-c", f"{line}; echo $VERSION"],
        cwd=ROOT,
        env={"PYTHON": sys.executable, "PATH": os.defpath},
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.strip() == __version__
