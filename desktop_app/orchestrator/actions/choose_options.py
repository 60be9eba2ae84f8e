"""Choose options: from what an operator typed or clicked to the options of a task."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import ValidationError

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task
from worker_agent.contract.kinds import TaskKind, find_kinds
from worker_agent.contract.options import TaskOptions, find_unknown, parse_options


def find_kind(name: str) -> TaskKind:
    """Raises EarshotError where there is none of that name."""
    kinds = find_kinds()
    if name not in kinds:
        raise EarshotError(f"There is no kind of task {name!r} here. Choose one of {', '.join(kinds)}.")
    return kinds[name]


def choose_options(kind: TaskKind, fields: Mapping[str, object]) -> TaskOptions:
    """As the database and the messages carry them; raises EarshotError where the kind does not take them."""
    known = kind.options.model_fields
    if unknown := [name for name in fields if name not in known]:
        there = ", ".join(known) or "none"
        raise EarshotError(f"{kind.title} has no option {unknown[0]!r}. There are: {there}.")
    try:
        chosen = kind.options.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = first["loc"][0] if first["loc"] else ""
        raise EarshotError(f"The option {name} can't be {fields.get(str(name))!r}: {first['msg']}.") from error
    return parse_options(kind.name, chosen.model_dump(mode="json"))


def change_options(task: Task, changes: Mapping[str, object]) -> TaskOptions:
    """Those of the task, but for the changes; raises EarshotError where its kind does not take them."""
    if not changes:
        return task.options
    kind = find_kind(task.kind)
    if newer := find_unknown(kind.options, task.options):
        raise EarshotError(
            f"Only a newer Earshot knows the option {newer!r} of this task. Update this one to change its options."
        )
    kept = task.options.model_dump(mode="json", include=set(kind.options.model_fields))
    return choose_options(kind, {**kept, **changes})


def typed(text: str) -> object:
    """The value of an option as it is typed: a number, true or false, or text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
