"""The object store on S3, or on anything that speaks its API."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from boto3.s3.transfer import TransferConfig
from boto3.session import Session
from botocore.exceptions import ClientError

from worker_agent.contract.aws import session as aws
from worker_agent.contract.aws.faults import code_of, is_denied, required_permissions
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.parallel import in_parallel
from worker_agent.contract.rights import Right, StoreNeed
from worker_agent.contract.stores.object_store import (
    MAX_DOCUMENT_BYTES,
    NotDeleted,
    ObjectMissing,
    StoreUnavailable,
    check_size,
)
from worker_agent.contract.stores.s3_rights import find_rights
from worker_agent.contract.stores.s3_uploads import end_other_uploads

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
DELETIONS = 1000  # in one call
#: What servers answer that delete no more than one object at once, or want each batch with an MD5 digest
NO_BATCHES = frozenset(
    "501 405 NotImplemented MethodNotAllowed MissingContentMD5 InvalidRequest InvalidArgument MalformedXML".split()
)
UNTOLD = frozenset({"400", "403"})  # HEAD has no body, so nothing says what is wrong
UPLOAD = TransferConfig(max_concurrency=2)  # of a file in parts, so that several at once find connections enough
HOME_REGION = "us-east-1"  # the one region that S3 does not let us name
REQUIRED_PERMISSIONS = {  # where a right is not called as the operation
    "HeadBucket": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "HeadObject": "GetObject",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "DeleteObjects": "DeleteObject",
    "CompleteMultipartUpload": "PutObject",
}


class S3Store:
    """Objects in a bucket, below a prefix. Nothing touches the network until the first use."""

    def __init__(
        self, bucket: str, prefix: str = "", *, region: str | None = None, endpoint_url: str | None = None
    ) -> None:
        """The bucket is made where there is none."""
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._region = region
        self._endpoint_url = endpoint_url
        self._connection = self._connect(self._open)
        self._deletes_batches = True  # until the server says that it does not

    @property
    def name(self) -> str:
        return f"s3://{self._bucket}/{self._prefix}"

    def put(self, key: str, data: bytes) -> None:
        with self._client() as client:
            client.put_object(Bucket=self._bucket, Key=self._prefix + key, Body=data)

    def put_file(self, key: str, source: Path) -> None:
        with source.open("rb") as file, self._client() as client:
            if os.fstat(file.fileno()).st_size < UPLOAD.multipart_threshold:  # boto3 would start threads for it
                client.put_object(Bucket=self._bucket, Key=self._prefix + key, Body=file)
                return
            try:
                client.upload_fileobj(file, self._bucket, self._prefix + key, Config=UPLOAD)
            except ClientError as error:
                if code_of(error) != "NoSuchUpload" or not self.exists(key):
                    raise
                return  # another upload to this key was ready first, and has ended ours
            end_other_uploads(client, self._bucket, self._prefix + key)

    def get(self, key: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> bytes:
        with self._client(key) as client:
            answer = client.get_object(Bucket=self._bucket, Key=self._prefix + key)
            with closing(answer["Body"]) as body:
                check_size(key, answer["ContentLength"], max_bytes)
                return body.read()

    def get_range(self, key: str, start: int, length: int) -> bytes:
        wanted = f"bytes={start}-{start + length - 1}"
        with self._client(key) as client:
            try:
                answer = client.get_object(Bucket=self._bucket, Key=self._prefix + key, Range=wanted)
            except ClientError as error:
                if code_of(error) != "InvalidRange":
                    raise
                return b""  # it begins past the end
            with closing(answer["Body"]) as body:
                return body.read()

    def path_of(self, key: str) -> None:
        """None is."""

    def fetch(self, key: str, scratch: Path, on_progress: Callable[[], object] = lambda: None) -> Path:
        path = scratch / uuid.uuid4().hex
        with self._client(key) as client:
            client.download_file(self._bucket, self._prefix + key, str(path), Callback=lambda _: on_progress())
        return path

    def exists(self, key: str) -> bool:
        try:
            with self._client(key) as client:
                client.head_object(Bucket=self._bucket, Key=self._prefix + key)
        except ObjectMissing:
            return False
        return True

    def delete(self, key: str) -> None:
        with self._client() as client:
            client.delete_object(Bucket=self._bucket, Key=self._prefix + key)

    def delete_many(self, keys: Collection[str]) -> None:
        named = list(keys)
        for first in range(0, len(named), DELETIONS):
            self._delete_batch(named[first : first + DELETIONS], rest=named[first + DELETIONS :])

    def keys(self, prefix: str) -> Iterator[str]:
        with self._client() as client:
            pages = client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix + prefix)
            for page in pages:
                for entry in page.get("Contents", []):
                    yield entry["Key"].removeprefix(self._prefix)

    def check(self) -> Condition:
        with closing(self._connect(self._any_client)) as anew, anew.use() as client, self._told_why(client):
            if self._has_bucket(client):
                return Condition(Readiness.READY, f"The store {self.name} is there and answers.")
        sentence = "The first use makes it if these AWS credentials may; else make it."
        return Condition(Readiness.MISSING, f"There is no bucket {self._bucket} yet. {sentence}")

    def rights(self, needs: Iterable[StoreNeed]) -> list[Right]:
        with closing(self._connect(self._any_client)) as anew, anew.use() as client:
            return list(find_rights(client, self._bucket, self._prefix, needs))

    def close(self) -> None:
        self._connection.close()

    def _delete_batch(self, keys: Sequence[str], rest: Sequence[str]) -> None:
        """`rest`: those that come after them. An answer that all is well may tell of some that stay."""
        left = keys
        try:
            with self._client() as client:
                if faults := self._delete_objects(client, keys):
                    left = [fault["Key"].removeprefix(self._prefix) for fault in faults]
                    raise ClientError({"Error": faults[0]}, "DeleteObjects")
        except StoreUnavailable as error:
            raise NotDeleted(str(error), [*left, *rest]) from error

    def _delete_objects(self, client: S3Client, keys: Sequence[str]) -> list[Any]:
        """What S3 says of the keys that could not be deleted."""
        if self._deletes_batches and len(keys) > 1:
            objects: Any = [{"Key": self._prefix + key} for key in keys]
            try:
                answer = client.delete_objects(Bucket=self._bucket, Delete={"Objects": objects, "Quiet": True})
            except ClientError as error:
                if code_of(error) not in NO_BATCHES:
                    raise
                self._deletes_batches = False
            else:
                return [fault for fault in answer.get("Errors", []) if fault.get("Code") not in MISSING]
        in_parallel(self.delete, keys)
        return []

    @contextmanager
    def _client(self, key: str | None = None) -> Iterator[S3Client]:
        """The client; botocore's errors become sentences, a missing `key` becomes ObjectMissing."""
        with self._connection.use() as client, self._told_why(client):
            try:
                yield client
            except ClientError as error:
                if key and code_of(error) in MISSING:
                    raise ObjectMissing(f"{self.name} holds no {key}.") from error
                raise

    @contextmanager
    def _told_why(self, client: S3Client) -> Iterator[None]:
        """What refuses a HEAD without a word, be it the key or a right, mostly refuses a listing with one."""
        try:
            yield
        except ClientError as error:
            if code_of(error) in UNTOLD:
                client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix, MaxKeys=1)
            raise

    def _connect(self, open_with: Callable[[Session], S3Client]) -> aws.Connection[S3Client]:
        rights = partial(required_permissions, "s3", REQUIRED_PERMISSIONS)
        return aws.Connection(f"The store {self.name}", rights, StoreUnavailable, open_with)

    def _any_client(self, session: Session) -> S3Client:
        return aws.s3_client(session, self._region, self._endpoint_url)

    def _open(self, session: Session) -> S3Client:
        client = self._any_client(session)
        with self._told_why(client):
            if not self._has_bucket(client):
                self._make_bucket(client)
        return client

    def _has_bucket(self, client: S3Client) -> bool:
        try:
            client.head_bucket(Bucket=self._bucket)
        except ClientError as error:
            if code_of(error) not in ("404", "NoSuchBucket"):
                raise
            return False
        return True

    def _make_bucket(self, client: S3Client) -> None:
        region = client.meta.region_name
        where: Any = {} if region == HOME_REGION else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        try:
            client.create_bucket(Bucket=self._bucket, **where)
        except client.exceptions.BucketAlreadyOwnedByYou:
            return  # another process was quicker
        except ClientError as error:
            if not is_denied(error):
                raise
            sentence = f"There is no bucket {self._bucket}, and these AWS credentials may not make it."
            raise StoreUnavailable(f"{sentence} Make it, or check its name.") from error
