"""One behaviour for every object store: a folder, and S3 over HTTP."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from boto3.session import Session
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from tests.fixtures.write_protection import WriteProtect, files_in
from worker_agent.contract.aws import session as aws
from worker_agent.contract.condition import Readiness
from worker_agent.contract.stores.folder_store import GIVEN_UP, UNFINISHED, FolderStore
from worker_agent.contract.stores.object_store import NotDeleted, ObjectMissing, ObjectStore, StoreUnavailable
from worker_agent.contract.stores.s3_store import S3Store

ROOT = Path(__file__).parents[2]
REGION = "us-east-1"
MANY = 1001  # one more than a page of S3's list
NO_UPLOAD: Any = {"Error": {"Code": "NoSuchUpload"}}  # S3's answer for one that was ended; the stand-in's is 500
LARGE = 64 * 1024 * 1024  # bytes: S3 takes it in several parts


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store")


@pytest.fixture
def bucket(aws_credentials: None) -> str:
    return f"bucket-{uuid.uuid4().hex}"


@pytest.fixture(params=["folder", "s3"])
def kind(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def store(kind: str, request: pytest.FixtureRequest) -> ObjectStore:
    if kind == "folder":
        found: FolderStore = request.getfixturevalue("folder")
        return found
    url = request.getfixturevalue("s3_url")
    return S3Store(request.getfixturevalue("bucket"), "below/here", region=REGION, endpoint_url=url)


def test_what_is_put_is_got(store: ObjectStore) -> None:
    store.put("a/b/c.json", b"\0\xff text")
    assert store.get("a/b/c.json") == b"\0\xff text"


def test_a_file_is_stored_and_fetched(store: ObjectStore, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(os.urandom(100_000))
    store.put_file("audio/ab/abc", source)
    assert store.fetch("audio/ab/abc", tmp_path).read_bytes() == source.read_bytes()


def test_a_part_of_an_object_is_read(store: ObjectStore) -> None:
    store.put("audio/ab/abc", b"0123456789")
    assert store.get_range("audio/ab/abc", 0, 4) == b"0123"
    assert store.get_range("audio/ab/abc", 3, 4) == b"3456"
    assert store.get_range("audio/ab/abc", 8, 4) == b"89"
    assert store.get_range("audio/ab/abc", 10, 4) == store.get_range("audio/ab/abc", 99, 4) == b""
    store.put("empty", b"")
    assert store.get_range("empty", 0, 4) == b""


def test_an_object_in_a_folder_is_a_file_and_on_s3_none(store: ObjectStore) -> None:
    store.put("key", b"text")
    path = store.path_of("key")
    assert path.read_bytes() == b"text" if isinstance(store, FolderStore) else path is None
    if path is not None:
        with pytest.raises(ObjectMissing, match="holds no nowhere"):
            store.path_of("nowhere")


def test_what_is_deleted_leaves_no_empty_folder(folder: FolderStore, tmp_path: Path) -> None:
    folder.put("tasks/a/checkpoints/1/way/plan.1", b"plan")
    folder.put("tasks/a/transcripts/1-b.json", b"transcript")
    folder.delete("tasks/a/checkpoints/1/way/plan.1")
    assert [path.name for path in (tmp_path / "store" / "tasks" / "a").iterdir()] == ["transcripts"]
    folder.delete("tasks/a/transcripts/1-b.json")
    assert [path.name for path in (tmp_path / "store").iterdir()] == [UNFINISHED]


def test_folders_that_come_and_go_lose_no_object(folder: FolderStore) -> None:
    def come_and_go(name: str) -> None:
        for _ in range(200):
            folder.put(f"tasks/a/{name}", b"here")
            assert folder.exists(f"tasks/a/{name}")
            folder.delete(f"tasks/a/{name}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(come_and_go, "abcd"))


def test_a_download_says_that_it_goes_on(s3_url: str, bucket: str, tmp_path: Path) -> None:
    store, on_progress = S3Store(bucket, region=REGION, endpoint_url=s3_url), []
    store.put("large", bytes(LARGE // 4))

    store.fetch("large", tmp_path, lambda: on_progress.append(True))

    assert len(on_progress) > 1


def test_a_source_that_is_not_there_is_not_the_stores_fault(store: ObjectStore, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.put_file("audio", tmp_path / "nowhere")


def test_a_second_put_takes_the_place_of_the_first(store: ObjectStore, tmp_path: Path) -> None:
    store.put("key", b"a long first text")
    store.put("key", b"second")
    assert store.get("key") == b"second"
    (tmp_path / "source").write_bytes(b"third")
    store.put_file("key", tmp_path / "source")
    assert store.get("key") == b"third"
    assert list(store.keys("")) == ["key"]


def test_an_empty_object_is_an_object(store: ObjectStore, tmp_path: Path) -> None:
    (tmp_path / "source").touch()
    store.put("a", b"")
    store.put_file("b", tmp_path / "source")
    assert [store.exists(key) for key in "ab"] == [True, True]
    assert [store.get(key) for key in "ab"] == [b"", b""]
    assert store.fetch("b", tmp_path).read_bytes() == b""
    assert sorted(store.keys("")) == ["a", "b"]


def test_a_closed_store_is_used_again(store: ObjectStore) -> None:
    store.close()
    store.put("key", b"text")
    store.close()
    store.close()
    assert store.get("key") == b"text"


def test_what_is_not_there_is_missing(store: ObjectStore, tmp_path: Path) -> None:
    store.put("a/b", b"")
    for key in ("nowhere", "a", "a/nowhere", "a/b/nowhere"):
        assert not store.exists(key)
        with pytest.raises(ObjectMissing, match=f"holds no {key}"):
            store.get(key)
        with pytest.raises(ObjectMissing, match=f"holds no {key}"):
            store.get_range(key, 0, 1)
        with pytest.raises(ObjectMissing, match=f"holds no {key}"):
            store.fetch(key, tmp_path)


def test_a_deleted_object_is_gone_and_may_be_deleted_again(store: ObjectStore) -> None:
    store.put("a/key", b"")
    store.put("a/key2", b"")
    store.delete("a/key")
    store.delete("a/key")
    for key in ("nowhere/at/all", "a", "a/key2/nowhere"):
        store.delete(key)
    assert not store.exists("a/key")
    assert list(store.keys("")) == ["a/key2"]


def test_many_objects_are_deleted_and_no_other(store: ObjectStore) -> None:
    for key in ("a/1", "a/2", "b/1", "b/12"):
        store.put(key, b"")
    store.delete_many(["a/1", "nowhere/at/all", "b/1", "a/2"])
    assert list(store.keys("")) == ["b/12"]
    store.delete_many({"a/1"})
    store.delete_many([])
    assert list(store.keys("")) == ["b/12"]


def test_keys_are_found_by_how_they_start(store: ObjectStore) -> None:
    for key in ("tasks/1/a", "tasks/1/b/c", "tasks/12/a", "top"):
        store.put(key, b"")
    assert sorted(store.keys("")) == ["tasks/1/a", "tasks/1/b/c", "tasks/12/a", "top"]
    assert sorted(store.keys("tasks/1/")) == ["tasks/1/a", "tasks/1/b/c"]
    assert sorted(store.keys("tasks/1")) == ["tasks/1/a", "tasks/1/b/c", "tasks/12/a"]
    assert list(store.keys("tasks/2/")) == []
    assert list(store.keys("nowhere/at/all/")) == []


def test_a_store_that_was_never_used_is_empty(store: ObjectStore) -> None:
    assert list(store.keys("")) == []
    assert not store.exists("key")


@pytest.fixture
def look(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], object]:
    """All that there is, of stores and of what is in them."""
    if kind == "folder":
        return lambda: files_in(tmp_path)
    client = aws.s3_client(Session(), REGION, request.getfixturevalue("s3_url"))

    def ask() -> object:
        buckets = [bucket["Name"] for bucket in client.list_buckets()["Buckets"]]
        return {bucket: client.list_objects_v2(Bucket=bucket).get("Contents", []) for bucket in buckets}

    return ask


def test_a_check_of_a_store_that_is_not_there_makes_none(store: ObjectStore, look: Callable[[], object]) -> None:
    before = look()
    for _ in range(2):
        found = store.check()
        assert found.readiness is Readiness.MISSING
        assert re.match(r"There is no (folder|bucket) .* yet\. The first use makes it", found.sentence)
    assert look() == before


def test_a_check_changes_nothing_that_is_in_the_store(store: ObjectStore, look: Callable[[], object]) -> None:
    store.put("a/b", b"text")
    before = look()
    assert store.check().readiness is Readiness.READY
    assert look() == before
    assert store.get("a/b") == b"text"


def test_a_check_finds_that_the_folder_is_write_protected(
    folder: FolderStore, tmp_path: Path, write_protect: WriteProtect
) -> None:
    folder.put("key", b"")
    before = files_in(tmp_path)
    write_protect(tmp_path / "store")
    for store in (folder, FolderStore(tmp_path / "store/below")):
        with pytest.raises(StoreUnavailable, match=r"^The folder .*store.* can't be used: .*\. Check it\."):
            store.check()
    assert files_in(tmp_path) == before


def test_a_check_finds_that_no_write_can_begin(folder: FolderStore, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / UNFINISHED).touch()
    for use in (folder.check, lambda: folder.put("key", b"")):
        with pytest.raises(StoreUnavailable, match=r"^The folder .*store can't be used: .*\. Check it\."):
            use()


def test_more_keys_than_a_page(store: ObjectStore) -> None:
    expected = {f"many/{number}" for number in range(MANY)}
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda key: store.put(key, b""), expected))
    found = list(store.keys("many/"))
    assert len(found) == MANY
    assert set(found) == expected
    store.delete_many(found)
    assert list(store.keys("")) == []


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often S3 is asked for what."""
    made: Counter[str] = Counter()
    call = BaseClient._make_api_call

    def note(client: BaseClient, operation: str, arguments: dict[str, Any]) -> Any:
        made[operation] += 1
        return call(client, operation, arguments)

    monkeypatch.setattr(BaseClient, "_make_api_call", note)
    return made


