"""Whatever dies, hangs or answers with errors: every task ends once, as in peace, and leaves nothing behind."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import pytest

from tests.faults.baseline import run_baseline
from tests.faults.checker import Checker
from tests.faults.environment import Environment, Servers
from tests.faults.recordings import make_recordings
from tests.faults.report import describe
from tests.faults.scenario import FaultScenario
from tests.faults.schedule import make_schedule
from tests.fixtures.random_whisper import make_random_whisper

SEED, TASKS, FAULTS = (int(os.environ.get(name, usual)) for name, usual in (("SEED", 3), ("TASKS", 12), ("FAULTS", 15)))
MINUTES = float(os.environ.get("MINUTES", 2))  # how long the long ones among the recordings are
REPEAT = f"make faults SEED={SEED} TASKS={TASKS} FAULTS={FAULTS} MINUTES={MINUTES:g}"


@pytest.fixture
def environment(tmp_path: Path, postgres_url: str, sqs_url: str, s3_url: str, aws_credentials: None) -> Environment:
    model = make_random_whisper(tmp_path / "model")
    return Environment(Servers(postgres_url, sqs_url, s3_url), tmp_path / "home", model)


@pytest.mark.timeout(300 + 10 * FAULTS)
def test_nothing_is_lost(environment: Environment, tmp_path: Path) -> None:
    click.echo(f"\n{REPEAT}")
    recordings = make_recordings(tmp_path / "recordings", TASKS, seed=SEED, minutes=MINUTES)
    schedule = make_schedule(SEED, recordings=TASKS, faults=FAULTS)
    scenario = FaultScenario(environment, recordings, schedule)
    with ThreadPoolExecutor(1) as beside:
        in_peace = beside.submit(run_baseline, environment.baseline, tmp_path / "undisturbed", recordings)
        history = scenario.run()
    baseline = in_peace.result()
    click.echo(describe(history, baseline, scenario.happened))
    cancelled = [recordings[number] for number in schedule.cancelled]
    wrong = Checker(recordings, cancelled, baseline.transcripts).faults(history)
    assert not wrong, "\n".join([*wrong, f"The logs are in {environment.home}. To repeat: {REPEAT}"])
