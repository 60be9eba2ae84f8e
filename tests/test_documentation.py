"""What the pages tell is there, and what is there is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BaseModel

from desktop_app.cli import COMMANDS
from desktop_app.settings import Settings
from worker_agent.cli import main as agent
from worker_agent.contract.settings import variable_for
from worker_agent.settings import Settings as WorkerSettings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "packaging").glob("*/*.md")])


def parts(page: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of the headings."""
    lines = page.read_text(encoding="utf-8").splitlines()
    headings = [re.sub(r"^#+ ", "", line) for line in lines if re.match(r"#+ ", line)]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def variables(settings: type[BaseModel], *above: str) -> Iterator[str]:
    """Of all keys but those that only the other program knows, of which this one has a plain dict."""
    for name, field in settings.model_fields.items():
        if get_origin(field.annotation) is dict:
            continue
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from variables(field.annotation, *above, name)
        else:
            yield variable_for(*above, name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for part in parts(page):
        address = str(part.attrs.get("href", part.attrs.get("src", "")))
        if address and not re.match(r"https?:", address):
            place, _, anchor = address.partition("#")
            target = (page.parent / place).resolve() if place else page
            assert target.exists(), address
            assert not anchor or anchor in anchors(target), address


def test_each_command_is_told_of() -> None:
    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    commands = [f"earshot {name}" for name in COMMANDS] + [f"earshot-worker {name}" for name in agent.commands]
    missing = [command for command in commands if not re.search(rf"`{command}\b", told)]
    assert missing == []


def test_each_setting_is_told_of() -> None:
    told = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    missing = [name for name in {*variables(Settings), *variables(WorkerSettings)} if f"`{name}`" not in told]
    assert missing == []


def test_files_that_are_named_are_there() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    files = [str(path) for folder in ("desktop_app", "worker_agent", "tests") for path in (ROOT / folder).rglob("*.py")]
    named = re.findall(r"`([\w/]+\.py)`", told)
    assert named
    assert [name for name in named if not any(file.endswith(f"/{name}") for file in files)] == []
