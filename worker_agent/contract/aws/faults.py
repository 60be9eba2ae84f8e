"""What AWS and boto3 find wrong, as sentences that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.session import Session
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    LoginError,
    NoCredentialsError,
    NoRegionError,
    ParamValidationError,
    PartialCredentialsError,
    RefreshWithMFAUnsupportedError,
    SSOError,
    TokenRetrievalError,
)

from worker_agent.contract.aws.credentials import how_to_renew, name_of

FAULTS = (BotoCoreError, Boto3Error, ClientError, ValueError)  # ValueError: an endpoint_url or region that can't be one
NOT_THERE = frozenset({"AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "NoSuchBucket"})

# Each service, and each of its protocols, has its own names for the same
UNKNOWN_KEY = frozenset(
    {"InvalidClientTokenId", "InvalidAccessKeyId", "UnrecognizedClientException", "AuthFailure", "InvalidToken"}
)
WRONG_SECRET = frozenset({"SignatureDoesNotMatch", "InvalidSignatureException", "InvalidSignature"})
RUN_OUT = frozenset({"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"})
WRONG_TIME = frozenset({"RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"})

_NOT_TO_BE_HAD = (NoCredentialsError, PartialCredentialsError)
_NOT_RENEWED = (CredentialRetrievalError, TokenRetrievalError, RefreshWithMFAUnsupportedError, SSOError, LoginError)


def code_of(error: Exception) -> str:
    """AWS's name for what went wrong, such as "AccessDenied"; "" where there was no answer."""
    response: Any = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def is_denied(error: Exception) -> bool:
    return code_of(error).startswith("AccessDenied") or code_of(error) in ("403", "Forbidden")


def is_mended_by_connecting_anew(error: Exception) -> bool:
    """Whether it may help to look again for credentials, or for the queue or bucket."""
    if isinstance(error, (*_NOT_TO_BE_HAD, *_NOT_RENEWED)):
        return True
    return is_denied(error) or code_of(error) in UNKNOWN_KEY | WRONG_SECRET | RUN_OUT | NOT_THERE


def required_permissions(service: str, names: Mapping[str, str], error: Exception) -> str:
    """What the refused call takes, to go on with in a sentence. `names`: of rights not called as their operation."""
    operation = str(getattr(error, "operation_name", ""))
    return (
        f"to {service}:{names.get(operation, operation)}: worker-policy.json and orchestrator-policy.json "
        "in packaging/cloud name all that each program needs"
    )


def explain(what: str, error: Exception, rights: str, session: Session | None) -> str:
    """A sentence that says what to do about `what`, such as "The queue earshot-tasks".

    `rights`: what it takes; `session`: the one with whose credentials it was tried.
    """
    return _about_credentials(what, error, session) or _about_the_rest(what, error, rights)


def _about_credentials(what: str, error: Exception, session: Session | None) -> str | None:
    if isinstance(error, _NOT_TO_BE_HAD):
        return (
            f"{what} can't be used: there are no AWS credentials. Set them up as for the AWS command line; "
            "Earshot continues by itself within a minute."
        )
    if isinstance(error, _NOT_RENEWED):
        return (
            f"{what} can't be used: the AWS credentials can't be renewed ({_brief(error)}). "
            "Sign in as for the AWS command line; Earshot continues by itself within a minute."
        )
    if session is None:
        return None
    if _is_about_time(error):
        return f"{what} can't be used: AWS finds this computer's clock wrong. Set it; Earshot continues by itself."
    if code_of(error) in UNKNOWN_KEY:
        return f"{what} can't be used: {name_of(session)} is not known any more. Renew it {how_to_renew(session)}."
    if code_of(error) in WRONG_SECRET:
        return f"{what} can't be used: {name_of(session)} has another secret. Correct it {how_to_renew(session)}."
    if code_of(error) in RUN_OUT:
        return f"{what} can't be used: {name_of(session)} has run out. Renew it {how_to_renew(session)}."
    return None


def _is_about_time(error: Exception) -> bool:
    """Some services say only in the text that it is the time of a signature that they don't like."""
    return code_of(error) in WRONG_TIME or (code_of(error) in WRONG_SECRET and "Signature expired" in str(error))


def _about_the_rest(what: str, error: Exception, rights: str) -> str:
    match error:
        case NoRegionError():
            where = "in the settings, as region under AWS, or in EARSHOT_AWS__REGION"
            return f"{what} can't be used: no AWS region is set. Name it {where}."
        case EndpointConnectionError() | ConnectTimeoutError():
            return f"{what} can't be reached. Check the network, and the region and endpoint_url in the settings."
        case ParamValidationError() | ValueError():
            return f"{what} can't be used: {_brief(error)}. Check the settings."
        case _ if is_denied(error):
            return f"{what} may not be used with these AWS credentials. Give them the rights {rights}."
        case _ if code_of(error) in NOT_THERE:
            return f"{what} does not exist. Check its name, and the region in the settings."
        case _:
            return f"{what} does not answer as it should: {_brief(error)}. Earshot tries again by itself."


def _brief(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
