"""What the SQS and the S3 implementation have in common: clients that outlive their credentials."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from boto3.session import Session
from botocore.config import Config

from worker_agent.contract.aws.credentials import files_version
from worker_agent.contract.aws.faults import FAULTS, explain, is_mended_by_connecting_anew
from worker_agent.contract.sqs_limits import MAX_WAIT

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

TRIES = 4  # of one call
CONNECTIONS = 32  # that one client keeps; botocore keeps ten, and opens one anew for each further call at once

CONFIG = Config(
    connect_timeout=5,  # seconds
    read_timeout=MAX_WAIT + 10,  # seconds; a long poll must end before it
    max_pool_connections=CONNECTIONS,
    retries={"mode": "standard", "total_max_attempts": TRIES},
    user_agent="earshot",  # botocore's own is put together anew for each call, which is a tenth of the whole call
)


def sqs_client(session: Session, region: str | None, endpoint_url: str | None, *, tries: int = TRIES) -> SQSClient:
    """Raises BotoCoreError where a setting is missing."""
    config = CONFIG.merge(Config(retries={"mode": "standard", "total_max_attempts": tries}))
    return session.client("sqs", region_name=region, endpoint_url=endpoint_url, config=config)


def s3_client(session: Session, region: str | None, endpoint_url: str | None) -> S3Client:
    """Raises BotoCoreError where a setting is missing."""
    style = {"addressing_style": "path" if endpoint_url else "auto"}  # stand-ins seldom answer to bucket.host
    config = CONFIG.merge(Config(s3=style))  # type: ignore[arg-type]
    return session.client("s3", region_name=region, endpoint_url=endpoint_url, config=config)


class Closable(Protocol):
    def close(self) -> None: ...


Opened = TypeVar("Opened", bound=Closable)


@dataclass(frozen=True, slots=True)
class _Held(Generic[Opened]):
    version: object  #: of the files that the credentials may come from
    session: Session
    opened: Opened


class Connection(Generic[Opened]):
    """What was opened with one set of credentials, shared by threads; opened anew where that may help.

    A client of boto3 keeps the credentials that it found at first. So it is replaced when their files have changed,
    and, wherever they come from, when AWS does not take them.
    """

    def __init__(
        self,
        what: str,
        rights: Callable[[Exception], str],
        unavailable: type[Exception],
        open_with: Callable[[Session], Opened],
    ) -> None:
        """`what`: as a sentence begins with it; `rights`: what the call takes that failed so.

        `unavailable`: the exception for all faults. `open_with` may use the network.
        """
        self._what = what
        self._rights = rights
        self._unavailable = unavailable
        self._open_with = open_with
        self._lock = threading.Lock()
        self._held: _Held[Opened] | None = None

    @contextmanager
    def use(self) -> Iterator[Opened]:
        """What is open; botocore's errors become `unavailable` with a sentence that says what to do."""
        held = session = None
        try:
            with self._lock:
                version = files_version()
                if self._held is None or self._held.version != version:
                    session = Session()
                    self._held = _Held(version, session, self._open_with(session))
                held, session = self._held, self._held.session
            yield held.opened
        except FAULTS as error:
            if held and is_mended_by_connecting_anew(error):
                self._forget(held)
            raise self._unavailable(explain(self._what, error, self._rights(error), session)) from error

    def close(self) -> None:
        """Let go of all connections; the next use connects anew. Waits for no stuck thread."""
        if held := self._held:
            held.opened.close()

    def _forget(self, held: _Held[Opened]) -> None:
        """Not closed: other threads may be about to use it. What is no longer used closes its connections itself."""
        with self._lock:
            if self._held is held:
                self._held = None
