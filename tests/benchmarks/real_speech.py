"""Real telephone speech whose words are known, and real music, from Debian's packages; kept in a cache.

The recordings are Asterisk's announcements (CC-BY-SA) and its hold music (CC), 8,000 samples a second.
"""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import platformdirs
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from worker_agent.audio.recording import SAMPLE_RATE

Sound = NDArray[np.float32]

VOICES = {
    "en": "en_US_f_Allison",
    "es": "es_MX_f_Allison",
    "fr": "fr_CA_f_June",
    "it": "it_IT_m_Carlo",
    "ru": "ru_RU_f_IvrvoiceRU",
}
FEW_PROMPTS = 40
_CACHE = platformdirs.user_cache_path("earshot") / "real-speech"
_FEWEST_WORDS = 4  # of a prompt: shorter ones are not sentences
_UNSPOKEN = re.compile(r"[\[\]<>()\d*#]")  # such as "[beep]"; figures and signs may be read in several ways
_BREATH = 1e-4  # of full scale: no line is quite silent


@dataclass(frozen=True, slots=True)
class Prompt:
    """One sentence or two of one speaker."""

    text: str
    sound: Sound


@dataclass(frozen=True, slots=True)
class Speech:
    """A recording, and the words that are said in it."""

    name: str
    sound: Sound
    text: str


def prompts(language: str) -> list[Prompt]:
    """Every sentence that is there both as sound and as text."""
    sounds = _package(f"asterisk-core-sounds-{language}-wav") / "usr/share/asterisk/sounds" / VOICES[language]
    texts = _package(f"asterisk-core-sounds-{language}") / "usr/share/doc" / f"asterisk-core-sounds-{language}"
    listed = gzip.decompress((texts / f"core-sounds-{language}.txt.gz").read_bytes()).decode()
    found = {text: sounds / f"{name}.wav" for name, text in _sentences(listed)}
    return [Prompt(text, decode_audio(str(path))) for text, path in found.items() if path.is_file()]


def music() -> Sound:
    """Eighteen minutes."""
    files = sorted(_package("asterisk-moh-opsound-wav").rglob("*.wav"))
    return np.concatenate([decode_audio(str(file)) for file in files])


def with_pauses(spoken: list[Prompt], seconds: float) -> Speech:
    """The prompts, with so much near-silence after each."""
    noise = np.random.default_rng(0)
    pieces = []
    for prompt in spoken:
        pieces += [prompt.sound, _noise(noise, int(seconds * SAMPLE_RATE)) * _BREATH]
    return Speech(f"pauses of {seconds:g} s", np.concatenate(pieces), " ".join(prompt.text for prompt in spoken))


def under(speech: Speech, name: str, sound: Sound, decibels: float) -> Speech:
    """The speech with another sound under it, so much softer than the speech itself."""
    backdrop = np.resize(sound, len(speech.sound))
    loudness = _loudness(speech.sound[np.abs(speech.sound) > 10 * _BREATH]) / _loudness(backdrop)
    mixed = speech.sound + backdrop * loudness * np.float32(10 ** (-decibels / 20))
    return Speech(f"{name} at {decibels:g} dB", mixed.clip(-1, 1).astype(np.float32), speech.text)


def few_recordings(language: str) -> Iterator[Speech]:
    """Some minutes, for a quick look: speech with pauses, alone and with loud music under it."""
    clean = with_pauses(prompts(language)[:FEW_PROMPTS], 1.0)
    yield clean
    yield under(clean, "music", music(), 5)


def recordings(language: str) -> Iterator[Speech]:
    """Speech with pauses of several lengths, and with music and noise under it."""
    spoken = prompts(language)
    for pause in (0.1, 1.0, 2.5, 5.0):
        yield with_pauses(spoken, pause)
    clean = with_pauses(spoken, 1.0)
    for decibels in (15, 5):
        yield under(clean, "music", music(), decibels)
        yield under(clean, "noise", _noise(np.random.default_rng(1), len(clean.sound)), decibels)


def _package(name: str) -> Path:
    """Where the package's files are; fetched with apt-get where they are not there yet."""
    folder = _CACHE / name
    if not folder.is_dir():
        _CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "-qq", "download", name], cwd=_CACHE, check=True)
        [archive] = _CACHE.glob(f"{name}_*.deb")
        subprocess.run(["dpkg-deb", "--extract", archive.name, name], cwd=_CACHE, check=True)
    return folder


def _sentences(listed: str) -> Iterator[tuple[str, str]]:
    """The name and the text of each, once."""
    for line in listed.splitlines():
        name, _, text = line.partition(":")
        text = text.strip()
        if not line.startswith(";") and len(text.split()) >= _FEWEST_WORDS and not _UNSPOKEN.search(text):
            yield name.strip(), text


def _noise(random: np.random.Generator, samples: int) -> Sound:
    return random.standard_normal(samples, np.float32)


def _loudness(sound: Sound) -> np.float32:
    return np.float32(np.sqrt(np.mean(sound**2)))
