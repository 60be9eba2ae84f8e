"""The versions that belong together are written down plainly and completely."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.utils import canonicalize_name

from tests.fixtures.dependencies import needs

CONSTRAINTS = Path(__file__).parents[2] / "packaging" / "setup" / "constraints.txt"


def pins() -> dict[str, str]:
    lines = (line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return dict(line.split("==") for line in lines)


def test_a_line_is_a_name_and_a_version() -> None:
    for name, version in pins().items():
        assert name == canonicalize_name(name)
        assert re.fullmatch(r"[0-9][0-9a-z.]*", version)


def test_all_that_runs_is_pinned_to_what_is_installed() -> None:
    ours = {"earshot", "earshot-contract", "earshot-worker"}
    running = set[str]().union(*(needs(name, set()) for name in ours))
    installed = {name: metadata.version(name) for name in running - ours}
    assert installed == {name: version for name, version in pins().items() if name in installed}
