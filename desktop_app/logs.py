"""Where the log goes: a file in the home folder, and what matters to the terminal; of a service, standard error."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from worker_agent.contract.log_format import PlainFormatter
from worker_agent.contract.log_output import LogFormat, log_to_standard_error
from worker_agent.contract.private import make_private_folder

FOLDER, OWN, WORKERS = "logs", "earshot.log", "worker.log"  # in the home folder: where, and the files
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LARGEST = 10 * 1024 * 1024  # bytes in one file
KEPT = 3  # older files


def set_up_logs(home: Path, *, verbose: bool) -> Path:
    """Log into `home`/logs/earshot.log, and to the terminal if `verbose`; returns the file's path."""
    path = home / FOLDER / OWN
    handlers: list[logging.Handler] = []
    try:
        make_private_folder(home)
        path.parent.mkdir(exist_ok=True)
        handlers.append(RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"))
    except OSError:  # a log that can't be written must not keep the program from saying why
        verbose = True
    if verbose:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(PlainFormatter(FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=handlers)
    return path


def set_up_service_logs(chosen: LogFormat) -> None:
    """Log to standard error alone: a file that several processes turn over loses lines."""
    log_to_standard_error("info", chosen, PlainFormatter(FORMAT))
