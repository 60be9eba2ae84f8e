"""Keys are replaced while the programs run: both go on with the new ones, and say meanwhile what is wrong."""

from __future__ import annotations

import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from boto3.session import Session

from tests.fixtures.key_check import DENIED, EXPIRED, UNKNOWN, WRONG_SECRET, KeyCheck, Refusal, key_check
from worker_agent.contract.aws.credentials import files_version
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.queues.sqs import SqsQueue
from worker_agent.contract.stores.object_store import StoreUnavailable
from worker_agent.contract.stores.s3_store import S3Store

OLD = "AKIAOLDOLDOLDOLDOLD1"
NEW = "AKIANEWNEWNEWNEWNEW2"
REGION = "eu-central-1"
UNAVAILABLE = (QueueUnavailable, StoreUnavailable)


@dataclass
class Account:
    """A service behind a check of keys, the file with our key, and a call that uses it."""

    check: KeyCheck
    file: Path
    call: Callable[[], object]

    def write(self, key: str, more: str = "") -> None:
        """As `aws configure` does."""
        self.file.write_text(f"[default]\naws_access_key_id = {key}\naws_secret_access_key = secret\n{more}")


@pytest.fixture
def credentials_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one place for keys, in which there are none yet."""
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return tmp_path / "credentials"


@pytest.fixture(params=["sqs", "s3"])
def account(request: pytest.FixtureRequest, credentials_file: Path) -> Iterator[Account]:
    """Its calls are those that the programs make first and most often."""
    name = f"rotation-{uuid.uuid4().hex[:12]}"
    with key_check(request.getfixturevalue(f"{request.param}_url"), OLD) as check:
        if request.param == "sqs":
            queue = SqsQueue(name, visibility_timeout=60, region=REGION, endpoint_url=check.url, sending_tries=1)
            with closing(queue):
                yield Account(check, credentials_file, lambda: queue.send(["task"]))
        else:
            store = S3Store(name, region=REGION, endpoint_url=check.url)
            with closing(store):
                yield Account(check, credentials_file, lambda: store.exists("key"))


def test_a_key_that_was_replaced_is_used_from_the_next_call_on(account: Account) -> None:
    account.write(OLD)
    account.call()
    account.check.known = {NEW}
    for _ in range(2):
        with pytest.raises(UNAVAILABLE, match=r"can't be used: the AWS key AKIA…OLD1 is not known any more") as caught:
            account.call()
        assert f"Renew it in {account.file}; Earshot continues by itself within a minute." in str(caught.value)
    account.write(NEW)
    account.call()


def test_a_key_that_is_replaced_before_the_old_one_ends_is_no_interruption(account: Account) -> None:
    account.write(OLD)
    account.call()
    account.check.known = {OLD, NEW}
    account.write(NEW)
    account.call()
    account.check.known = {NEW}
    account.call()
    assert account.check.refused == []


def test_keys_that_come_from_a_program_are_asked_for_anew_when_they_are_refused(
    account: Account, tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    program = f"{sys.executable} -c \"print(open('{answer}').read())\""
    (tmp_path / "config").write_text(f"[default]\ncredential_process = {program}\n")
    form = '{{"Version": 1, "AccessKeyId": "{}", "SecretAccessKey": "secret"}}'
    answer.write_text(form.format(OLD))
    account.call()
    account.check.known = {NEW}
    answer.write_text(form.format(NEW))
    with pytest.raises(UNAVAILABLE, match=r"AKIA…OLD1 .* Renew it where it comes from \(custom-process\); Earshot"):
        account.call()
    account.call()


def test_credentials_that_are_set_up_later_are_found(account: Account) -> None:
    with pytest.raises(UNAVAILABLE, match=r"no AWS credentials\. Set them up .*; Earshot continues by itself"):
        account.call()
    account.write(OLD)
    account.call()


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (UNKNOWN, r"the AWS key AKIA…OLD1 is not known any more\. Renew it in .*credentials;"),
        (WRONG_SECRET, r"the AWS key AKIA…OLD1 has another secret\. Correct it in .*credentials;"),
        (EXPIRED, r"the AWS key AKIA…OLD1 has run out\. Renew it in .*credentials;"),
        (DENIED, r"may not be used with these AWS credentials\. Give them the rights to (sqs|s3):"),
    ],
)
@pytest.mark.parametrize("used_before", [True, False])
def test_what_is_wrong_with_a_key_is_said(account: Account, refusal: Refusal, sentence: str, used_before: bool) -> None:
    account.write(OLD)
    if used_before:
        account.call()
    account.check.known = {NEW}
    account.check.refused_with = refusal
    with pytest.raises(UNAVAILABLE, match=sentence):
        account.call()
    account.write(NEW)
    account.call()


def test_threads_that_share_a_client_go_on_together(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions: list[Session] = []

    def session() -> Session:
        sessions.append(Session())
        return sessions[-1]

    monkeypatch.setattr("worker_agent.contract.aws.session.Session", session)
    account.write(OLD)
    account.call()
    together = threading.Barrier(8)

    def call(_: int) -> None:
        together.wait()
        account.call()

    account.write(NEW)
    account.check.known = {NEW}
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(call, range(8)))
    assert len(sessions) == 2


def test_a_key_from_the_environment_takes_a_new_start(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", NEW)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with pytest.raises(UNAVAILABLE, match=r"Renew it in AWS_ACCESS_KEY_ID, .*, and start Earshot anew\.$"):
        account.call()


def test_a_user_without_a_home_may_have_credentials_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown_user(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", unknown_user)
    for variable in ("HOME", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.delenv(variable, raising=False)
    assert files_version() == (None, None)
