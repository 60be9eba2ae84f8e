"""The translations are complete, right in their places for values, and what Qt reads was made from them."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.fixtures.wheels import ROOT

FOLDER = ROOT / "resources" / "translations"
CODES = ("de", "es", "zh_CN")
FORMS = {"de": 2, "es": 2, "zh_CN": 1}  # of what is counted
PLACE = re.compile(r"{\w+(?::\w+)?}")
FUNCTIONS = ("tr", "plural", "mark")
DYNAMIC = {"tr"}  # may be given what was marked elsewhere


def messages(code: str) -> Iterator[ElementTree.Element]:
    return ElementTree.parse(FOLDER / f"earshot_{code}.ts").iter("message")


def texts(message: ElementTree.Element) -> list[str]:
    """The translation, in all its forms."""
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def named(message: ElementTree.Element) -> tuple[str, str]:
    return message.findtext("source", ""), message.findtext("comment", "")


def test_they_are_up_to_date(tmp_path: Path) -> None:
    """`make translations` would change nothing: no text is new or gone, and Qt's files were made from these."""
    copy = tmp_path / "translations"
    shutil.copytree(FOLDER, copy)
    program = ROOT / "packaging" / "translations" / "update.py"
    subprocess.run([sys.executable, program, copy], check=True, cwd=tmp_path)
    changed = [file.name for file in sorted(FOLDER.iterdir()) if file.read_bytes() != (copy / file.name).read_bytes()]
    assert changed == [], "run: make translations"


@pytest.mark.parametrize("code", CODES)
def test_all_are_in_the_one_context_that_is_asked_for(code: str) -> None:
    """Qt's lupdate has its own thoughts about what stands before a call."""
    contexts = ElementTree.parse(FOLDER / f"earshot_{code}.ts").findall("context/name")
    assert [context.text for context in contexts] == [None]


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_in_english(code: str) -> None:
    unfinished = [named(one) for one in messages(code) if one.find("translation[@type]") is not None]
    assert unfinished == []
    assert [named(one) for one in messages(code) if "" in texts(one)] == []
    counted = [one for one in messages(code) if one.get("numerus")]
    assert counted
    assert {len(texts(one)) for one in counted} == {FORMS[code]}


@pytest.mark.parametrize("code", CODES)
def test_the_places_for_values_are_the_same(code: str) -> None:
    wrong = []
    for message in messages(code):
        source, _ = named(message)
        wrong += [(source, text) for text in texts(message) if places(text) != places(source)]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_lines_and_dots_are_as_in_english(code: str) -> None:
    for message in messages(code):
        source, _ = named(message)
        for text in texts(message):
            assert source.count("\n") == text.count("\n")
            assert source.endswith("…") == text.endswith("…"), text
            assert text == text.strip()


def places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


def test_qt_s_lupdate_can_read_every_text() -> None:
    """Each is a literal, or for `tr` a name of what was marked; none stands in an f-string."""
    wrong = []
    for path in ROOT.joinpath("desktop_app").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(node) for outer in ast.walk(tree) if isinstance(outer, ast.JoinedStr) for node in ast.walk(outer)}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS:
                wrong += [f"{path}:{call.lineno}"] * (not is_readable(call, call.func.id, inside))
    assert wrong == []


def is_readable(call: ast.Call, function: str, inside: set[int]) -> bool:
    literal = [isinstance(each, ast.Constant) for each in call.args[: 2 if function == "plural" else 1]]
    if function in DYNAMIC and not literal[0]:
        return not isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.IfExp) or not has_literals(call.args[0])
    return all(literal) and id(call) not in inside


def has_literals(expression: ast.expr) -> bool:
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in ast.walk(expression))
