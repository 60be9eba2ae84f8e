"""What AWS answers when something is wrong: every answer becomes a sentence that says what to do."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from boto3.session import Session
from botocore.stub import Stubber

from worker_agent.contract.aws import session as aws
from worker_agent.contract.condition import Readiness
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.queues.sqs import SqsQueue
from worker_agent.contract.sqs_limits import LONGEST_RETENTION, MAX_WAIT
from worker_agent.contract.stores.object_store import NotDeleted, StoreUnavailable
from worker_agent.contract.stores.s3_store import S3Store

URL = "https://sqs.eu-north-1.amazonaws.com/123456789012/tasks"
KEY = "AKIAIOSFODNN7EXAMPLE"
NO_QUEUE = "AWS.SimpleQueueService.NonExistentQueue"


@pytest.fixture
def sqs(monkeypatch: pytest.MonkeyPatch, aws_credentials: None) -> Iterator[Stubber]:
    """SQS, answering as the test says; any other call to it is an error."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    client = aws.sqs_client(Session(), "eu-north-1", None)
    monkeypatch.setattr(aws, "sqs_client", lambda *_: client)
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch, aws_credentials: None) -> Iterator[Stubber]:
    """S3, likewise."""
    client = aws.s3_client(Session(), "eu-north-1", None)
    monkeypatch.setattr(aws, "s3_client", lambda *_: client)
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def queue(address: str = URL, **more: Any) -> SqsQueue:
    return SqsQueue(address, visibility_timeout=60, **more)


def failure(number: int) -> dict[str, Any]:
    return {"Id": str(number), "SenderFault": True, "Code": "InvalidMessageContents"}


def test_messages_that_are_not_taken_are_reported(sqs: Stubber) -> None:
    sqs.add_response("send_message_batch", {"Successful": [], "Failed": [failure(1), failure(9)]})
    sqs.add_response("send_message_batch", {"Successful": [], "Failed": [failure(10)]})
    assert queue().send(["x"] * 11) == [1, 9, 10]


def test_leases_that_are_not_changed_are_reported(sqs: Stubber) -> None:
    sqs.add_response("change_message_visibility_batch", {"Successful": [], "Failed": [failure(1)]})
    assert queue().change_visibility(["a", "b", "c"], 0) == ["b"]


def test_one_bad_receipt_does_not_keep_the_others_from_being_deleted(sqs: Stubber) -> None:
    sqs.add_client_error("delete_message_batch", "ReceiptHandleIsInvalid")
    sqs.add_response("delete_message_batch", {"Successful": [], "Failed": []})
    sqs.add_client_error("delete_message_batch", "ReceiptHandleIsInvalid")
    assert queue().delete(["good", "bad"]) == ["bad"]


def test_a_long_poll_ends_before_the_connection_is_given_up(aws_credentials: None) -> None:
    assert aws.sqs_client(Session(), "eu-north-1", None).meta.config.read_timeout > MAX_WAIT


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "AccessDenied",
            r"^The queue https.* may not be used with these AWS credentials\. Give .* sqs:ReceiveMessage: .*\.json",
        ),
        ("AccessDeniedException", r"may not be used with these AWS credentials\."),
        ("InvalidClientTokenId", r"can't be used: the AWS key AKIA…MPLE is not known any more\. Renew it in AWS_ACC"),
        ("UnrecognizedClientException", r"is not known any more\."),
        ("SignatureDoesNotMatch", r"the AWS key AKIA…MPLE has another secret\. Correct it in AWS_ACCESS_KEY_ID"),
        ("ExpiredToken", r"the AWS key AKIA…MPLE has run out\. Renew it in .*, and start Earshot anew\."),
        ("ExpiredTokenException", r"has run out\. Renew it"),
        ("RequestExpired", r"AWS finds this computer's clock wrong\. Set it; Earshot continues by itself\."),
        (NO_QUEUE, r"does not exist\. Check its name, and the region in the settings\."),
        (
            "ThrottlingException",
            r"does not answer as it should: .*ThrottlingException.* Earshot tries again by itself\.",
        ),
    ],
)
def test_what_sqs_refuses_is_said_in_a_sentence(sqs: Stubber, code: str, sentence: str) -> None:
    sqs.add_client_error("receive_message", code)
    with pytest.raises(QueueUnavailable, match=sentence):
        queue().receive()


