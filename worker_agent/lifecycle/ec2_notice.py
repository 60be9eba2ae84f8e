"""EC2's notices that it takes the machine back: the instance's metadata service tells of a spot interruption about two
minutes before, and of an Auto Scaling group that takes the machine out."""

from __future__ import annotations

import http.client
import logging
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from worker_agent.lifecycle.shutdown import ShutdownSignal

logger = logging.getLogger(__name__)

POLL = 5.0  # seconds between two looks, as AWS advises
TIMEOUT = 2.0  # seconds; the service is on the machine itself
TOKEN_LIFE = 6 * 3600  # seconds, the ceiling
LARGEST = 4096  # bytes of an answer; a true one has a tenth of it
_TERMINATED = b"Terminated"  # the state that an Auto Scaling group is leading the machine to; else "InService"
ENDPOINT = "http://169.254.169.254"
DMI = Path("/sys/class/dmi/id")
DMI_FILES = ("sys_vendor", "board_vendor", "bios_vendor", "bios_version")  # the last one tells on machines under Xen

Setting = Literal["auto", "on", "off"]


class SpotInterruption(BaseModel):
    """What is to happen to the machine."""

    action: str = Field(max_length=50)  #: "terminate", "stop" or "hibernate"
    time: str = Field(max_length=50)  #: when, in UTC

    def __str__(self) -> str:
        return f"EC2 takes this machine back at {self.time} ({self.action})."


class MetadataService:
    """The instance metadata service, version 2: every question needs a token."""

    def __init__(self, endpoint: str = ENDPOINT) -> None:
        self._root = endpoint.rstrip("/")
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy reaches it
        self._token: str | None = None

    def notice(self) -> str | None:
        """Why the machine goes; None: it stays.

        Raises OSError, HTTPException or ValueError where the service does not answer.
        """
        if interruption := self._get("/latest/meta-data/spot/instance-action"):
            return str(SpotInterruption.model_validate_json(interruption))
        if self._get("/latest/meta-data/autoscaling/target-lifecycle-state") == _TERMINATED:
            return "The Auto Scaling group takes this machine out."
        return None

    def _get(self, path: str) -> bytes:
        """Empty where nothing is there."""
        try:
            return self._get_with_token(path)
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.UNAUTHORIZED:
                raise
        self._token = None  # it has run out
        return self._get_with_token(path)

    def _get_with_token(self, path: str) -> bytes:
        self._token = self._token or self._fetch_token()
        try:
            return self._open("GET", path, {"X-aws-ec2-metadata-token": self._token})
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.NOT_FOUND:
                raise
            return b""

    def _fetch_token(self) -> str:
        headers = {"X-aws-ec2-metadata-token-ttl-seconds": str(TOKEN_LIFE)}
        return self._open("PUT", "/latest/api/token", headers).decode("ascii")

    def _open(self, method: str, path: str, headers: Mapping[str, str]) -> bytes:
        request = urllib.request.Request(self._root + path, headers=dict(headers), method=method)
        try:
            with self._opener.open(request, timeout=TIMEOUT) as answer:
                content: bytes = answer.read(LARGEST)
                return content
        except urllib.error.HTTPError as error:
            error.close()
            raise


class Ec2Watch:
    """Looks for a notice until it comes, or until the worker leaves for another reason."""

    def __init__(self, service: MetadataService, shutdown: ShutdownSignal, poll: float = POLL) -> None:
        self._service = service
        self._shutdown = shutdown
        self._poll = poll
        self._silent = False

    def start(self) -> None:
        threading.Thread(target=self.run, name="ec2 notice", daemon=True).start()

    def run(self) -> None:
        while not self._shutdown.stop.is_set():
            if notice := self._look():
                self._shutdown.request(notice)
            self._shutdown.stop.wait(self._poll)

    def _look(self) -> str | None:
        try:
            notice = self._service.notice()
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._tell(error)
            return None
        self._silent = False
        return notice

    def _tell(self, error: Exception) -> None:
        """Once, as long as it lasts."""
        if not self._silent:
            logger.warning(
                "The EC2 metadata service does not answer as it should (%s), so no notice is seen. In a container "
                "it takes a hop limit of 2; where it is switched off for good, set worker.spot_notice to off.",
                error,
            )
        self._silent = True


def watch_for_ec2_notice(shutdown: ShutdownSignal, setting: Setting) -> None:
    """Leave when EC2 is about to take the machine; elsewhere, do nothing."""
    if _is_wanted(setting):
        Ec2Watch(MetadataService(os.environ.get("AWS_EC2_METADATA_SERVICE_ENDPOINT") or ENDPOINT), shutdown).start()


def _is_wanted(setting: Setting) -> bool:
    if setting == "off" or os.environ.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
        return False
    return setting == "on" or on_ec2()


def on_ec2(folder: Path = DMI) -> bool:
    """Whether the machine's makers say so; to ask the network costs seconds where nobody answers."""
    return any("amazon" in _read(folder / name).lower() for name in DMI_FILES)


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""
