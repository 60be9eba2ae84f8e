"""The settings file: changed key by key, so that a person's comments and order stay."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.domain.errors import SettingsError
from worker_agent.contract.atomic_file import replacing
from worker_agent.contract.private import make_private_folder


class SettingsFile:
    """It need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def values(self) -> dict[str, Any]:
        """What it says, by section and key; raises SettingsError."""
        return self._parse(self._text())

    def change(self, changes: Mapping[str, object]) -> None:
        """Set each key, such as "queue.task"; None: take it out. Raises SettingsError, and then nothing has changed."""
        text = self._text()
        wanted = self._parse(text)
        try:
            document = tomlkit.parse(text)
            for key, value in changes.items():
                _set(document, key, value)
                _set(wanted, key, value)
            changed = tomlkit.dumps(document)
        except (TOMLKitError, TypeError) as error:
            raise self._unchangeable() from error
        if _without_empty(self._parse(changed)) != _without_empty(wanted):
            raise self._unchangeable()
        self._write(changed)

    def _text(self) -> str:
        try:
            return self.path.read_bytes().decode()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise SettingsError(f"The settings file {self.path} can't be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise self._invalid(error) from error

    def _parse(self, text: str) -> dict[str, Any]:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise self._invalid(error) from error

    def _write(self, text: str) -> None:
        """It may hold a password: for its user alone."""
        target = self.path.resolve()  # where the person keeps it elsewhere, behind a link, that is the one to replace
        try:
            if not target.parent.exists():
                make_private_folder(target.parent)
            with replacing(target) as unfinished:
                descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with open(descriptor, "wb") as file:  # noqa: PTH123 - a path knows no mode
                    file.write(text.encode())
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            raise SettingsError(
                f"The settings file {self.path} can't be written ({error.strerror}). Allow this user to write there."
            ) from error

    def _invalid(self, error: ValueError) -> SettingsError:
        return SettingsError(f"The settings file {self.path} is not valid TOML: {error}. Correct it in a text editor.")

    def _unchangeable(self) -> SettingsError:
        return SettingsError(
            f"The settings file {self.path} is written in a way that Earshot can't change. Change it in a text editor."
        )


def _set(document: MutableMapping[str, Any], key: str, value: object) -> None:
    section, _, name = key.rpartition(".")
    table: MutableMapping[str, Any] = document
    if section:
        if section not in document:
            if value is None:
                return
            document[section] = tomlkit.table() if isinstance(document, tomlkit.TOMLDocument) else {}
        table = document[section]
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """The heading of a section may stay when its last key goes."""
    return {key: value for key, value in values.items() if value != {}}