@pytest.mark.parametrize(
    ("operation", "use", "right"),
    [
        ("send_message_batch", lambda: queue().send(["task"]), "sqs:SendMessage"),
        ("receive_message", lambda: queue().receive(), "sqs:ReceiveMessage"),
        ("delete_message_batch", lambda: queue().delete(["receipt"]), "sqs:DeleteMessage"),
        ("change_message_visibility_batch", lambda: queue().change_visibility(["a"], 0), "sqs:ChangeMessageVisibility"),
        ("get_queue_attributes", lambda: queue().depth(), "sqs:GetQueueAttributes"),
        ("get_queue_url", lambda: queue("tasks").depth(), "sqs:GetQueueUrl"),
        ("get_queue_url", lambda: queue("tasks").check(), "sqs:GetQueueUrl"),
    ],
)
def test_the_right_that_is_asked_for_is_the_one_that_is_lacking(
    sqs: Stubber, operation: str, use: Callable[[], object], right: str
) -> None:
    sqs.add_client_error(operation, "AccessDenied")
    with pytest.raises(QueueUnavailable) as refusal:
        use()
    assert re.findall(r"sqs:\w+", str(refusal.value)) == [right]


@pytest.mark.parametrize(
    ("operation", "use", "right"),
    [
        ("head_bucket", lambda store: store.exists("key"), "s3:ListBucket"),
        ("head_bucket", lambda store: store.check(), "s3:ListBucket"),
        ("list_objects_v2", lambda store: list(store.keys("")), "s3:ListBucket"),
        ("head_object", lambda store: store.exists("key"), "s3:GetObject"),
        ("get_object", lambda store: store.get("key"), "s3:GetObject"),
        ("put_object", lambda store: store.put("key", b""), "s3:PutObject"),
        ("delete_object", lambda store: store.delete("key"), "s3:DeleteObject"),
        ("delete_objects", lambda store: store.delete_many(["a", "b"]), "s3:DeleteObject"),
    ],
)
def test_the_right_to_the_store_that_is_asked_for_is_the_one_that_is_lacking(
    s3: Stubber, operation: str, use: Callable[[S3Store], object], right: str
) -> None:
    if operation != "head_bucket":
        s3.add_response("head_bucket", {})
    if operation == "head_object":
        s3.add_client_error(operation, "403")
        s3.add_response("list_objects_v2", {})
    else:
        s3.add_client_error(operation, "AccessDenied")
    with pytest.raises(StoreUnavailable) as refusal:
        use(S3Store("bucket"))
    assert re.findall(r"s3:\w+", str(refusal.value)) == [right]


def test_an_answer_that_all_is_well_may_tell_of_objects_that_stay(s3: Stubber) -> None:
    keys = [f"key{number}" for number in range(1002)]
    refused = {"Key": "below/key7", "Code": "AccessDenied", "Message": "Access Denied"}
    gone = {"Key": "below/key8", "Code": "NoSuchKey", "Message": "It is not there"}
    s3.add_response("head_bucket", {})
    s3.add_response("delete_objects", {"Errors": [gone, refused]})
    s3.add_response("head_bucket", {})
    s3.add_response("delete_objects", {"Errors": [gone]})
    store = S3Store("bucket", "below")
    with pytest.raises(NotDeleted, match=r"may not be used .* s3:DeleteObject: ") as refusal:
        store.delete_many(keys)
    assert refusal.value.keys == {"key7", "key1000", "key1001"}
    store.delete_many(keys[:1000])


def test_a_queue_that_may_not_be_made_is_said_in_a_sentence(sqs: Stubber) -> None:
    sqs.add_client_error("get_queue_url", NO_QUEUE)
    sqs.add_client_error("create_queue", "AccessDenied")
    with pytest.raises(QueueUnavailable, match=r"^There is no queue tasks, and these .* may not make it\. Make it, or"):
        queue("tasks").send(["task"])


def test_a_queue_is_looked_for_anew_after_it_was_not_there(sqs: Stubber) -> None:
    sqs.add_response("get_queue_url", {"QueueUrl": URL})
    sqs.add_client_error("receive_message", NO_QUEUE)
    sqs.add_response("get_queue_url", {"QueueUrl": URL})
    sqs.add_response("receive_message", {})
    tasks = queue("tasks")
    with pytest.raises(QueueUnavailable):
        tasks.receive()
    assert tasks.receive() == []


def test_a_check_looks_for_the_queue_of_a_url_by_its_name_and_account(sqs: Stubber) -> None:
    named = {"QueueName": "tasks", "QueueOwnerAWSAccountId": "123456789012"}
    sqs.add_response("get_queue_url", {"QueueUrl": URL}, named)
    assert queue().check().readiness is Readiness.READY
    sqs.add_client_error("get_queue_url", NO_QUEUE, expected_params=named)
    with pytest.raises(QueueUnavailable, match=r"does not exist\. Check its name, and the region in the settings\."):
        queue().check()
    sqs.add_response("get_queue_url", {"QueueUrl": URL}, {"QueueName": "tasks"})
    assert queue("http://localhost:9324/queue/tasks").check().readiness is Readiness.READY


def test_a_check_asks_anew_each_time(sqs: Stubber) -> None:
    tasks = queue("tasks")
    sqs.add_client_error("get_queue_url", NO_QUEUE)
    sqs.add_response("get_queue_url", {"QueueUrl": URL})
    sqs.add_client_error("get_queue_url", "ExpiredToken")
    assert [tasks.check().readiness for _ in range(2)] == [Readiness.MISSING, Readiness.READY]
    with pytest.raises(QueueUnavailable, match="has run out"):
        tasks.check()


