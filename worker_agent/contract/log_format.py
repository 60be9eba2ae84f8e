"""Log lines that hold what they were given: a name from outside begins no line of its own, and commands no terminal."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from types import TracebackType

from worker_agent.contract.log_fields import current_log_fields
from worker_agent.contract.plain_text import spell_out

_KEPT = "\n\t"  # in tracebacks, which have many lines


class PlainFormatter(logging.Formatter):
    """Spells out what does not print: a line for each message, whatever a file or a worker is called."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = spell_out(record.message)
        return super().formatMessage(record)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return spell_out(super().formatException(ei), _KEPT)


class JsonFormatter(logging.Formatter):
    """An object for each message, its traceback included, with what it is about (`log_fields`)."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "thread": record.threadName,
            "message": record.getMessage(),
            **current_log_fields(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _escape(json.dumps(line, ensure_ascii=False))


def _escape(text: str) -> str:
    """What does not print, as JSON writes it; names in all languages stay readable."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)
