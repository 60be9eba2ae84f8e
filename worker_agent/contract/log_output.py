"""The log of a program that nobody watches: on standard error, for the journal, a container's log, or a terminal."""

from __future__ import annotations

import logging
import sys
import threading
from typing import Literal

from worker_agent.contract.log_format import JsonFormatter

logger = logging.getLogger(__name__)

LogFormat = Literal["auto", "text", "json"]


def log_to_standard_error(level: str, chosen: LogFormat, text: logging.Formatter) -> None:
    """All that is logged, Python's warnings and what ends a thread included. `text`: how people read it.

    "auto" is JSON for the program that reads it, unless a person does, at a terminal.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if _wants_json(chosen) else text)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    threading.excepthook = _log_end_of_thread


def _wants_json(chosen: LogFormat) -> bool:
    return chosen == "json" or (chosen == "auto" and not sys.stderr.isatty())


def _log_end_of_thread(end: threading.ExceptHookArgs) -> None:
    if end.exc_value:
        logger.error("a thread has ended", exc_info=end.exc_value)
