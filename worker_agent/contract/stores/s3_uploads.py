"""What uploads in several parts leave in S3."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

logger = logging.getLogger(__name__)


def end_other_uploads(client: S3Client, bucket: str, name: str) -> None:
    """Parts that a killed upload has left are invisible, and paid for until somebody ends it.

    The object is there: whoever still uploads it can do no more than has been done.
    """
    try:
        found = client.list_multipart_uploads(Bucket=bucket, Prefix=name).get("Uploads", [])
        for upload in found:
            if upload["Key"] == name:
                client.abort_multipart_upload(Bucket=bucket, Key=name, UploadId=upload["UploadId"])
    except (BotoCoreError, ClientError):
        logger.warning("what killed uploads may have left of %s stays: can't end it", name, exc_info=True)
