"""Tells the person what of a transcript may be missing or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from worker_agent.contract.languages import language_name
from worker_agent.contract.transcript import Doubt
from worker_agent.speech.language import Language

_MINUTE = 60  # seconds


def transcript_warning(of_file: str | None, doubts: Iterable[Doubt], language: Language) -> str | None:
    """All there is to tell. `of_file`: what is wrong with the file itself; None in all: nothing is."""
    return " ".join(_sentences(of_file, doubts, language)) or None


def _sentences(of_file: str | None, doubts: Iterable[Doubt], language: Language) -> Iterator[str]:
    if of_file:
        yield of_file
    if seconds := round(sum(doubt.end - doubt.start for doubt in doubts)):
        yield f"{_duration(seconds)} of speech may be missing or wrong."
    if language.others:
        yield f"Parts of it seem to be in {_listed(language.others)}; all was taken for {language_name(language.code)}."


def _duration(seconds: int) -> str:
    """Such as `8 s`, `1 min 10 s`."""
    minutes, rest = divmod(seconds, _MINUTE)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest))


def _listed(codes: Sequence[str]) -> str:
    names = [language_name(code) for code in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
