"""`earshot orchestrate` is a service: what it logs goes to standard error, which the journal reads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TIMEOUT = 60.0  # seconds; only a failing test takes that long


def test_a_service_logs_to_standard_error_alone(tmp_path: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("EARSHOT_")}
    variables = {**inherited, "EARSHOT_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-m", "desktop_app", "orchestrate"]
    worker_log = tmp_path / "logs" / "worker.log"
    with subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True) as process:
        try:
            end = time.monotonic() + TIMEOUT
            while not (worker_log.exists() and "loading_model" in worker_log.read_text()):
                assert time.monotonic() < end
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=TIMEOUT)
        finally:
            process.kill()

    assert process.returncode == 0
    entries = [json.loads(line) for line in said.splitlines()]
    assert entries[0]["message"] == "orchestrating; stop with Ctrl-C"
    assert [path.name for path in (tmp_path / "logs").iterdir()] == ["worker.log"]
    assert [line for line in worker_log.read_text().splitlines() if line.startswith("{")] == []  # the window shows it
