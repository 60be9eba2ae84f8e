"""What the SQS and the S3 implementation have in common: clients, and sentences for what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    ParamValidationError,
    PartialCredentialsError,
)

from worker_agent.contract.queue import MAX_WAIT

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

FAULTS = (BotoCoreError, ClientError, ValueError)  # ValueError: an endpoint_url or a region that can't be one
NOT_THERE = frozenset({"AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "NoSuchBucket"})
NOT_VALID = frozenset({"InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})

TRIES = 4  # of one call

CONFIG = Config(
    connect_timeout=5,  # seconds
    read_timeout=MAX_WAIT + 10,  # seconds; a long poll must end before it
    retries={"mode": "standard", "total_max_attempts": TRIES},
)


def sqs_client(region: str | None, endpoint_url: str | None, *, tries: int = TRIES) -> SQSClient:
    """Raises BotoCoreError where a setting is missing."""
    config = CONFIG.merge(Config(retries={"mode": "standard", "total_max_attempts": tries}))
    return boto3.session.Session().client("sqs", region_name=region, endpoint_url=endpoint_url, config=config)


def s3_client(region: str | None, endpoint_url: str | None) -> S3Client:
    """Raises BotoCoreError where a setting is missing."""
    style = {"addressing_style": "path" if endpoint_url else "auto"}  # stand-ins seldom answer to bucket.host
    config = CONFIG.merge(Config(s3=style))  # type: ignore[arg-type]
    return boto3.session.Session().client("s3", region_name=region, endpoint_url=endpoint_url, config=config)


def code_of(error: Exception) -> str:
    """AWS's name for what went wrong, such as "AccessDenied"; "" where there was no answer."""
    response: Any = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def rights(service: str, error: Exception, names: Mapping[str, str]) -> str:
    """What the refused call takes, to go on with in a sentence. `names`: of rights not called as their operation."""
    operation = str(getattr(error, "operation_name", ""))
    return (
        f"to {service}:{names.get(operation, operation)}: worker-policy.json and orchestrator-policy.json "
        "in packaging/cloud name all that each program needs"
    )


def is_denied(error: Exception) -> bool:
    return code_of(error).startswith("AccessDenied") or code_of(error) in ("403", "Forbidden")


def explain(what: str, error: Exception, rights: str) -> str:
    """A sentence that says what to do about `what`, such as "The queue earshot-tasks"; `rights`: what it takes."""
    text = " ".join(str(error).split()).rstrip(".")
    match error:
        case NoRegionError():
            return f"{what} can't be used: no AWS region is set. Set EARSHOT_AWS__REGION."
        case NoCredentialsError() | PartialCredentialsError():
            return f"{what} can't be used: there are no AWS credentials. Set them up as for the AWS command line."
        case EndpointConnectionError() | ConnectTimeoutError():
            return f"{what} can't be reached. Check the network, and the region and endpoint_url in the settings."
        case ParamValidationError() | ValueError():
            return f"{what} can't be used: {text}. Check the settings."
        case _ if is_denied(error):
            return f"{what} may not be used with these AWS credentials. Give them the rights {rights}."
        case _ if code_of(error) in NOT_VALID:
            return f"{what} can't be used: the AWS credentials are not valid or have run out. Renew them."
        case _ if code_of(error) in NOT_THERE:
            return f"{what} does not exist. Check its name, and the region in the settings."
        case _:
            return f"{what} does not answer as it should: {text}. Earshot tries again by itself."
