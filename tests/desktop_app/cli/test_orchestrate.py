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
    with subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        first = json.loads(process.stderr.readline())
        worker_log = tmp_path / "logs" / "worker.log"
        while not (worker_log.exists() and worker_log.read_text()):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        _, rest = process.communicate(timeout=TIMEOUT)

    assert process.returncode == 0
    assert first["message"] == "orchestrating; stop with Ctrl-C"
    assert all(json.loads(line) for line in rest.splitlines())
    assert [path.name for path in (tmp_path / "logs").iterdir()] == ["worker.log"]
    assert not worker_log.read_text().startswith("{")  # the window shows it
