"""`earshot doctor` says what can be used and what can not, and changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop_app.cli.doctor import doctor_command
from desktop_app.settings import DatabaseSettings, Settings
from tests.fixtures.http_servers import free_port
from worker_agent.contract.settings import AwsSettings, QueueSettings


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(doctor_command, arguments, obj=settings)


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    result = run(Settings(home=home))
    assert result.exit_code == 0
    assert [line[0] for line in result.output.splitlines()] == ["!"] * 4
    assert "has no tables yet. The next start makes them." in result.output
    assert not any(home.rglob("*.db"))


def test_it_reads_the_settings_as_every_command_does(tmp_path: Path) -> None:
    command, environment = [sys.executable, "-m", "desktop_app", "doctor"], {"EARSHOT_HOME": str(tmp_path)}
    result = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert f"{tmp_path}/earshot.db" in result.stdout


def test_a_database_that_can_be_used(database_url: str, tmp_path: Path) -> None:
    from desktop_app.adapters.database import open_database

    open_database(database_url).close()
    result = run(Settings(home=tmp_path, database=DatabaseSettings(url=database_url)), "--json")
    [database] = [one for one in json.loads(result.output) if one["part"] == "database"]
    assert (database["grade"], "can be used" in database["sentence"]) == ("ok", True)


def test_faults_are_told_one_by_one(tmp_path: Path, aws_credentials: None) -> None:
    nowhere = f"127.0.0.1:{free_port()}"
    settings = Settings(
        home=tmp_path,
        database=DatabaseSettings(url=f"postgresql://someone@{nowhere}/earshot"),
        queue=QueueSettings(task="tasks", status="status", endpoint_url=f"http://{nowhere}"),
        aws=AwsSettings(region="eu-central-1"),
    )
    result = run(settings)
    assert result.exit_code == 1
    faults = [line.split(":")[0] for line in result.output.splitlines() if line.startswith("✗")]
    assert faults == ["✗ database", "✗ queue tasks", "✗ queue status"]
    assert "Traceback" not in result.output


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url
