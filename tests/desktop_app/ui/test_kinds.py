"""Kinds of tasks in the window, one of them from another package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.ui.task_list.columns import TASK_COLUMNS
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from tests.fixtures.plug_in import install_plug_in
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.kinds import TaskKind, find_kinds
from worker_agent.contract.options import OpaqueOptions, ReportOptions, TranscribeOptions

FILE = Artifact(name="converted.flac", media_type="audio/flac", key="tasks/a", size=3_100_000)


@pytest.fixture
def kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TaskKind, ...]]:
    monkeypatch.syspath_prepend(str(install_plug_in(tmp_path / "plug-in")))
    find_kinds.cache_clear()
    yield tuple(find_kinds().values())
    find_kinds.cache_clear()


@pytest.fixture
def repository() -> MemoryRepository:
    """A task of each kind."""
    repository = MemoryRepository()
    done = {"status": TaskStatus.COMPLETED, "duration_seconds": 60.0}
    repository.put(
        make_task(id=1, file_name="talk.wav"),
        make_task(id=2, kind="convert", values={"loudness": -23.0, "gain": 4.25}, artifacts=(FILE,), **done),
        make_task(id=3, kind="checksum", values={"digest": "<b>beef", "bytes": 1234.0}, **done),
    )
    return repository


def choose(window, name: str) -> None:
    kinds = window.tasks.kinds
    kinds.setCurrentIndex(next(i for i in range(1, kinds.count()) if kinds.itemData(i).name == name))


def row(window) -> list[str]:
    model = window.tasks.model
    return [model.index(0, column).data() for column in range(model.columnCount())]


def titles(window) -> list[str]:
    model = window.tasks.model
    return [column.title for column in model.columns]


def test_a_list_of_one_kind_has_the_columns_of_its_results(qtbot, open_window, repository, kinds) -> None:
    window = open_window(repository, kinds=kinds)
    choose(window, "checksum")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "…" not in row(window))
    assert titles(window)[-2:] == ["Digest", "Size"]
    assert row(window)[-2:] == ["<b>beef", "1,234 B"]

    choose(window, "convert")
    qtbot.waitUntil(lambda: "−23.0 LUFS" in row(window))
    assert row(window)[-3:] == ["−23.0 LUFS", "–", "4.2 dB"]

    window.tasks.kinds.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 3)
    assert titles(window) == [column.title for column in TASK_COLUMNS]


def test_a_kind_that_is_plugged_in_has_its_form(qtbot, open_window, kinds) -> None:
    handed_in = []

    def submit(paths, options, on_progress, kind, when_done):
        handed_in.append((kind, options))
        return SubmitReport()

    window = open_window(MemoryRepository(), submit=submit, kinds=kinds)
    options = window.options
    options.kind.setCurrentIndex(options.kind.findData("checksum"))
    assert not options.language.isVisible()
    form = options.forms["checksum"]
    form.fields["algorithm"].setCurrentIndex(1)
    form.fields["uppercase"].setChecked(True)
    assert options.more.text() == " Options: changed"
    window.choosing.take([Path("/audio/a.wav")])
    options.kind.setCurrentIndex(options.kind.findData("transcribe"))
    window.choosing.take([Path("/audio/b.wav")])

    qtbot.waitUntil(lambda: len(handed_in) == 2)
    assert handed_in == [
        ("checksum", OpaqueOptions.model_validate({"algorithm": "sha512", "uppercase": True})),
        ("transcribe", TranscribeOptions()),
    ]


def test_what_takes_no_files_is_not_offered_for_files(open_window, kinds) -> None:
    window = open_window(MemoryRepository(), kinds=kinds)
    offered = window.options.kind
    assert [offered.itemText(i) for i in range(offered.count())] == ["Transcribe", "Convert", "Checksum"]


def test_a_result_that_is_a_file_is_told_where_a_transcript_would_be_read(qtbot, open_window, repository) -> None:
    window = open_window(repository)
    choose(window, "convert")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 1)
    window.tasks.view.select_row(0)
    qtbot.waitUntil(lambda: window.reader.tabs.tabText(0) == "Result")
    placeholder = window.reader.transcript.placeholder
    assert placeholder.text.startswith("1 file converted.flac (3.1 MB).")


def test_a_report_is_asked_for_by_key_with_a_title(qtbot, open_window, repository) -> None:
    asked = []

    def report(ids, options):
        asked.append((list(ids), options))
        return make_task(id=4, kind="report", file_name="March", options=options)

    window = open_window(repository, report=report, ask_title=lambda heading: " March ")
    window.tasks.view.selectAll()
    window.actions_.report(window.tasks.view.selected_ids())
    qtbot.waitUntil(lambda: bool(window.notifications.messages))
    assert asked == [([3, 2, 1], ReportOptions(title="March"))]
    assert window.notifications.messages[0].text == "March is task 4. When it is completed, export it."


def test_a_report_that_is_not_wanted_after_all_is_not_made(open_window, repository) -> None:
    window = open_window(repository, report=pytest.fail, ask_title=lambda heading: None)
    window.actions_.report([1])
