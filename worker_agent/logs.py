"""Sets up the agent's log: lines on standard error."""

from __future__ import annotations

import logging
import time

from worker_agent.contract.log_format import PlainFormatter
from worker_agent.contract.log_output import LogFormat, log_to_standard_error

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


def set_up_logs(level: str, chosen: LogFormat) -> None:
    """`level`: one of logging's names."""
    text = PlainFormatter(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
    text.converter = time.gmtime
    log_to_standard_error(level, chosen, text)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
