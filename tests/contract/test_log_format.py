"""A name from outside stays where it is written in the log."""

from __future__ import annotations

import io
import json
import logging
from datetime import datetime, timedelta

from worker_agent.contract.log_fields import log_fields
from worker_agent.contract.log_format import JsonFormatter, PlainFormatter

HOSTILE = "ü.wav\n2026-01-01 ERROR forged\x1b[2J\u202e"


def logged(with_traceback: bool, formatter: logging.Formatter | None = None) -> str:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter or PlainFormatter("%(levelname)s %(message)s"))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise OSError(HOSTILE)
    except OSError:
        logger.error("can't read %s", HOSTILE, exc_info=with_traceback)
    return out.getvalue()


def test_a_message_is_one_line_whatever_a_file_is_called() -> None:
    line = logged(with_traceback=False)
    assert line.count("\n") == 1
    assert "ü.wav\\n2026" in line
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_a_traceback_has_its_lines_and_no_escapes() -> None:
    text = logged(with_traceback=True)
    assert "Traceback" in text
    assert text.count("\n") > 3
    assert "\x1b" not in text


def test_a_message_is_one_object_with_all_that_was_given() -> None:
    line = logged(with_traceback=True, formatter=JsonFormatter())
    assert line.count("\n") == 1
    assert line.rstrip("\n").isprintable()
    assert "can't read ü.wav" in line
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"]) == ("ERROR", "test", f"can't read {HOSTILE}")
    assert entry["exception"].startswith("Traceback")
    assert entry["exception"].endswith(HOSTILE)
    assert datetime.fromisoformat(entry["time"]).utcoffset() == timedelta(0)


def test_an_object_says_what_it_is_about() -> None:
    with log_fields(task="a"):
        with log_fields(attempt="b"):
            inner = json.loads(logged(with_traceback=False, formatter=JsonFormatter()))
        outer = json.loads(logged(with_traceback=False, formatter=JsonFormatter()))
    after = json.loads(logged(with_traceback=False, formatter=JsonFormatter()))
    assert (inner["task"], inner["attempt"]) == ("a", "b")
    assert (outer["task"], outer.get("attempt")) == ("a", None)
    assert "task" not in after
