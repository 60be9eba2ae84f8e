"""The commands start quickly and answer in sentences."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fixtures.speech import sample_path


def worker(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "worker_agent", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_help_does_not_load_what_takes_long() -> None:
    heavy = "av numpy ctranslate2 faster_whisper boto3 onnxruntime huggingface_hub".split()
    program = f"import sys, worker_agent.cli; print([name for name in {heavy} if name in sys.modules])"

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)

    assert result.stdout.strip() == "[]"


def test_one_file_without_a_queue() -> None:
    result = worker("transcribe", sample_path("reminder"), "--model", "base", "--language", "en")

    assert result.returncode == 0
    assert "water the flowers" in result.stdout
    assert result.stderr == ""


def test_what_is_not_audio_is_a_sentence(random_whisper: Path) -> None:
    result = worker("transcribe", __file__, "--model", random_whisper)

    assert result.returncode == 1
    assert result.stderr == "Error: This file is not a recording in a format that Earshot knows.\n"


def test_a_language_is_a_code() -> None:
    result = worker("transcribe", __file__, "--language", "English")

    assert result.returncode == 2
    assert "--language" in result.stderr
