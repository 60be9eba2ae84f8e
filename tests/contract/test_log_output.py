"""What a program writes to standard error: text for a person at a terminal, JSON for what else reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROGRAM = """
import logging, sys, threading, warnings
from worker_agent.contract.log_output import log_to_standard_error
log_to_standard_error("info", sys.argv[1], logging.Formatter("%(levelname)s %(message)s"))
logging.info("begun")
warnings.warn("old ways")
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
"""


def said(chosen: str) -> str:
    """To a pipe, as the journal and Docker have it."""
    command = [sys.executable, "-c", PROGRAM, chosen]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr


def said_at_a_terminal(chosen: str) -> str:
    ours, theirs = os.openpty()
    os.set_blocking(ours, False)
    try:
        subprocess.run([sys.executable, "-c", PROGRAM, chosen], stderr=theirs, check=True, timeout=60)
        return os.read(ours, 65536).decode().replace("\r\n", "\n")
    finally:
        os.close(ours)
        os.close(theirs)


def test_whatever_is_not_a_terminal_gets_json_for_all_that_happens() -> None:
    entries = [json.loads(line) for line in said("auto").splitlines()]
    assert [entry["level"] for entry in entries] == ["INFO", "WARNING", "ERROR"]
    assert entries[0]["message"] == "begun"
    assert "old ways" in entries[1]["message"]
    assert "ZeroDivisionError" in entries[2]["exception"]


def test_a_person_at_a_terminal_gets_text() -> None:
    assert said_at_a_terminal("auto").startswith("INFO begun\nWARNING ")


def test_what_is_chosen_holds() -> None:
    assert said("text").startswith("INFO begun\n")
    assert json.loads(said_at_a_terminal("json").splitlines()[0])["message"] == "begun"
