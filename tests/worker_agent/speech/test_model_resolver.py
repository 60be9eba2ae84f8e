"""A model is looked for in four places in turn; one that is not available is a sentence that names them all."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from worker_agent.errors import ModelUnavailable, ModelUnreachable
from worker_agent.speech import model_resolver
from worker_agent.speech.model_resolver import find_model
from worker_agent.speech.packaged_models import PackageDamaged, PackagedModel, PackageMissing, unpack

MODEL = bytes(range(256)) * 1000


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PackagedModel]:
    """A model in two installed data packages."""
    names = ("earshot_test_model_part1", "earshot_test_model_part2")
    parts = {"model.bin.part1": MODEL[:100_000], "config.json": b"{}"}, {"model.bin.part2": MODEL[100_000:]}
    for name, files in zip(names, parts, strict=True):
        data = tmp_path / "site" / name / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").touch()
        for file, content in files.items():
            (data / file).write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path / "site")
    importlib.invalidate_caches()
    yield PackagedModel(names, {"model.bin": sha256(MODEL).hexdigest(), "config.json": sha256(b"{}").hexdigest()})
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture(autouse=True)
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the hub are another test's: test_model_download.py."""
    monkeypatch.setattr(model_resolver, "fetch_weights", lambda repository, on_progress: None)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Decides how the model hub answers; its cache is empty."""

    def answer(error: Exception) -> None:
        def download(name: str, *, local_files_only: bool) -> str:
            raise FileNotFoundError if local_files_only else error

        monkeypatch.setattr("faster_whisper.utils.download_model", download)

    answer(ConnectionError("no route to host"))
    return answer


def test_the_parts_are_joined_into_the_whole(packages: PackagedModel, tmp_path: Path) -> None:
    folder = unpack("test", packages, tmp_path / "cache")

    assert (folder / "model.bin").read_bytes() == MODEL
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "model.bin"]


def test_they_are_joined_once(packages: PackagedModel, tmp_path: Path) -> None:
    first = unpack("test", packages, tmp_path / "cache")
    written = (first / "model.bin").stat().st_mtime_ns

    assert unpack("test", packages, tmp_path / "cache") == first
    assert (first / "model.bin").stat().st_mtime_ns == written
    assert [path for path in (tmp_path / "cache").iterdir() if path.is_dir()] == [first]


def test_a_damaged_package_leaves_nothing_behind(packages: PackagedModel, tmp_path: Path) -> None:
    (tmp_path / "site" / packages.packages[1] / "data" / "model.bin.part2").write_bytes(b"broken")

    with pytest.raises(PackageDamaged, match=r"model\.bin"):
        unpack("test", packages, tmp_path / "cache")

    assert [path for path in (tmp_path / "cache").iterdir() if path.is_dir()] == []


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageMissing, match="earshot-no-such-package"):
        unpack("test", PackagedModel(("earshot_no_such_package",), {"model.bin": "0" * 64}), tmp_path)


def test_a_folder_comes_first(random_whisper: Path, tmp_path: Path) -> None:
    assert find_model(str(random_whisper), tmp_path) == random_whisper


def test_then_the_packages(packages: PackagedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_resolver, "packaged_models", lambda: {"test": packages})

    assert (find_model("test", tmp_path / "cache") / "model.bin").read_bytes() == MODEL


def test_then_the_hubs_cache(random_whisper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def download(name: str, *, local_files_only: bool) -> str:
        asked.append(local_files_only)
        return str(random_whisper)

    monkeypatch.setattr("faster_whisper.utils.download_model", download)

    assert find_model("small", tmp_path) == random_whisper
    assert asked == [True]


def test_then_the_hub(random_whisper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def download(name: str, *, local_files_only: bool) -> str:
        if local_files_only:
            return str(tmp_path)  # a download that was broken off
        return str(random_whisper)

    monkeypatch.setattr("faster_whisper.utils.download_model", download)

    assert find_model("small", tmp_path) == random_whisper


@pytest.mark.usefixtures("hub")
def test_a_hub_out_of_reach_may_be_in_reach_later(tmp_path: Path) -> None:
    with pytest.raises(ModelUnreachable) as caught:
        find_model("small", tmp_path)

    text = str(caught.value)
    assert all(part in text for part in ("'small'", str(Path("small").absolute()), "data packages", "cache"))
    assert "no route to host" in text
    assert "copy a CTranslate2 Whisper model" in text


def test_a_name_that_nobody_knows_is_no_model(hub: Callable[[Exception], None], tmp_path: Path) -> None:
    hub(ValueError("Invalid model size"))

    with pytest.raises(ModelUnavailable):
        find_model("smal", tmp_path)


def test_a_folder_without_a_model_is_no_model(hub: Callable[[Exception], None], tmp_path: Path) -> None:
    hub(ValueError("not a name"))

    with pytest.raises(ModelUnavailable, match=r"no model\.bin"):
        find_model(str(tmp_path), tmp_path)


def test_a_folder_that_cant_be_read_is_no_model(hub: Callable[[Exception], None], tmp_path: Path) -> None:
    hub(ValueError("not a name"))

    with pytest.raises(ModelUnavailable, match="can't be read: File name too long"):
        find_model("a" * 300, tmp_path)


def test_a_damaged_package_is_said_so(
    packages: PackagedModel, hub: Callable[[Exception], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_resolver, "packaged_models", lambda: {"test": packages})
    (tmp_path / "site" / packages.packages[1] / "data" / "model.bin.part2").write_bytes(b"broken")
    hub(ValueError("Invalid model size"))

    with pytest.raises(ModelUnavailable, match="sha256"):
        find_model("test", tmp_path / "cache")


def test_a_task_from_elsewhere_chooses_no_folder_of_this_machine(
    hub: Callable[[Exception], None], tmp_path: Path
) -> None:
    (tmp_path / "model.bin").touch()
    assert find_model(str(tmp_path), tmp_path) == tmp_path

    hub(ValueError("not a name that the hub can have"))
    with pytest.raises(ModelUnavailable, match="EARSHOT_WORKER__FOLDERS_AS_MODELS"):
        find_model(str(tmp_path), tmp_path, in_folders=False)
