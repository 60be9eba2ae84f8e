"""Tasks of several kinds on one queue, one of them from another package."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from tests.end_to_end.harness import Installation, all_completed
from tests.fixtures.plug_in import install_plug_in
from tests.fixtures.speech import sample_path

NEEDED_ELSEWHERE = "A task needs what this worker lacks (the kind 'checksum')"


@pytest.fixture
def plug_in(tmp_path: Path) -> str:
    return str(install_plug_in(tmp_path / "plug-in"))


@pytest.mark.timeout(600)
def test_all_kinds_run_side_by_side(installation: Installation, plug_in: str, tmp_path: Path) -> None:
    here = Installation({**installation.environment, "PYTHONPATH": plug_in})
    for sample, options in {
        "garden": (),
        "meeting": ("--kind", "convert", "--option", "format=opus"),
        "reminder": ("--kind", "checksum", "--option", "algorithm=sha512", "--option", "uppercase=true"),
    }.items():
        assert here.run("submit", sample_path(sample), *options).returncode == 0
    assert here.run("report", "--all", "--title", "All of it").returncode == 0
    with here.worker(), here.orchestrator():
        here.wait_until(all_completed)
    tasks = {task["kind"]: task for task in here.tasks()}
    assert set(tasks) == {"transcribe", "convert", "checksum", "report"}
    assert tasks["transcribe"]["transcript"]
    assert tasks["convert"]["values"]["loudness"] == -23.0
    assert tasks["checksum"]["values"]["digest"].isupper()
    assert tasks["report"]["values"]["recordings"] == 3

    folder = tmp_path / "exported"
    assert here.run("export", "--all", "--to", folder).returncode == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["All of it.pdf", "All of it.xlsx", "garden.txt", "meeting.opus", "reminder.sha512"]
    with av.open(str(folder / "meeting.opus")) as container:
        assert container.streams.audio[0].codec_context.name == "opus"


@pytest.mark.timeout(600)
def test_a_worker_that_lacks_a_kind_leaves_its_tasks_to_others(fleet: Installation, plug_in: str) -> None:
    once = Installation({**fleet.environment, "EARSHOT_ORCHESTRATOR__MAX_ATTEMPTS": "1"})
    able = Installation({**once.environment, "PYTHONPATH": plug_in, "EARSHOT_WORKER__KINDS": "checksum"})
    assert able.run("submit", sample_path("reminder"), "--kind", "checksum").returncode == 0
    with once.orchestrator():
        with once.worker():
            [waiting] = once.wait_until(lambda tasks: bool(tasks[0]["error"]))
        assert waiting["status"] == "pending"
        assert waiting["error"].startswith(NEEDED_ELSEWHERE)
        with able.worker():
            able.wait_until(all_completed)


def test_what_a_kind_does_not_take_is_refused_with_a_sentence(embedded: Installation) -> None:
    sample = sample_path("reminder")
    for options, sentence in {
        ("--kind", "checksum"): "There is no kind of task 'checksum' here. Choose one of transcribe, convert, report.",
        ("--kind", "convert", "--option", "format=midi"): "The option format can't be 'midi'",
        ("--kind", "convert", "--option", "tempo=2"): "Convert has no option 'tempo'. There are: format,",
        ("--kind", "convert", "--option", "tempo"): "'tempo' is not of the form NAME=VALUE.",
        ("--kind", "report"): "Report takes no files.",
    }.items():
        result = embedded.run("submit", sample, *options)
        assert result.returncode != 0
        assert sentence in result.stderr
    assert embedded.tasks() == []
