"""The object store in a folder."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.private import apply_user_umask, make_shared_folder
from worker_agent.contract.rights import Right, StoreNeed
from worker_agent.contract.stores.object_store import (
    MAX_DOCUMENT_BYTES,
    NotDeleted,
    ObjectMissing,
    StoreUnavailable,
    check_size,
)
from worker_agent.contract.writable import is_writable_folder

UNFINISHED = ".unfinished"  # the folder of what is being written; a crash may leave rubbish in it, never in the store
_TRIES_TO_MOVE = 10
GIVEN_UP = 24 * 3600.0  # seconds without a write, after which an unfinished file is rubbish


class FolderStore:
    """Every key is a path below the root. A write is complete and on the disk, or has not happened."""

    def __init__(self, root: Path, *, shared: bool = False) -> None:
        """`shared`: the folder was named by a person, who may share it with others."""
        self._root = root.absolute()
        self._shared = shared

    @property
    def name(self) -> str:
        return str(self._root)

    def put(self, key: str, data: bytes) -> None:
        self._write(key, lambda path: path.write_bytes(data))

    def put_file(self, key: str, source: Path) -> None:
        with source.open("rb"):  # what is wrong with the source is not the store's fault
            self._write(key, lambda path: shutil.copyfile(source, path))

    def get(self, key: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> bytes:
        with self._reading(key) as path, path.open("rb") as file:
            check_size(key, os.fstat(file.fileno()).st_size, max_bytes)
            return file.read(max_bytes)

    def get_range(self, key: str, start: int, length: int) -> bytes:
        with self._reading(key) as path, path.open("rb") as file:
            file.seek(start)
            return file.read(length)

    def path_of(self, key: str) -> Path:
        with self._reading(key) as path:
            path.open("rb").close()
            return path

    def fetch(self, key: str, scratch: Path, on_progress: Callable[[], object] = lambda: None) -> Path:
        return self.path_of(key)

    def exists(self, key: str) -> bool:
        path = self._path(key)
        with self._faults(), suppress(FileNotFoundError, NotADirectoryError):
            return stat.S_ISREG(path.stat().st_mode)  # from Python 3.14 on, is_file says no to every fault
        return False

    def delete(self, key: str) -> None:
        path = self._path(key)
        with self._faults(), suppress(IsADirectoryError, NotADirectoryError):  # no object, either
            path.unlink(missing_ok=True)
            self._remove_empty_folders(path)

    def delete_many(self, keys: Collection[str]) -> None:
        left: dict[str, StoreUnavailable] = {}
        for key in keys:
            try:
                self.delete(key)
            except StoreUnavailable as error:
                left[key] = error
        if left:
            first = next(iter(left.values()))
            raise NotDeleted(str(first), left) from first

    def keys(self, prefix: str) -> Iterator[str]:
        folder = self._root / prefix.rpartition("/")[0]
        if not self._holds(folder):
            return
        with self._faults():
            for here, folders, files in os.walk(folder, onerror=_raise_unless_gone):
                folders[:] = [name for name in folders if name != UNFINISHED]
                for name in files:
                    key = Path(here, name).relative_to(self._root).as_posix()
                    if key.startswith(prefix):
                        yield key

    def check(self) -> Condition:
        with self._faults():
            if not is_writable_folder(self._root):
                return Condition(Readiness.MISSING, f"There is no folder {self.name} yet. The first use makes it.")
            is_writable_folder(self._root / UNFINISHED)  # every write begins there
        return Condition(Readiness.READY, f"The folder {self.name} can be used.")

    def rights(self, needs: Iterable[StoreNeed]) -> list[Right]:
        return []

    def close(self) -> None:
        """No use leaves anything open."""

    def _path(self, key: str) -> Path:
        path = self._root / key
        if not key or not self._holds(path):
            raise StoreUnavailable(f"The key {key!r} names nothing inside the store.")
        return path

    def _holds(self, path: Path) -> bool:
        """Whether the path stays below the root, wherever links lead."""
        try:
            steps = path.relative_to(self._root).parts
            # not Path.resolve: what that makes of a circle depends on Python's version
            real = os.path.realpath(path)
            inside = real == str(path) or Path(real).is_relative_to(os.path.realpath(self._root))
        except ValueError:  # another root; a NUL in the name
            return False
        return ".." not in steps and inside and not _is_circular(path)

    def _write(self, key: str, fill: Callable[[Path], object]) -> None:
        target, unfinished = self._path(key), self._root / UNFINISHED / uuid.uuid4().hex
        with self._faults():
            self._make(unfinished.parent)
            _sweep(unfinished.parent)
            try:
                fill(unfinished)
                if self._shared:
                    apply_user_umask(unfinished)
                _flush(unfinished)
                self._move(unfinished, target)
                self._flush_folders(target)
            finally:
                unfinished.unlink(missing_ok=True)

    def _move(self, source: Path, target: Path) -> None:
        for _ in range(_TRIES_TO_MOVE):
            with suppress(FileNotFoundError, FileExistsError):  # others make the folder, and remove it when it is empty
                self._make(target.parent)
                source.replace(target)
                return
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target.parent))

    def _make(self, folder: Path) -> None:
        if self._shared:
            make_shared_folder(folder)
        else:
            folder.mkdir(parents=True, exist_ok=True)

    def _remove_empty_folders(self, path: Path) -> None:
        for folder in path.parents:
            if folder == self._root:
                return
            try:
                folder.rmdir()
            except OSError:  # it is not empty, or already gone
                return

    def _flush_folders(self, path: Path) -> None:
        """A new name is safe from a power cut only when all folders on the way to it are on the disk."""
        if os.name == "nt":
            return  # Windows lets nobody open a folder, and keeps its names in order by itself
        for folder in path.parents:
            _flush(folder)
            if folder == self._root:
                return

    @contextmanager
    def _reading(self, key: str) -> Iterator[Path]:
        path = self._path(key)
        with self._faults():
            try:
                yield path
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
                raise ObjectMissing(f"{self.name} holds no {key}.") from error

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StoreUnavailable(f"The folder {self.name} is full. Free some space.") from error
            reason = error.strerror or type(error).__name__
            raise StoreUnavailable(f"The folder {self.name} can't be used: {reason}. Check it.") from error


def _is_circular(path: Path) -> bool:
    """Whether links go round in a circle."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _raise_unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _sweep(folder: Path) -> None:
    """Remove what crashes have left."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # its writer was quicker
            if time.time() - path.stat().st_mtime > GIVEN_UP:
                path.unlink()


def _flush(path: Path) -> None:
    """Onto the disk, so that a key never names a file that a power cut left empty."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