def test_a_thousand_objects_are_deleted_by_one_call(bucket: str, s3_url: str, calls: Counter[str]) -> None:
    store = S3Store(bucket, "below", region=REGION, endpoint_url=s3_url)
    store.put("first", b"")
    calls.clear()
    store.delete_many([f"nowhere/{number}" for number in range(MANY - 2)] + ["first"])
    assert calls == {"DeleteObjects": 1}
    assert list(store.keys("")) == []


@pytest.mark.parametrize("code", ["501", "NotImplemented", "MissingContentMD5"])
def test_a_server_that_deletes_no_batches_is_asked_for_one_once(
    bucket: str, s3_url: str, calls: Counter[str], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    store = S3Store(bucket, region=REGION, endpoint_url=s3_url)
    for key in "abcd":
        store.put(key, b"")
    calls.clear()
    let_fail(monkeypatch, "DeleteObjects", {"Error": {"Code": code}})
    store.delete_many(["a", "b"])
    store.delete_many(["b", "c"])
    assert list(store.keys("")) == ["d"]
    assert calls["DeleteObject"] == 4


def test_what_a_folder_can_not_delete_keeps_nothing_else(folder: FolderStore) -> None:
    folder.put("a", b"")
    folder.put("b", b"")
    with pytest.raises(NotDeleted, match="names nothing inside the store") as refusal:
        folder.delete_many(["a", "../outside", "b"])
    assert refusal.value.keys == {"../outside"}
    assert list(folder.keys("")) == []


def test_a_prefix_keeps_two_stores_in_a_bucket_apart(bucket: str, s3_url: str) -> None:
    one, other = (S3Store(bucket, prefix, region=REGION, endpoint_url=s3_url) for prefix in ("one", "/other/"))
    one.put("key", b"one")
    assert not other.exists("key")
    assert list(other.keys("")) == []
    assert one.name == f"s3://{bucket}/one/"


EVERY_USE: list[Callable[[ObjectStore, Path], object]] = [
    lambda store, scratch: store.put("a/b", b""),
    lambda store, scratch: store.put_file("a/b", Path(__file__)),
    lambda store, scratch: store.get("a/b"),
    lambda store, scratch: store.get_range("a/b", 0, 1),
    lambda store, scratch: store.fetch("a/b", scratch),
    lambda store, scratch: store.exists("a/b"),
    lambda store, scratch: store.delete("a/b"),
    lambda store, scratch: store.delete_many(["a/b", "a/c"]),
    lambda store, scratch: list(store.keys("a/")),
    lambda store, scratch: store.check(),
]


@pytest.fixture
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """botocore's pauses would only make the tests slow."""
    monkeypatch.setattr(aws, "CONFIG", aws.Config(retries={"total_max_attempts": 1}))


@pytest.mark.parametrize("use", EVERY_USE)
def test_an_s3_that_does_not_answer_is_said_in_a_sentence(
    use: Callable[[ObjectStore, Path], object], aws_credentials: None, no_retries: None, tmp_path: Path
) -> None:
    store = S3Store("bucket", region=REGION, endpoint_url="http://127.0.0.1:1")
    with pytest.raises(StoreUnavailable, match=r"^The store s3://bucket/ can't be reached\. Check the network"):
        use(store, tmp_path)


@pytest.mark.parametrize("use", EVERY_USE)
def test_a_folder_that_cannot_be_used_is_said_in_a_sentence(
    use: Callable[[ObjectStore, Path], object], tmp_path: Path
) -> None:
    store = FolderStore(tmp_path / ("long" * 100))  # longer than a name may be, for root too
    with pytest.raises(StoreUnavailable, match=r"^The folder .* can't be used: File name too long\. Check it\."):
        use(store, tmp_path)


def test_a_file_in_the_place_of_the_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "store").touch()
    with pytest.raises(StoreUnavailable, match=r"^The folder .*store can't be used: .*\. Check it\."):
        FolderStore(tmp_path / "store").put("key", b"")
    with pytest.raises(StoreUnavailable, match=r"^The folder .*store can't be used: .*\. Check it\."):
        FolderStore(tmp_path / "store").check()


