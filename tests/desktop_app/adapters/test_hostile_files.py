"""Broken, lying and harmful files are taken or refused in plain words, whatever they are called."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.fixtures.hostile import End, write_corpus

MOST_MEMORY = 2**31  # bytes of address space
SEEN_WHEN_DECODED = {  # what no header tells
    "header-alone.wav",
    "noise-after-header.flac",
    "channels-65.wav",
    "rate-1.wav",
    "mp3-by-its-tag.wav",
    "size-of-samples.m4a",
    "edited-away.m4a",
    "millions-of-samples.mp4",
    "names-another.mov",
    "blocks-0.flac",
}


def test_submit_takes_what_can_be_heard_and_refuses_the_others_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    ends = write_corpus(folder)

    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "submit", "--json", *map(str, ends)],
        env={**os.environ, "EARSHOT_HOME": str(tmp_path / "home")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    refusals = done.stderr.splitlines()
    assert done.returncode == 1
    assert all(": " in line and line.endswith(".") for line in refusals)
    taken = {task["file"] for task in json.loads(done.stdout)}
    hopeless = {path.name for path, end in ends.items() if end in (End.NOT_AUDIO, End.EMPTY)}
    assert taken == {path.name for path in ends} - hopeless | SEEN_WHEN_DECODED
    assert len(refusals) == len(ends) - len(taken)
