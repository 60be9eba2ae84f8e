"""Collects the words of the window, and makes of their translations what Qt reads: see `make translations`.

What comes from the contract is no literal of the window's: it is written into a list of its own for lupdate.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pydantic import BaseModel  # noqa: E402  found by the line above

from desktop_app.settings import Settings  # noqa: E402
from worker_agent.contract.error_kinds import ErrorKind, label_of  # noqa: E402
from worker_agent.contract.kinds import BUILT_IN  # noqa: E402
from worker_agent.contract.languages import NAMES, language_name  # noqa: E402
from worker_agent.contract.worker_settings import WorkerSettings  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
LITERALS = ("ui", "presentation", "exporters", "adapters/system_messages.py", "settings_form.py", "settings_editor.py")
FUNCTIONS = ("plural", "mark")  # are read as `tr` is
NO_OTHERS = "translate=QCoreApplication_translate"  # what else is named `translate` here is none of Qt's functions


def update(folder: Path) -> None:
    """Bring the translations in the folder up to date; what is new in them is empty, and marked as unfinished."""
    with tempfile.TemporaryDirectory() as temporary:
        contract = Path(temporary) / "contract.py"
        contract.write_text("".join(f"tr({text!r})\n" for text in contract_texts()), encoding="utf-8")
        sources = [*(str(ROOT / "desktop_app" / name) for name in LITERALS), str(contract)]
        files = [str(file) for file in sorted(folder.glob("*.ts"))]
        aliases = ",".join([*(f"tr+={name}" for name in FUNCTIONS), NO_OTHERS])
        options = ["-locations", "none", "-no-obsolete", "-sort-messages", "-extensions", "py"]
        _run("lupdate", *options, "-tr-function-alias", aliases, *sources, "-ts", *files)
        _run("lrelease", "-silent", *files)


def contract_texts() -> list[str]:
    """What is translated where it is shown: see the calls of `tr` with something else than a literal."""
    titles = (text for kind in BUILT_IN.values() for text in (kind.title, *(column.title for column in kind.columns)))
    errors = map(label_of, ErrorKind)
    found = {*titles, *errors, *map(language_name, NAMES), *_texts_of(Settings), *_texts_of(WorkerSettings)}
    found |= {text for kind in BUILT_IN.values() for text in _texts_of(kind.options)}
    return sorted(found - {""})


def _texts_of(model: type[BaseModel]) -> Iterator[str]:
    """The titles of its fields, what they mean, and what holds where they have no value."""
    for field in model.model_fields.values():
        extra = field.json_schema_extra
        yield from (field.title or "", field.description or "")
        yield str(extra.get("unset", "")) if isinstance(extra, dict) else ""
        if isinstance(field.default, BaseModel):
            yield from _texts_of(type(field.default))


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(f"pyside6-{tool}", path=sysconfig.get_path("scripts"))
    subprocess.run([str(program), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
