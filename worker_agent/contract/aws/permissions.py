"""What AWS says of a right when it is asked for something that comes to nothing."""

from __future__ import annotations

from collections.abc import Callable

from botocore.exceptions import ClientError

from worker_agent.contract.aws.faults import is_denied, is_mended_by_connecting_anew

BROKEN = 500  # the status of an answer from there on: it tells nothing of what was asked


def is_granted(attempt: Callable[[], object]) -> bool | None:
    """Whether AWS lets the caller make the request; None: the answer does not tell.

    `attempt` makes a request that changes nothing, whoever makes it: AWS looks at the caller's rights first, and
    finds then that the request names what is not there. Raises what has nothing to do with rights.
    """
    try:
        attempt()
    except ClientError as error:
        if is_denied(error):
            return False
        if is_mended_by_connecting_anew(error):
            raise
        if error.response["ResponseMetadata"]["HTTPStatusCode"] >= BROKEN:
            return None
    return True