@pytest.mark.parametrize(
    "key",
    ["", "..", "../outside", "a/../../outside", "/etc/hostname", "link/file", "loop", "loop/a", "ring", "a\0b"],
)
def test_a_key_that_leads_out_of_the_folder_is_refused(folder: FolderStore, tmp_path: Path, key: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_bytes(b"not yours")
    folder.put("inside", b"")
    (tmp_path / "store/link").symlink_to(outside)
    (tmp_path / "store/loop").symlink_to("loop")
    (tmp_path / "store/ring").symlink_to("back")
    (tmp_path / "store/back").symlink_to("ring")
    uses: list[Callable[[], object]] = [
        lambda: folder.put(key, b"changed"),
        lambda: folder.put_file(key, Path(__file__)),
        lambda: folder.get(key),
        lambda: folder.get_range(key, 0, 1),
        lambda: folder.path_of(key),
        lambda: folder.fetch(key, tmp_path),
        lambda: folder.exists(key),
        lambda: folder.delete(key),
        lambda: folder.delete_many([key, "nowhere"]),
    ]
    for use in uses:
        with pytest.raises(StoreUnavailable, match="names nothing inside the store"):
            use()
    assert (outside / "file").read_bytes() == b"not yours"
    assert [path.name for path in outside.iterdir()] == ["file"]


@pytest.mark.parametrize("prefix", ["..", "../", "../outside/", "/", "a/../../", "loop/"])
def test_keys_outside_the_folder_are_not_listed(folder: FolderStore, tmp_path: Path, prefix: str) -> None:
    folder.put("inside", b"")
    (tmp_path / "store/loop").symlink_to("loop")
    (tmp_path / "outside").touch()
    assert list(folder.keys(prefix)) == []


def test_the_folder_itself_may_be_named_by_way_of_another(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    store = FolderStore(tmp_path / "other/../store")
    store.put("a/b", b"text")
    assert list(store.keys("a/")) == ["a/b"]
    assert (tmp_path / "store/a/b").read_bytes() == b"text"


def test_what_crashes_left_in_the_folder_goes_in_time(folder: FolderStore, tmp_path: Path) -> None:
    unfinished = tmp_path / "store" / UNFINISHED
    unfinished.mkdir(parents=True)
    for name, age in (("dead", GIVEN_UP + 60), ("alive", 60)):
        (unfinished / name).touch()
        os.utime(unfinished / name, (time.time() - age,) * 2)
    folder.put("key", b"")
    assert [path.name for path in unfinished.iterdir()] == ["alive"]


def test_a_new_name_is_on_the_disk_with_all_its_folders(
    folder: FolderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed = []

    def note(descriptor: int) -> None:
        flushed.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", note)
    folder.put("a/b/key", b"text")
    names = ("a/b/key", "a/b", "a", "")
    assert flushed == [(tmp_path / "store" / name).stat().st_ino for name in names]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(LARGE * 16)
    return path


def test_a_killed_write_to_the_folder_never_shows(folder: FolderStore, tmp_path: Path, large: Path) -> None:
    folder.put("large", b"old")
    unfinished = tmp_path / "store" / UNFINISHED

    def begun() -> bool:
        return any(path.stat().st_size for path in unfinished.iterdir())

    kill_when(begun, "folder_store", f"FolderStore(Path({str(tmp_path / 'store')!r}))", large)
    assert 0 < sum(path.stat().st_size for path in unfinished.iterdir()) < large.stat().st_size
    assert folder.get("large") == b"old"
    assert list(folder.keys("")) == ["large"]


def test_a_killed_upload_never_shows(bucket: str, s3_url: str, large: Path) -> None:
    os.truncate(large, LARGE)
    store = S3Store(bucket, region=REGION, endpoint_url=s3_url)
    store.put("large", b"old")
    client = aws.s3_client(Session(), REGION, s3_url)

    def begun() -> bool:
        return bool(client.list_multipart_uploads(Bucket=bucket).get("Uploads"))

    kill_when(begun, "s3_store", f"S3Store({bucket!r}, region={REGION!r}, endpoint_url={s3_url!r})", large)
    assert begun(), "it was killed too late"
    assert store.get("large") == b"old"
    assert list(store.keys("")) == ["large"]


def test_what_a_killed_upload_left_goes_with_the_next_upload_to_its_key(
    bucket: str, s3_url: str, large: Path, tmp_path: Path
) -> None:
    os.truncate(large, LARGE)
    store, client = S3Store(bucket, region=REGION, endpoint_url=s3_url), aws.s3_client(Session(), REGION, s3_url)
    store.exists("large")

    def uploads() -> list[str]:
        return [upload["Key"] for upload in client.list_multipart_uploads(Bucket=bucket).get("Uploads", [])]

    kill_when(
        lambda: bool(uploads()), "s3_store", f"S3Store({bucket!r}, region={REGION!r}, endpoint_url={s3_url!r})", large
    )
    client.create_multipart_upload(Bucket=bucket, Key="large/other")
    assert sorted(uploads()) == ["large", "large/other"]

    store.put_file("large", large)

    assert uploads() == ["large/other"]
    assert sorted(store.keys("")) == ["large"]


def test_of_two_uploads_to_a_key_the_first_that_is_ready_ends_the_other(
    bucket: str, s3_url: str, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(large, LARGE)
    other, store = (S3Store(bucket, region=REGION, endpoint_url=s3_url) for _ in range(2))
    call, overtaken = BaseClient._make_api_call, []

    def overtake(client: BaseClient, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "CompleteMultipartUpload" and not overtaken:
            overtaken.append(arguments["UploadId"])
            other.put_file("large", large)
            raise ClientError(NO_UPLOAD, operation)
        return call(client, operation, arguments)

    monkeypatch.setattr(BaseClient, "_make_api_call", overtake)
    store.put_file("large", large)
    assert overtaken
    assert store.fetch("large", large.parent).stat().st_size == LARGE
    assert not aws.s3_client(Session(), REGION, s3_url).list_multipart_uploads(Bucket=bucket).get("Uploads")


def test_an_upload_whose_parts_have_gone_is_no_success(
    bucket: str, s3_url: str, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(large, LARGE)
    store = S3Store(bucket, region=REGION, endpoint_url=s3_url)
    let_fail(monkeypatch, "CompleteMultipartUpload", NO_UPLOAD)
    with pytest.raises(StoreUnavailable, match="NoSuchUpload"):
        store.put_file("large", large)


def test_an_upload_may_succeed_where_others_may_not_be_ended(
    bucket: str, s3_url: str, large: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    os.truncate(large, LARGE)
    store = S3Store(bucket, region=REGION, endpoint_url=s3_url)
    let_fail(monkeypatch, "ListMultipartUploads", {"Error": {"Code": "AccessDenied"}})
    store.put_file("large", large)
    assert list(store.keys("")) == ["large"]
    assert "AccessDenied" in caplog.text


def let_fail(monkeypatch: pytest.MonkeyPatch, operation: str, answer: Any) -> None:
    """AWS answers every such call with this error."""
    call = BaseClient._make_api_call

    def fail(client: BaseClient, called: str, arguments: dict[str, Any]) -> Any:
        if called == operation:
            raise ClientError(answer, called)
        return call(client, called, arguments)

    monkeypatch.setattr(BaseClient, "_make_api_call", fail)


def kill_when(begun: Callable[[], bool], module: str, store: str, source: Path) -> None:
    """Kill a process that puts the file into the `store` as soon as it has `begun`."""
    script = f"""
from pathlib import Path
from worker_agent.contract.stores.{module} import *
{store}.put_file("large", Path({str(source)!r}))
"""
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    try:
        while not begun():
            assert process.poll() is None, "it ended before it could be killed"
            time.sleep(0.001)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on a disk of 64 KiB where this user may mount one, else one whose disk is said to be full."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(path)]
    if os.name == "posix" and os.geteuid() == 0 and not subprocess.run(mount, stderr=subprocess.DEVNULL).returncode:
        yield path
        subprocess.run(["umount", str(path)], check=True)
        return

    def no_space(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_space)
    yield path


def test_a_full_disk_is_said_in_a_sentence(full_disk: Path, tmp_path: Path) -> None:
    store = FolderStore(full_disk)
    source = tmp_path / "source"
    source.write_bytes(bytes(1_000_000))
    for write in (lambda: store.put("key", bytes(1_000_000)), lambda: store.put_file("key", source)):
        with pytest.raises(StoreUnavailable, match=r"^The folder .*disk is full\. Free some space\."):
            write()
    assert list(store.keys("")) == []
    assert list((full_disk / UNFINISHED).iterdir()) == []  # nothing keeps the disk full
