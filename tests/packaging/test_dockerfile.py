"""The Dockerfile names what exists, and says what the unit says."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from tests.fixtures.http_servers import free_port
from worker_agent.contract.monitoring import MonitoringServer
from worker_agent.lifecycle.shutdown import DRAIN

ROOT = Path(__file__).parents[2]
WORKER = ROOT / "packaging" / "worker"
UNIT = (WORKER / "earshot-worker@.service").read_text(encoding="utf-8")
HOME = "/var/lib/earshot-worker"


def instructions() -> list[tuple[str, str]]:
    """The name of each, and what follows it."""
    lines = (WORKER / "Dockerfile").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).replace("\\\n", "")
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in text.splitlines() if line)]


def values(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def test_what_is_copied_exists() -> None:
    for copied in values("COPY"):
        words = shlex.split(copied)
        if words[0].startswith("--from="):
            assert f"AS {words[0].removeprefix('--from=')}" in " ".join(values("FROM"))
        else:
            assert (ROOT / words[0]).exists(), copied


def test_what_is_built_finds_all_that_it_reads() -> None:
    copied = {Path(shlex.split(one)[0]) for one in values("COPY") if not one.startswith("--from")}
    for project in ("worker_agent", "worker_agent/contract"):
        assert f"./{project}" in " ".join(values("RUN"))
        hooks = tomllib.loads((ROOT / project / "pyproject.toml").read_text(encoding="utf-8"))
        custom = hooks["tool"]["hatch"]["build"]["targets"]["wheel"].get("hooks", {}).get("custom")
        if custom:
            path = (ROOT / project / custom["path"]).resolve().relative_to(ROOT)
            assert copied & {path, *path.parents}


def test_it_starts_the_agent_as_somebody_else_than_root() -> None:
    scripts = tomllib.loads((ROOT / "worker_agent" / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "scripts"
    ]
    [program] = json.loads(values("ENTRYPOINT")[0])
    assert program in scripts
    [user] = values("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert f"useradd --uid {user.partition(':')[0]} " in " ".join(values("RUN"))
    assert f"StateDirectory={Path(HOME).name}" in UNIT.splitlines()
    assert f"EARSHOT_HOME={HOME}" in values("ENV")
    assert json.loads(values("VOLUME")[0]) == [HOME, f"{HOME}/.cache"]


def test_it_stops_as_the_unit_does() -> None:
    assert values("STOPSIGNAL") == [signal.Signals(DRAIN).name if DRAIN else ""]
    command = json.loads(values("CMD")[0])
    limit = command[command.index("--drain-limit") + 1]
    assert f"drain --wait {limit} " in UNIT
    told = re.search(r"--stop-timeout (\d+)", (WORKER / "README.md").read_text(encoding="utf-8"))
    assert told
    assert f"TimeoutStopSec={told[1]}" in UNIT
    assert int(told[1]) > int(limit)
    help_of_run = subprocess.run(
        [sys.executable, "-m", "worker_agent", "run", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert command[0] == "run"
    assert {word for word in command if word.startswith("--")} <= set(re.findall(r"--[\w-]+", help_of_run))


def is_healthy(port: str) -> bool:
    check = json.loads(values("HEALTHCHECK")[0].partition(" CMD ")[2])
    environment = {"EARSHOT_WORKER__METRICS_PORT": port} if port else {}
    return subprocess.run([sys.executable, *check[1:]], env=environment, stderr=subprocess.DEVNULL).returncode == 0


def test_its_health_is_asked_where_the_agent_tells_it() -> None:
    with closing(MonitoringServer(0, CollectorRegistry(), str)) as server:
        assert is_healthy(str(server.port))
    assert is_healthy("")
    assert not is_healthy(str(free_port()))


@pytest.mark.parametrize("needed", ["libcublas-12-9", "ca-certificates"])
def test_it_has_what_the_package_of_debian_names(needed: str) -> None:
    assert needed in (WORKER / "debian" / "control.in").read_text(encoding="utf-8")
    assert needed in shlex.split(values("RUN")[0])
