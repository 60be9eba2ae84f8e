"""The values of settings, and what is wrong with some, written for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.presentation.translation import mark, tr

_NAMES: Mapping[object, str] = {
    "all": mark("All", "a setting"),
    "auto": mark("Automatic", "a setting"),
    "cpu": mark("CPU", "a setting"),
    "cuda": mark("GPU (CUDA)", "a setting"),
    "debug": mark("Debug", "a setting"),
    "error": mark("Error", "a setting"),
    "info": mark("Info", "a setting"),
    "no": mark("No", "a setting"),
    "off": mark("Off", "a setting"),
    "on": mark("On", "a setting"),
    "warning": mark("Warning", "a setting"),
    "yes": mark("Yes", "a setting"),
    True: mark("Yes", "a setting"),
    False: mark("No", "a setting"),
}
_SENTENCES = {  # by pydantic's types of errors
    "int_parsing": mark("This must be a whole number."),
    "float_parsing": mark("This must be a number."),
    "greater_than_equal": mark("This must be at least {ge:g}."),
    "greater_than": mark("This must be more than {gt:g}."),
    "less_than_equal": mark("This must be at most {le:g}."),
    "finite_number": mark("This must be a number."),
    "extra_forbidden": mark("There is no such setting. Take it out of the file."),
}


def value_name(value: object) -> str:
    """A value of a few that can be chosen, or a number; nothing where there is none."""
    if isinstance(value, str | bool):
        return tr(_NAMES[value], "a setting") if value in _NAMES else str(value).capitalize()
    return f"{value:g}" if isinstance(value, int | float) else ""


def fault_sentence(kind: str, message: str, values: Mapping[str, Any]) -> str:
    """What pydantic found: its own message where we have no better one."""
    if kind not in _SENTENCES:
        return f"{message[:1].upper()}{message[1:]}."
    return tr(_SENTENCES[kind]).format(**values)