def test_a_queue_is_made_for_a_name_and_never_for_a_url(aws_credentials: None, sqs_url: str) -> None:
    name = f"queue-{uuid.uuid4().hex}"
    client = aws.sqs_client(Session(), "us-east-1", sqs_url)
    queue(name, region="us-east-1", endpoint_url=sqs_url).depth()
    url = client.get_queue_url(QueueName=name)["QueueUrl"]
    made = client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert timedelta(seconds=int(made["MessageRetentionPeriod"])) == LONGEST_RETENTION
    assert int(made["VisibilityTimeout"]) == 60
    client.delete_queue(QueueUrl=url)
    with pytest.raises(QueueUnavailable, match="does not exist"):
        queue(url, region="us-east-1", endpoint_url=sqs_url).send(["task"])
    with pytest.raises(QueueUnavailable, match="does not exist"):
        queue(url, region="us-east-1", endpoint_url=sqs_url).check()
    assert client.list_queues(QueueNamePrefix=name).get("QueueUrls", []) == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"region": "eu-north-1", "endpoint_url": "http://my_host"}, r"Invalid endpoint: http://my_host\. Check the"),
        ({"region": "Europe (North)"}, r"can't be used: .*'Europe \(North\)'.* Check the settings\."),
        ({}, r"no AWS region is set\. Name it in the settings, as region under AWS, or in EARSHOT_AWS__REGION\."),
    ],
)
def test_settings_that_boto3_refuses_are_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, str], sentence: str
) -> None:
    for variable in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    with pytest.raises(QueueUnavailable, match=sentence):
        queue(**more).receive()


def test_missing_credentials_are_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(variable, "/nowhere")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(QueueUnavailable, match=r"there are no AWS credentials\. Set them up"):
        queue(region="eu-north-1").receive()


def test_a_bucket_that_may_not_be_used_is_said_in_a_sentence(s3: Stubber) -> None:
    s3.add_client_error("head_bucket", "403", http_status_code=403)
    s3.add_client_error("list_objects_v2", "AccessDenied", http_status_code=403)
    with pytest.raises(
        StoreUnavailable, match=r"^The store s3://bucket/ may not be used .* s3:ListBucket: worker-policy"
    ):
        S3Store("bucket").get("key")


def test_a_check_of_a_bucket_that_may_not_be_used_is_said_in_the_same_sentence(s3: Stubber) -> None:
    s3.add_client_error("head_bucket", "403", http_status_code=403)
    s3.add_client_error("list_objects_v2", "AccessDenied", http_status_code=403)
    with pytest.raises(
        StoreUnavailable, match=r"^The store s3://bucket/ may not be used .* s3:ListBucket: worker-policy"
    ):
        S3Store("bucket").check()


def test_an_object_that_may_not_be_read_is_no_matter_of_the_key(s3: Stubber) -> None:
    s3.add_response("head_bucket", {})
    s3.add_client_error("head_object", "403", http_status_code=403)
    s3.add_response("list_objects_v2", {})
    with pytest.raises(
        StoreUnavailable, match=r"may not be used with these AWS credentials\. Give them the rights to s3:GetObject"
    ):
        S3Store("bucket").exists("key")


def test_a_bucket_that_may_not_be_made_is_said_in_a_sentence(s3: Stubber) -> None:
    s3.add_client_error("head_bucket", "404")
    s3.add_client_error("create_bucket", "AccessDenied")
    with pytest.raises(
        StoreUnavailable, match=r"^There is no bucket bucket, and these .* may not make it\. Make it, or"
    ):
        S3Store("bucket").put("key", b"")


def test_two_processes_may_make_one_bucket(s3: Stubber) -> None:
    s3.add_client_error("head_bucket", "404")
    s3.add_client_error("create_bucket", "BucketAlreadyOwnedByYou", http_status_code=409)
    s3.add_response("put_object", {})
    S3Store("bucket").put("key", b"")


def test_a_bucket_is_made_in_the_region_of_the_settings(s3: Stubber) -> None:
    where = {"Bucket": "bucket", "CreateBucketConfiguration": {"LocationConstraint": "eu-north-1"}}
    s3.add_client_error("head_bucket", "404")
    s3.add_response("create_bucket", {}, where)
    s3.add_response("put_object", {})
    S3Store("bucket").put("key", b"")


def test_a_bucket_that_went_away_is_not_taken_for_a_missing_object(s3: Stubber) -> None:
    s3.add_response("head_bucket", {})
    s3.add_client_error("get_object", "NoSuchBucket")
    with pytest.raises(StoreUnavailable, match=r"does not exist\. Check its name"):
        S3Store("bucket").get("key")
