"""The versions that belong together are written down plainly and completely."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CONSTRAINTS = Path(__file__).parents[2] / "packaging" / "setup" / "constraints.txt"


def pins() -> dict[str, str]:
    lines = (line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return dict(line.split("==") for line in lines)


def needs(distribution: str, seen: set[str]) -> set[str]:
    """The distribution with all that it depends on here."""
    name = canonicalize_name(distribution)
    if name not in seen:
        seen.add(name)
        for line in metadata.requires(name) or []:
            requirement = Requirement(line)
            if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
                needs(requirement.name, seen)
    return seen


def test_a_line_is_a_name_and_a_version() -> None:
    for name, version in pins().items():
        assert name == canonicalize_name(name)
        assert re.fullmatch(r"[0-9][0-9a-z.]*", version)


def test_all_that_runs_is_pinned_to_what_is_installed() -> None:
    running = needs("earshot", set()) | needs("earshot-worker", set())
    installed = {name: metadata.version(name) for name in running - {"earshot", "earshot-worker"}}
    assert installed == {name: version for name, version in pins().items() if name in installed}
