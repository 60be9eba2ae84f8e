"""The settings as a form: made from their models, filled in by a person, checked before they are saved."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from desktop_app.presentation.settings import fault_sentence, value_name
from desktop_app.presentation.translation import mark, tr
from desktop_app.settings import Settings
from worker_agent.contract.condition import Readiness
from worker_agent.contract.locations import default_home
from worker_agent.contract.settings import variable_for
from worker_agent.contract.worker_settings import WorkerSettings

DATABASE_URL = "database.url"
DATABASE_PASSWORD = "database.password"  # a line of the form alone: it is kept in the keyring, or in the URL
DATABASE_KEYRING = "database.keyring"  # follows from where the password is kept

Value = str | bool | None
Changes = Mapping[str, Value]  #: key, such as "queue.task": what was typed or chosen; None: nothing, so the default


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the form."""

    key: str  #: such as "queue.task"
    title: str
    meaning: str
    value: Value  #: None: it has none
    unset: str  #: what holds then
    choices: tuple[tuple[str, Value], ...] = ()  #: names and values; none: any text
    secret: bool = False
    variable: str = ""  #: of the environment, which sets it: then it can't be changed here


@dataclass(frozen=True, slots=True)
class Group:
    """One page of the form."""

    key: str
    title: str
    meaning: str
    settings: tuple[Setting, ...]
    test: str = ""  #: the name of its test; none: there is nothing to test


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """All that the file holds."""

    file: Path
    is_there: bool  #: whether the file is
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a test found of one queue, store or database."""

    sentence: str
    readiness: Readiness | None  #: None: a fault


Faults = Mapping[str, str]  #: key: what is wrong with its value, as a sentence; "": with something else


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What came of a test: nothing is found where values are wrong."""

    findings: tuple[Finding, ...] = ()
    faults: Faults = field(default_factory=dict)


_SECTIONS = (
    ("local_worker", mark("This computer"), mark("Where Earshot keeps its own files, and what it does."), ""),
    ("queue", mark("Queues"), mark("Left empty, both are a file on this computer."), mark("Test the queues")),
    ("store", mark("Storage"), mark("Where recordings and transcripts are kept."), mark("Test the storage")),
    ("database", mark("Database"), mark("Where the tasks are kept."), mark("Test the database")),
    (
        "aws",
        mark("AWS"),
        mark(
            "For queues, storage and database in AWS. Its keys are read from where the AWS command line keeps them, "
            "and never kept here."
        ),
        "",
    ),
    ("orchestrator", mark("Orchestrator"), mark("How tasks are handled."), ""),
    (
        "retention",
        mark("Retention"),
        mark("When the computer that orchestrates deletes what nothing needs any more."),
        "",
    ),
    ("worker", mark("Worker"), mark("Of this computer. Other machines have settings of their own."), ""),
)


def make_form(file: Path, values: Mapping[str, Any], environment: Mapping[str, Any], password: Setting) -> SettingsForm:
    """`values`: of the file, `environment`: what it sets, both by section and key."""
    home = str(environment.get("home") or values.get("home") or default_home())
    line = _LineMaker(values, environment, home)
    groups = []
    for section, title, meaning, test in _SECTIONS:
        lines = [line(section, key, info) for key, info in _model_of(section).model_fields.items()]
        if section == "local_worker":
            lines.insert(0, line("", "home", Settings.model_fields["home"]))
        if section == "database":
            lines = [line for line in lines if line.key != DATABASE_KEYRING]
            lines.insert(1, password)
        groups.append(Group(section, tr(title), tr(meaning), tuple(lines), tr(test)))
    return SettingsForm(file, file.exists(), tuple(groups))


def _model_of(section: str) -> type[BaseModel]:
    model: type[BaseModel] = WorkerSettings if section == "worker" else type(Settings.model_fields[section].default)
    return model


def find_faults(values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with these values, by key."""
    faults: dict[str, str] = {}
    try:
        Settings(**values)
    except ValidationError as error:
        faults |= _sentences(error)
    try:
        WorkerSettings(**values.get("worker", {}))
    except ValidationError as error:
        faults |= _sentences(error, "worker.")
    return faults


def as_written(values: Mapping[str, Any], changes: Changes) -> dict[str, object]:
    """The changes as the file is to have them: numbers as numbers. `values`: all of them, free of faults."""
    settings = Settings(**values).model_dump() | {"worker": WorkerSettings(**values.get("worker", {})).model_dump()}
    written: dict[str, object] = {}
    for key, value in changes.items():
        read = _find(settings, key)
        written[key] = read if value is not None and isinstance(read, int | float) else value
    return written


def merge(values: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """The values of the file with the changes made."""
    merged = {key: dict(value) if isinstance(value, Mapping) else value for key, value in values.items()}
    for key, value in changes.items():
        section, _, name = key.rpartition(".")
        table = merged.setdefault(section, {}) if section else merged
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
    return merged


class _LineMaker:
    """Makes the line of each key."""

    def __init__(self, values: Mapping[str, Any], environment: Mapping[str, Any], home: str) -> None:
        self._values, self._environment, self._home = values, environment, home

    def __call__(self, section: str, key: str, field: FieldInfo) -> Setting:
        path = [part for part in (section, key) if part]
        name = ".".join(path)
        set_outside = _find(self._environment, name)
        value = _find(self._values, name) if set_outside is None else set_outside
        choices = tuple(_choices(field))
        shown = _as_value(value, choices)
        extra = field.json_schema_extra
        unset = str(extra.get("unset", "")) if isinstance(extra, dict) else ""
        return Setting(
            name,
            tr(field.title or key),
            tr(field.description or ""),
            None if choices and shown == field.default else shown,
            tr(unset, home=self._home) or value_name(field.default),
            _with_default(choices, field.default, unset),
            variable="" if set_outside is None else variable_for(*path),
        )


def _choices(field: FieldInfo) -> Iterator[tuple[str, Value]]:
    is_union = get_origin(field.annotation) in (Union, types.UnionType)
    for kind in get_args(field.annotation) if is_union else [field.annotation]:
        if kind is bool:
            yield from ((value_name(value), value) for value in (True, False))
        if get_origin(kind) is Literal:
            yield from ((value_name(value), value) for value in get_args(kind))


def _with_default(choices: tuple[tuple[str, Value], ...], default: object, unset: str) -> tuple[tuple[str, Value], ...]:
    """The default first, and chosen by having no value."""
    if not choices:
        return ()
    others = tuple((name, value) for name, value in choices if value != default)
    usual = tr(unset)
    usual = usual[:1].upper() + usual[1:] or value_name(default)
    return ((tr("{value} (default)", value=usual), None), *others)


def _as_value(value: object, choices: tuple[tuple[str, Value], ...]) -> Value:
    """As a field shows it; a switch of the environment is a word."""
    if value is None:
        return None
    words = {str(choice).lower(): choice for _, choice in choices}
    words |= {str(int(choice)): choice for _, choice in choices if isinstance(choice, bool)}
    return words.get(str(value).lower(), str(value))


def _find(values: Mapping[str, Any], key: str) -> Any:
    found: Any = values
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _sentences(error: ValidationError, before: str = "") -> Iterator[tuple[str, str]]:
    for each in error.errors(include_url=False):
        key = before + ".".join(str(part) for part in each["loc"])
        yield key, fault_sentence(each["type"], each["msg"], each.get("ctx", {}))
