"""What was typed is on the disk, and found again once its program has ended, however it did."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.adapters.drafts import DraftFolder
from desktop_app.domain.draft import Draft
from desktop_app.domain.revision import MachineText
from tests.fakes.tasks import NOW

DRAFT = Draft(
    task_id=7,
    task_uid="a" * 32,
    typed_at=NOW,
    seen=(2, 5),
    own=None,
    origin=MachineText(1, "b" * 32),
    document=b"\x78\x01\n{}\n\x00",
    sent="c" * 64,
)

WRITE = """
import sys
from pathlib import Path
from desktop_app.adapters.drafts import DraftFolder
from tests.desktop_app.adapters.test_drafts import DRAFT
drafts = DraftFolder(Path(sys.argv[1]))
drafts.write("one", DRAFT)
print("written", flush=True)
sys.stdin.read()
"""


def test_drafts_of_a_killed_program_are_found_as_they_were_and_those_of_a_living_one_are_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "written\n"
        with closing(DraftFolder(tmp_path)) as drafts:
            assert drafts.left() == {}
            program.kill()
            program.wait()
            [(name, found)] = drafts.left().items()
            assert found == DRAFT
            drafts.remove(name)
            assert drafts.left() == {}


def test_the_latest_takes_the_place_of_the_one_before_and_the_oldest_is_told_first(tmp_path: Path) -> None:
    later = Draft(**{**{name: getattr(DRAFT, name) for name in Draft.__slots__}, "typed_at": NOW + timedelta(hours=1)})
    earlier = DraftFolder(tmp_path)
    earlier.write("b", DRAFT)
    earlier.write("a", DRAFT)
    earlier.write("a", later)
    earlier.write("gone", DRAFT)
    earlier.remove("gone")
    earlier.close()
    assert list(DraftFolder(tmp_path).left().values()) == [DRAFT, later]


@pytest.mark.parametrize("content", [b"", b"{}\n", b'{"seen": 3}\nx', b"\xff\n", b"[]\n"])
def test_a_damaged_draft_is_passed_over_and_stays(tmp_path: Path, content: bytes) -> None:
    with closing(DraftFolder(tmp_path)) as earlier:
        earlier.write("good", DRAFT)
        earlier.write("bad", DRAFT)
    [bad] = (tmp_path / "drafts").glob("*.bad.draft")
    bad.write_bytes(content)
    assert list(DraftFolder(tmp_path).left().values()) == [DRAFT]
    assert bad.exists()
