"""Whoever has configured pip has configured uv: it finds the same indexes, by the same certificates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "setup" / "uv_as_pip.py"
PRINT = """#!/bin/sh
exec {python} -c 'import json, os, sys; print(json.dumps([sys.argv[1:], dict(os.environ)]))' "$@"
"""

Run = Callable[..., tuple[list[str], dict[str, str]]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the script with that pip.conf, or none at all, and these variables; returns uv's arguments and variables."""
    uv = tmp_path / "uv"
    uv.write_text(PRINT.format(python=sys.executable))
    uv.chmod(0o755)

    def run(config: str | None = None, **variables: str) -> tuple[list[str], dict[str, str]]:
        file = Path(os.devnull)  # for pip, this also leaves out the machine's own files
        if config is not None:
            file = tmp_path / "pip.conf"  # it goes before those
            file.write_text(config)
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "SSL_"))}
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            clean.pop(name, None)
        environment = {**clean, "PIP_CONFIG_FILE": str(file), **variables}
        command = [sys.executable, SCRIPT, uv, "pip", "install"]
        printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        arguments, seen = json.loads(printed)
        return arguments[2:], seen

    return run


@pytest.mark.parametrize(
    ("config", "variable", "value"),
    [
        ("index-url = https://a.example/simple", "UV_DEFAULT_INDEX", "https://a.example/simple"),
        ("extra-index-url =\n    https://b.example\n    file:///c", "UV_INDEX", "https://b.example file:///c"),
        ("trusted-host = a.example b.example", "UV_INSECURE_HOST", "a.example b.example"),
        ("cert = /etc/own.pem", "SSL_CERT_FILE", "/etc/own.pem"),
        ("cert = /etc", "SSL_CERT_DIR", "/etc"),
        ("client-cert = /etc/me.pem", "SSL_CLIENT_CERT", "/etc/me.pem"),
        ("timeout = 42.5", "UV_HTTP_TIMEOUT", "42"),
        ("no-cache-dir = false", "UV_NO_CACHE", "1"),
        ("proxy = http://proxy.example:3128", "HTTPS_PROXY", "http://proxy.example:3128"),
    ],
)
def test_what_the_file_says_becomes_a_variable(run: Run, config: str, variable: str, value: str) -> None:
    assert run(f"[global]\n{config}\n")[1][variable] == value


def test_where_nothing_is_said_uv_takes_indexes_and_certificates_as_pip_does(run: Run) -> None:
    variables = run()[1]
    assert variables["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert variables["UV_SYSTEM_CERTS"] == "true"


def test_a_variable_of_pip_goes_before_its_file_and_one_of_uv_before_both(run: Run) -> None:
    config = "[global]\nindex-url = https://file.example\n[install]\nindex-url = https://install.example\n"
    assert run(config)[1]["UV_DEFAULT_INDEX"] == "https://install.example"
    variables = {"PIP_INDEX_URL": "https://variable.example"}
    assert run(config, **variables)[1]["UV_DEFAULT_INDEX"] == "https://variable.example"
    variables["UV_DEFAULT_INDEX"] = "https://uv.example"
    assert run(config, **variables)[1]["UV_DEFAULT_INDEX"] == "https://uv.example"


def test_folders_that_are_not_there_are_no_fault(run: Run, tmp_path: Path) -> None:
    variables = run(PIP_FIND_LINKS=f"{tmp_path} /nowhere/wheels https://a.example/wheels")[1]
    assert variables["UV_FIND_LINKS"] == f"{tmp_path},https://a.example/wheels"


@pytest.mark.parametrize("value", ["/a.pem", ""])
def test_the_certificates_that_pip_finds_by_a_variable_are_taken(run: Run, value: str) -> None:
    assert run(REQUESTS_CA_BUNDLE=value, CURL_CA_BUNDLE="/b.pem")[1]["SSL_CERT_FILE"] == (value or "/b.pem")
    assert run(PIP_CERT="/c.pem", REQUESTS_CA_BUNDLE=value)[1]["SSL_CERT_FILE"] == "/c.pem"


@pytest.mark.parametrize(("value", "is_said"), [("true", True), ("1", True), ("false", False), ("0", False)])
def test_constraints_are_added_and_indexes_left_out_by_arguments(run: Run, value: str, is_said: bool) -> None:
    arguments = run(f"[global]\nconstraint = /a.txt /b.txt\nno-index = {value}\n")[0]
    assert arguments == ["--constraint=/a.txt", "--constraint=/b.txt", *(["--no-index"] if is_said else [])]
