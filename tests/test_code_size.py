"""The code stays in files and functions that can be read at a glance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 250  # lines
USUAL_FUNCTION = 8  # lines, in the middle
LONG_FUNCTION = 20  # lines; nine in ten are no longer


def sources() -> Iterator[Path]:
    for package in ("desktop_app", "worker_agent"):
        yield from (ROOT / package).rglob("*.py")


def lengths() -> Iterator[int]:
    """Of all functions, in lines."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_long() -> None:
    long = [str(path) for path in sources() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    assert long == []


def test_functions_are_short() -> None:
    found = list(lengths())
    assert len(found) > 1000
    assert median(found) <= USUAL_FUNCTION
    assert quantiles(found, n=10)[-1] <= LONG_FUNCTION
