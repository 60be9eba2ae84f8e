"""A name from outside stays where it is written in the log."""

from __future__ import annotations

import io
import logging

from worker_agent.contract.log_format import PlainFormatter

HOSTILE = "a.wav\n2026-01-01 ERROR forged\x1b[2J\u202e"


def logged(with_traceback: bool) -> str:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(PlainFormatter("%(levelname)s %(message)s"))
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
    assert "a.wav\\n2026" in line
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_a_traceback_has_its_lines_and_no_escapes() -> None:
    text = logged(with_traceback=True)
    assert "Traceback" in text
    assert text.count("\n") > 3
    assert "\x1b" not in text
