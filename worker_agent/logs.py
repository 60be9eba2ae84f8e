"""Sets up the agent's log: lines on standard error, for a terminal, a file or the journal."""

from __future__ import annotations

import logging
import sys
import time

from worker_agent.contract.log_format import PlainFormatter

_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_TALKATIVE = (
    "faster_whisper",
    "fontTools",
    "fpdf",
    "httpx",
    "httpx2",
    "huggingface_hub",
    "boto3",
    "botocore",
    "filelock",
    "urllib3",
)


def set_up_logs(level: str) -> None:
    """`level`: one of logging's names."""
    handler = logging.StreamHandler(sys.stderr)
    formatter = PlainFormatter(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
