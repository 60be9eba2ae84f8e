"""The user data of a spot instance fit the package that it installs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from worker_agent.settings import SYSTEM_FILE, Settings, load_settings

PACKAGING = Path(__file__).parents[2] / "packaging"
USER_DATA = PACKAGING / "cloud" / "worker-user-data.yaml"
UNIT = (PACKAGING / "worker" / "earshot-worker@.service").read_text(encoding="utf-8")


def user_data() -> dict[str, Any]:
    text = USER_DATA.read_text(encoding="utf-8")
    for placeholder, ours in (("REGION", "eu-central-1"), ("ACCOUNT", "123456789012"), ("BUCKET", "earshot-test")):
        text = text.replace(placeholder, ours)
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def settings(tmp_path: Path) -> Settings:
    [file] = user_data()["write_files"]
    assert Path(file["path"]) == SYSTEM_FILE
    written = tmp_path / "config.toml"
    written.write_text(file["content"])
    return load_settings(written)


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EARSHOT_QUEUE__TASK", "EARSHOT_STORE__ROOT"):
        monkeypatch.delenv(name, raising=False)


def test_it_is_what_cloud_init_reads() -> None:
    assert USER_DATA.read_text(encoding="utf-8").startswith("#cloud-config\n")
    assert set(user_data()) == {"packages", "write_files", "runcmd"}


def test_the_settings_are_ours(tmp_path: Path) -> None:
    read = settings(tmp_path)
    assert read.queue.task == "https://sqs.eu-central-1.amazonaws.com/123456789012/earshot-tasks"
    assert read.queue.status == "https://sqs.eu-central-1.amazonaws.com/123456789012/earshot-status"
    assert read.store.root == "s3://earshot-test/earshot"
    assert read.aws.region == "eu-central-1"
    assert f"StateDirectory={read.home.relative_to('/var/lib')}" in UNIT.splitlines()


def test_the_model_that_is_fetched_is_the_one_that_works(tmp_path: Path) -> None:
    [fetch] = [line for line in user_data()["runcmd"] if "fetch-model" in line]
    user = re.search(r"^User=(\S+)$", UNIT, re.MULTILINE)
    assert user
    model = settings(tmp_path).worker.model
    as_user = ["sudo", "--set-home", "--user", user[1]]  # the unit has that home, too, and looks there for models
    assert shlex.split(fetch) == [*as_user, "earshot-worker", "fetch-model", model]


def test_each_gpu_gets_its_agent(tmp_path: Path) -> None:
    """The last command, with programs that only tell what they are asked."""
    for name, answer in (("nvidia-smi", "printf '0\\n1\\n'"), ("systemctl", 'echo "$@"')):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{answer}\n")
        program.chmod(0o755)
    command = user_data()["runcmd"][-1]
    path = f"{tmp_path}:/usr/bin:/bin"
    said = subprocess.run(command, shell=True, env={"PATH": path}, capture_output=True, text=True, check=True).stdout
    assert said == "enable --now earshot-worker@0\nenable --now earshot-worker@1\n"


def test_a_shell_can_read_the_commands() -> None:
    shell = shutil.which("dash") or "sh"
    script = "\n".join(user_data()["runcmd"])
    subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_what_the_gpu_needs_is_what_the_package_suggests() -> None:
    control = (PACKAGING / "worker" / "debian" / "control.in").read_text(encoding="utf-8")
    suggested = re.search(r"^Suggests: (.*)$", control, re.MULTILINE)
    assert suggested
    cublas = {name for name in suggested[1].split(", ") if name.startswith("libcu")}
    assert cublas == {name for name in user_data()["packages"] if name.startswith("libcu")}
