"""Subtitle cues as a subtitler would make them: at most two lines, broken where the language and the speaker break."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.exporters.cues.boundaries import judge
from desktop_app.exporters.cues.grouping import group
from desktop_app.exporters.cues.layout import lay_out
from desktop_app.exporters.cues.timing import set_times
from desktop_app.exporters.cues.units import split
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle; times in milliseconds from the start of the file."""

    start: int
    end: int
    lines: tuple[str, ...]  #: one or two


def make_cues(transcript: Transcript) -> list[Cue]:
    """All words of the transcript, in order, none twice."""
    units, end_of_file = split(transcript)
    boundaries = judge(units, transcript.language)
    groups = group(units, boundaries, end_of_file)
    times = set_times([units[each.start : each.stop] for each in groups], end_of_file)
    return [
        Cue(start, end, lay_out(units[each.start : each.stop], boundaries[each.start : each.stop]))
        for each, (start, end) in zip(groups, times, strict=True)
    ]
