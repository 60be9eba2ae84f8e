"""Runs uv with what pip has been told by its files and variables, which uv does not read: indexes, certificates, …

    python uv_as_pip.py UV ARGUMENT…

What uv has been told itself, by variables that begin with UV_, goes first.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TRUE = ("1", "true", "yes", "on", "y", "t")  # as pip reads them
SECTIONS = ("global", "install", ":env:")  # of pip's configuration; what a later one says goes first


def main(uv: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode:
        sys.exit(listed.stderr)
    options = parse(listed.stdout)
    variables = {**translate(options, os.environ), **os.environ, **overridden(options)}
    os.execvpe(uv, [uv, *arguments, *more_arguments(options)], variables)


def parse(listed: str) -> dict[str, str]:
    """The options of `pip install`, from what `pip config list` prints."""
    found: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in found:
            found[section][option] = str(ast.literal_eval(value))
    return {option: value for section in SECTIONS for option, value in found[section].items() if value.strip()}


def translate(options: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that tell uv the same."""
    found = {"UV_INDEX_STRATEGY": "unsafe-best-match"}  # pip takes the best of all indexes, uv that of the first one
    for option, variable, separator in (
        ("index-url", "UV_DEFAULT_INDEX", " "),
        ("extra-index-url", "UV_INDEX", " "),
        ("trusted-host", "UV_INSECURE_HOST", " "),
        ("client-cert", "SSL_CLIENT_CERT", " "),
    ):
        if option in options:
            found[variable] = separator.join(options[option].split())
    if links := list(_links(options)):
        found["UV_FIND_LINKS"] = ",".join(links)
    if "timeout" in options or "default-timeout" in options:
        found["UV_HTTP_TIMEOUT"] = str(round(float(options.get("timeout") or options["default-timeout"])))
    if "no-cache-dir" in options:  # whatever its value is
        found["UV_NO_CACHE"] = "1"
    return found | _certificates(options, environment)


def overridden(options: Mapping[str, str]) -> dict[str, str]:
    """Variables that pip's own option overrides."""
    return dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), options["proxy"]) if "proxy" in options else {}


def more_arguments(options: Mapping[str, str]) -> list[str]:
    """What variables can't say, or not beside the same argument."""
    constraints = [f"--constraint={file}" for file in options.get("constraint", "").split()]
    return [*constraints, *(["--no-index"] if options.get("no-index") in TRUE else [])]


def _links(options: Mapping[str, str]) -> Iterator[str]:
    """uv refuses folders that are not there, which pip only mentions."""
    for link in options.get("find-links", "").split():
        if "://" in link or Path(link).expanduser().exists():
            yield link


def _certificates(options: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    named = options.get("cert") or environment.get("REQUESTS_CA_BUNDLE") or environment.get("CURL_CA_BUNDLE")
    if named is None:
        return {"UV_SYSTEM_CERTS": "true"}  # pip asks the system, too
    return {"SSL_CERT_DIR" if Path(named).is_dir() else "SSL_CERT_FILE": named}


if __name__ == "__main__":
    main(*sys.argv[1:])
