"""Makes the folder of the frozen build, on Linux, Windows and macOS: python freeze.py FOLDER

It takes the wheels in dist/, and a virtual environment of its own, which is gone afterwards.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONSTRAINTS = ROOT / "packaging" / "setup" / "constraints.txt"


def freeze(target: Path) -> None:
    """Leaves `target`/earshot, on macOS `target`/Earshot.app as well."""
    with tempfile.TemporaryDirectory(prefix="earshot-freeze-") as temporary:
        scratch = Path(temporary)
        python = make_environment(scratch / "venv")
        work = scratch / "work"
        run(python, HERE / "draw_icon.py", work / "earshot" / "earshot.png")
        places = ("--workpath", work, "--distpath", target)
        run(python, "-m", "PyInstaller", "--log-level", "WARN", "--noconfirm", *places, HERE / "earshot.spec")


def make_environment(folder: Path) -> Path:
    """Returns its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install(python, "--upgrade", "pip")  # older ones know no dependency groups
    ours = [f"{name}=={version()}" for name in ("earshot", "earshot-worker[base-model]", "earshot-contract")]
    install(python, "--find-links", ROOT / "dist", "--group", f"{ROOT / 'pyproject.toml'}:freeze", *ours)
    return python


def version() -> str:
    """Of all three distributions; see ARCHITECTURE.md."""
    return str(runpy.run_path(str(ROOT / "worker_agent" / "contract" / "__init__.py"))["__version__"])


def install(python: Path, *what: object) -> None:
    usual = ("--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--constraint", CONSTRAINTS)
    run(python, "-m", "pip", "install", *usual, *what)


def run(*command: object) -> None:
    """With the packages of its environment alone: those of the clone would go before them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["PYTHONSAFEPATH"] = "1"
    subprocess.run([*map(str, command)], check=True, env=environment)


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
