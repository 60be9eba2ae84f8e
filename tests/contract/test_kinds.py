"""Other packages bring kinds of tasks, and one that can't be used harms nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fixtures.plug_in import install_plug_in, write_plug_in
from worker_agent.contract.kinds import BUILT_IN, TaskKind, find_kinds, find_plug_ins
from worker_agent.contract.options import OPTIONS

GOOD = """
    from worker_agent.contract.kinds import TaskKind
    from worker_agent.contract.options import TaskOptions

    class Handler:
        kind = TaskKind("{name}", "Title", {options})
"""

Plug = Callable[[str, str], None]


def handler_of(name: str, options: str = "TaskOptions") -> str:
    return GOOD.format(name=name, options=options)


@pytest.fixture(autouse=True)
def looked_up_anew() -> Iterator[None]:
    """What is installed may change between two tests alone."""
    find_kinds.cache_clear()
    yield
    find_kinds.cache_clear()


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Adds a package whose entry point has this name, and whose module this code."""

    def add(kind: str, code: str) -> None:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        monkeypatch.syspath_prepend(str(write_plug_in(folder, kind, code)))

    return add


def test_the_kinds_of_the_program_are_public() -> None:
    assert {name: (kind.title, kind.takes_files, kind.options) for name, kind in BUILT_IN.items()} == {
        "transcribe": ("Transcribe", True, OPTIONS["transcribe"]),
        "convert": ("Convert", True, OPTIONS["convert"]),
        "report": ("Report", False, OPTIONS["report"]),
    }
    assert {name: [column.key for column in kind.columns] for name, kind in BUILT_IN.items()} == {
        "transcribe": [],
        "convert": ["loudness", "peak", "gain"],
        "report": ["recordings", "words"],
    }


def test_without_a_package_there_are_those_of_the_program(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert find_kinds() == BUILT_IN
    assert caplog.records == []


def test_an_installed_package_is_found_by_its_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(install_plug_in(tmp_path)))

    kinds = find_kinds()
    assert list(kinds) == [*BUILT_IN, "checksum"]
    assert [column.key for column in kinds["checksum"].columns] == ["digest", "bytes"]
    assert kinds["checksum"].takes_files


BROKEN = {
    "missing-import": ("dance", "import a_module_that_nobody_has"),
    "syntax": ("dance", "def"),
    "raises": ("dance", "raise RuntimeError('not today')"),
    "no-class": ("dance", "other = 1"),
    "no-kind": ("dance", "class Handler: pass"),
    "kind-is-a-name": ("dance", "class Handler:\n    kind = 'dance'"),
    "another-name": ("dance", handler_of("sing")),
    "no-name": ("Dance!", handler_of("Dance!")),
    "options-are-none": ("dance", handler_of("dance", "dict")),
    "options-are-no-class": ("dance", handler_of("dance", "TaskOptions()")),
    "built-in": ("convert", handler_of("convert")),
}


@pytest.mark.parametrize(("kind", "code"), BROKEN.values(), ids=BROKEN)
def test_a_package_that_can_not_be_used_is_left_out_and_the_log_says_why(
    kind: str, code: str, plug: Plug, caplog: pytest.LogCaptureFixture
) -> None:
    plug(kind, code)
    plug("good", handler_of("good"))
    with caplog.at_level(logging.WARNING):
        kinds = find_kinds()

    assert kinds == {**BUILT_IN, "good": TaskKind("good", "Title", kinds["good"].options)}
    [record] = caplog.records
    assert record.getMessage().startswith(f"the kind {kind!r} of the package plugged_")
    assert record.exc_info


def test_of_two_packages_with_one_kind_only_one_counts(plug: Plug, caplog: pytest.LogCaptureFixture) -> None:
    plug("dance", handler_of("dance"))
    plug("dance", handler_of("dance") + "\n    # another one\n")
    with caplog.at_level(logging.WARNING):
        assert [name for name, _ in find_plug_ins()] == ["dance"]
    assert "there is a kind 'dance' already" in caplog.text
