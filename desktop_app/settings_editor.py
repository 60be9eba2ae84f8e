"""Reads, tests and saves the settings for the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.adapters.database import join_password, split_password
from desktop_app.adapters.passwords import KeyringUnavailable, Passwords
from desktop_app.adapters.settings_file import SettingsFile
from desktop_app.bootstrap import open_tasks
from desktop_app.domain.errors import SettingsError
from desktop_app.domain.retention import Outlook, Periods
from desktop_app.orchestrator.deletion.retention import count_expired
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.presentation.sentences import FORESEEN, error_sentence
from desktop_app.presentation.translation import mark, tr
from desktop_app.settings import Settings
from desktop_app.settings_form import (
    DATABASE_KEYRING,
    DATABASE_PASSWORD,
    DATABASE_URL,
    Changes,
    CheckReport,
    Faults,
    Finding,
    Setting,
    SettingsForm,
    as_written,
    find_faults,
    make_form,
    merge,
)
from worker_agent.contract.condition import Condition
from worker_agent.contract.connect import connect
from worker_agent.contract.settings import read_environment, variable_for

logger = logging.getLogger(__name__)

_IN_KEYRING = mark("Kept in this system's keyring, never in the file.")
_IN_FILE = mark("This system has no keyring: it is kept in the settings file, which only you can read.")


class SettingsEditor:
    """Everything here may block, the keyring above all: it may ask the person to unlock it."""

    def __init__(self, file: Path, passwords: Passwords) -> None:
        self._file = SettingsFile(file)
        self._passwords = passwords

    def read(self) -> SettingsForm:
        """Raises SettingsError."""
        values, environment = self._file.values(), read_environment(Settings)
        password = self._password_line(values, environment)
        return make_form(self._file.path, _without_password(values), _without_password(environment), password)

    def test(self, part: str, changes: Changes) -> CheckReport:
        """Whether the "queue", "store" or "database" answers, with the values as typed; changes nothing."""
        values, faults = self._check(changes)
        if faults:
            return CheckReport(faults=faults)
        return CheckReport(tuple(_look_at(part, Settings(**values))))

    def save(self, changes: Changes) -> Faults:
        """Write the changes, unless something is wrong with them: then nothing is. Raises EarshotError."""
        before = self._file.values()
        values, faults = self._check(changes)
        if faults:
            return faults
        written = as_written(values, {key: value for key, value in changes.items() if key != DATABASE_PASSWORD})
        if _concerns_password(changes):
            written |= self._keep_password(_url(values))
        self._file.change(written)
        if _concerns_password(changes):
            self._forget_password(before, written)
        return {}

    def look_ahead(self, repository: TaskRepository | None, changes: Changes) -> Outlook:
        """What would be deleted from there now, with the values as typed; raises EarshotError. None: Earshot does not
        run."""
        if repository is None:
            raise SettingsError(tr("Earshot does not run yet."))
        periods = self._periods(changes)
        return Outlook(periods, tuple(count_expired(repository, periods, datetime.now(UTC))))

    def _periods(self, changes: Changes) -> Periods:
        """For how long things would be kept; values that are wrong are left out."""
        kept = {key: value for key, value in changes.items() if key.startswith("retention.")}
        values = merge({"retention": self._file.values().get("retention", {})}, kept)
        values = merge(values, dict.fromkeys(find_faults(values)))
        return Settings(**values).retention.periods()

    def _check(self, changes: Changes) -> tuple[dict[str, Any], Faults]:
        """The values with the changes, where a password that is new or moves stands in the URL; and their faults."""
        before = self._file.values()
        values = merge(before, {key: value for key, value in changes.items() if key != DATABASE_PASSWORD})
        try:
            if _concerns_password(changes):
                url = self._with_password(before, _url(values), changes)
                values = merge(values, {DATABASE_URL: url, DATABASE_KEYRING: None})
            if not (faults := find_faults(values)):
                open_tasks(Settings(**values)).close()
        except SettingsError as error:
            return values, {DATABASE_URL: str(error)}
        return values, faults

    def _with_password(self, before: Mapping[str, Any], url: str | None, changes: Changes) -> str | None:
        if url is None:
            return None
        url, typed = split_password(url)
        password = changes[DATABASE_PASSWORD] if DATABASE_PASSWORD in changes else self._stored_password(before)
        known = typed or password
        return join_password(url, str(known)) if known else url

    def _stored_password(self, values: Mapping[str, Any]) -> str | None:
        url = _url(values)
        if url is None:
            return None
        url, password = split_password(url)
        if password is None and values["database"].get("keyring"):
            return self._passwords.find(url)
        return password

    def _keep_password(self, url: str | None) -> dict[str, object]:
        """In the keyring, where there is one; returns what the file is to have."""
        bare, password = split_password(url) if url else (None, None)
        if bare is None or password is None or not self._passwords.can_be_kept:
            return {DATABASE_URL: url, DATABASE_KEYRING: None}
        self._passwords.keep(bare, password)
        return {DATABASE_URL: bare, DATABASE_KEYRING: True}

    def _forget_password(self, before: Mapping[str, Any], written: Mapping[str, object]) -> None:
        """The one of a database that is not ours any more."""
        url = _url(before)
        if url is None or not before["database"].get("keyring"):
            return
        if written[DATABASE_URL] != url or not written[DATABASE_KEYRING]:
            try:
                self._passwords.forget(url)
            except KeyringUnavailable as error:
                logger.warning("an old password stays in the keyring: %s", error)

    def _password_line(self, values: Mapping[str, Any], environment: Mapping[str, Any]) -> Setting:
        variable = variable_for("database", "url") if _url(environment) else ""
        meaning, password = tr(_IN_KEYRING if self._passwords.can_be_kept else _IN_FILE), None
        try:
            password = None if variable else self._stored_password(values)
        except KeyringUnavailable as error:
            meaning = str(error)
        unset = tr("none", "no password")
        return Setting(DATABASE_PASSWORD, tr("Password"), meaning, password, unset, secret=True, variable=variable)


def _url(values: Mapping[str, Any]) -> str | None:
    url = values.get("database", {}).get("url")
    return None if url is None else str(url)


def _without_password(values: Mapping[str, Any]) -> Mapping[str, Any]:
    url = _url(values)
    return values if url is None else merge(values, {DATABASE_URL: split_password(url)[0]})


def _concerns_password(changes: Changes) -> bool:
    return DATABASE_URL in changes or DATABASE_PASSWORD in changes


def _look_at(part: str, settings: Settings) -> Iterator[Finding]:
    if part == "database":
        with closing(open_tasks(settings)) as tasks:
            yield _finding(tasks.check)
        return
    with closing(connect(settings.queue, settings.store, settings.aws, settings.home)) as connections:
        if part == "store":
            yield _finding(connections.store.check)
        else:
            yield _finding(connections.task_queue.check)
            yield _finding(connections.status_queue.check)


def _finding(check: Callable[[], Condition]) -> Finding:
    try:
        condition = check()
    except FORESEEN as error:
        logger.info("a test of the settings failed", exc_info=True)
        return Finding(error_sentence(error), None)
    return Finding(condition.sentence, condition.readiness)
