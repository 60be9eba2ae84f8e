"""Which rights in a bucket S3 refuses. No request here can store or remove anything.

That holds for everything that speaks S3's API: a part of an upload that nobody began has nowhere to go. A PUT that is
spoilt, by a digest or by a condition, is stored by servers that look at neither. Only AWS itself is asked to delete: it
says that there is no such key, whereas others look past the condition, and in a bucket with versions note the deletion
of what never was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from worker_agent.contract.aws.permissions import is_granted
from worker_agent.contract.rights import Right, StoreNeed, StoreUse

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

NAMES = {
    StoreUse.READ: "s3:GetObject",
    StoreUse.WRITE: "s3:PutObject",
    StoreUse.DELETE: "s3:DeleteObject",
    StoreUse.LIST_UPLOADS: "s3:ListBucketMultipartUploads",
    StoreUse.END_UPLOADS: "s3:AbortMultipartUpload",
}
NOTHING = "0" * 64  # a key below a prefix of the store under which nothing is ever stored
NO_UPLOAD = "earshot-doctor"
NO_ETAG = f'"{"0" * 32}"'


def find_rights(client: S3Client, bucket: str, prefix: str, needs: Iterable[StoreNeed]) -> Iterator[Right]:
    """Those that are refused, or not told. Raises BotoCoreError, ClientError.

    `prefix`: the store's. The caller may list the bucket, else all that is not there is refused.
    """
    for need in needs:
        granted = _is_granted(client, bucket, f"{prefix}{need.under}{NOTHING}", need.use)
        if not granted:
            on = f"s3://{bucket}" if need.use is StoreUse.LIST_UPLOADS else f"s3://{bucket}/{prefix}{need.under}*"
            yield Right(need, NAMES[need.use], on, refused=granted is False)


def _is_granted(client: S3Client, bucket: str, key: str, use: StoreUse) -> bool | None:
    attempts = _attempts(client, bucket, key)
    # S3 compares an ETag only for those who may read the object, and refuses others so
    if use is StoreUse.DELETE and not (is_aws(client) and is_granted(attempts[StoreUse.READ])):
        return None
    return is_granted(attempts[use])


def _attempts(client: S3Client, bucket: str, key: str) -> dict[StoreUse, Callable[[], object]]:
    return {
        StoreUse.READ: lambda: client.get_object(Bucket=bucket, Key=key)["Body"].close(),
        StoreUse.WRITE: lambda: client.upload_part(Bucket=bucket, Key=key, UploadId=NO_UPLOAD, PartNumber=1, Body=b""),
        StoreUse.DELETE: lambda: client.delete_object(Bucket=bucket, Key=key, IfMatch=NO_ETAG),
        StoreUse.LIST_UPLOADS: lambda: client.list_multipart_uploads(Bucket=bucket, Prefix=key, MaxUploads=1),
        StoreUse.END_UPLOADS: lambda: client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=NO_UPLOAD),
    }


def is_aws(client: S3Client) -> bool:
    host = urlsplit(client.meta.endpoint_url).hostname or ""
    return host.endswith((".amazonaws.com", ".amazonaws.com.cn", ".api.aws"))
