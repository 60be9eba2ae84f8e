"""What the settings may name: queues, stores and services. What they can't mean is refused with a sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

S3 = "s3://"
_QUEUE_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")  # of a standard queue; the name of a FIFO queue ends in ".fifo"
_BUCKET_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def _service(address: str) -> str:
    if not _is_url(address):
        raise PydanticCustomError("address", "it is no address such as https://host:port")
    return address


def _queue(address: str) -> str:
    name = urlsplit(address).path.rpartition("/")[2] if _is_url(address) else address
    if not _QUEUE_NAME.fullmatch(name):
        raise PydanticCustomError("address", "it is neither the name nor the URL of a standard SQS queue")
    return address


def _store(root: str) -> str:
    scheme, separator, rest = root.partition("://")
    if separator and scheme != "s3":
        raise PydanticCustomError("address", "it is neither a folder nor an address such as s3://bucket/prefix")
    if separator and not _BUCKET_NAME.fullmatch(rest.partition("/")[0]):
        raise PydanticCustomError("address", "it names no bucket that S3 could have")
    return root


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that don't match, or a port that is no number
        return False


Folder = Annotated[Path, AfterValidator(Path.expanduser)]
ServiceUrl = Annotated[str, AfterValidator(_service)]
QueueAddress = Annotated[str, AfterValidator(_queue)]  #: the name or the URL of an SQS queue
StoreRoot = Annotated[str, AfterValidator(_store)]  #: a folder, or s3://bucket/prefix
