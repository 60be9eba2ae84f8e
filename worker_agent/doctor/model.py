"""Whether the speech model is on this machine, and whole."""

from __future__ import annotations

from pathlib import Path

from worker_agent.contract.diagnosis import Finding, Grade
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import ModelUnavailable, ModelUnreachable
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.model_download import has_sha256, is_sha256
from worker_agent.speech.packaged_models import is_installed, packaged_models

MODEL = "model"
_FILES = ("config.json", "tokenizer.json")  # beside model.bin


def examine_model(settings: WorkerSettings) -> Finding:
    """The model of a task that names none."""
    loader = EngineLoader(settings)
    name = loader.default_model
    packaged = packaged_models().get(name)
    if packaged and is_installed(packaged):
        return Finding(MODEL, Grade.OK, f"The speech model {name!r} is installed as data packages.")
    try:
        folder = loader.find(name, on_hub=False)
    except (ModelUnavailable, ModelUnreachable):
        cure = f"Fetch it: earshot-worker fetch-model {name}"
        return Finding(MODEL, Grade.FAULT, f"The speech model {name!r} is not on this machine. {cure}")
    return verify(name, folder)


def verify(name: str, folder: Path) -> Finding:
    """Whether the files are there, and are what the model hub says where the model came from there."""
    missing = [file for file in _FILES if not (folder / file).is_file()]
    if missing:
        sentence = f"The speech model {name!r} in {folder} has no {' and no '.join(missing)}. Fetch it anew."
        return Finding(MODEL, Grade.FAULT, sentence)
    weights = (folder / "model.bin").resolve()
    if not is_sha256(weights.name):
        return Finding(MODEL, Grade.OK, f"The speech model {name!r} is in {folder}.")
    if has_sha256(weights, weights.name):
        return Finding(MODEL, Grade.OK, f"The speech model {name!r} is in {folder}, and whole.")
    sentence = f"The speech model {name!r} in {folder} is damaged. Delete {weights}, then fetch it anew."
    return Finding(MODEL, Grade.FAULT, sentence)
