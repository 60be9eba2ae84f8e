"""What the SQS and the S3 implementation have in common: clients, and sentences for what goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
)

from worker_agent.contract.queue import MAX_WAIT

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

FAULTS = (BotoCoreError, ClientError)

CONFIG = Config(
    connect_timeout=5,  # seconds
    read_timeout=MAX_WAIT + 10,  # seconds; a long poll must end before it
    retries={"mode": "standard", "total_max_attempts": 4},
)


def sqs_client(region: str | None, endpoint_url: str | None) -> SQSClient:
    """Raises BotoCoreError where a setting is missing."""
    return boto3.session.Session().client("sqs", region_name=region, endpoint_url=endpoint_url, config=CONFIG)


def s3_client(region: str | None, endpoint_url: str | None) -> S3Client:
    """Raises BotoCoreError where a setting is missing."""
    style = {"addressing_style": "path" if endpoint_url else "auto"}  # stand-ins seldom answer to bucket.host
    config = CONFIG.merge(Config(s3=style))  # type: ignore[arg-type]
    return boto3.session.Session().client("s3", region_name=region, endpoint_url=endpoint_url, config=config)


def code_of(error: Exception) -> str:
    """AWS's name for what went wrong, such as "AccessDenied"; "" where there was no answer."""
    response: Any = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def explain(what: str, error: Exception) -> str:
    """A sentence that says what to do about `what`, such as "the task queue earshot"."""
    match error:
        case NoRegionError():
            return f"{what} can't be used: no AWS region is set. Set EARSHOT_AWS__REGION."
        case NoCredentialsError() | PartialCredentialsError():
            return f"{what} can't be used: there are no AWS credentials. Set them up as for the AWS command line."
        case EndpointConnectionError():
            return f"{what} can't be reached. Check the network and the endpoint_url in the settings."
        case ClientError() if "AccessDenied" in code_of(error) or code_of(error) in ("403", "Forbidden"):
            return f"{what} may not be used with these AWS credentials. Give them the rights that the README names."
        case ClientError() if code_of(error) in ("InvalidClientTokenId", "SignatureDoesNotMatch", "ExpiredToken"):
            return f"{what} can't be used: the AWS credentials are not valid or have run out. Renew them."
        case _:
            return f"{what} does not answer as it should: {error}. Earshot tries again by itself."
