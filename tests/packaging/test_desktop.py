"""What the desktop learns of the frozen build: which files it opens, and what it is called."""

from __future__ import annotations

import ast
import configparser
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeDatabase

from desktop_app.resources import resource
from worker_agent.contract.audio_formats import SUFFIXES

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "packaging" / "desktop"


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DESKTOP / "linux" / "earshot.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_audio_file_can_be_opened_with_earshot(entry: configparser.SectionProxy, suffix: str) -> None:
    known = QMimeDatabase().mimeTypesForFileName(f"a{suffix}")
    names = {name for kind in known for name in (kind.name(), *kind.aliases())} | set(told_by_us(suffix))
    assert names & set(entry["MimeType"].split(";")), names


def told_by_us(suffix: str) -> Iterator[str]:
    """The types that the package itself teaches the desktop."""
    prefix = "{http://www.freedesktop.org/standards/shared-mime-info}"
    for kind in ElementTree.parse(DESKTOP / "linux" / "earshot.mime.xml").iter(f"{prefix}mime-type"):
        if any(glob.get("pattern") == f"*{suffix}" for glob in kind.iter(f"{prefix}glob")):
            yield str(kind.get("type"))


def test_several_files_come_in_one_start(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "earshot gui %F"


def test_the_description_leads_to_the_entry() -> None:
    description = ElementTree.parse(DESKTOP / "linux" / "earshot.metainfo.xml").getroot()
    assert description.findtext("launchable") == "earshot.desktop"


def test_the_frozen_build_has_every_program_that_another_one_starts() -> None:
    spec = ast.parse((DESKTOP / "earshot.spec").read_text(encoding="utf-8"))
    [programs] = [
        ast.literal_eval(node.value)
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PROGRAMS"
    ]
    sources = [path for package in ("desktop_app", "worker_agent") for path in (ROOT / package).rglob("*.py")]
    started = {
        name for path in sources for name in re.findall(r'program\("([\w-]+)", "[\w.]+"\)', path.read_text("utf-8"))
    }
    assert started == programs.keys()
    for module in programs.values():
        assert callable(import_module(module).main)


def test_the_frozen_build_finds_what_is_imported() -> None:
    """It looks for statements: what is imported by a name in quotation marks is not put in."""
    sources = [path for package in ("desktop_app", "worker_agent") for path in (ROOT / package).rglob("*.py")]
    assert not [path for path in sources if re.search(r"import_module\(\s*f?\"", path.read_text("utf-8"))]


def test_the_icon_is_drawn(tmp_path: Path) -> None:
    assert resource("icons/earshot.svg").exists()
    picture = tmp_path / "new" / "earshot.png"
    subprocess.run([sys.executable, DESKTOP / "draw_icon.py", picture], check=True, cwd=ROOT, env=_environment())
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_every_library_that_the_set_up_brings_is_one_that_the_package_asks_for() -> None:
    lines = (ROOT / "packaging" / "setup" / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    packages = {line.split()[1] for line in lines if line and not line.startswith("#")}
    control = (DESKTOP / "debian" / "control.in").read_text(encoding="utf-8")
    depends = re.search(r"^Depends: (.*)$", control, re.MULTILINE)
    assert depends
    assert packages <= set(re.split(r"[,|]\s*|\s+", depends[1]))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
