"""Subtitle cues as a subtitler would make them: few lines, broken where the language and the speaker break."""

from __future__ import annotations

from desktop_app.exporters.cues.boundaries import judge
from desktop_app.exporters.cues.cue import Cue
from desktop_app.exporters.cues.grouping import group
from desktop_app.exporters.cues.layout import lay_out
from desktop_app.exporters.cues.limits import USUAL, SubtitleLimits
from desktop_app.exporters.cues.timing import set_times
from desktop_app.exporters.cues.units import split
from worker_agent.contract.transcript import Transcript

__all__ = ["Cue", "make_cues"]


def make_cues(transcript: Transcript, limits: SubtitleLimits = USUAL, *, named: bool = False) -> list[Cue]:
    """All words of the transcript, in order, none twice. `named`: whoever begins to speak is named in the text."""
    units, end_of_file = split(transcript, limits.line, named=named)
    boundaries = judge(units, transcript.language)
    cues = group(units, boundaries, end_of_file, limits)
    times = set_times(units, cues, end_of_file, limits)
    return [
        Cue(start, end, lay_out(units, boundaries.to_end, cue, limits), units.speakers[cue.start])
        for cue, (start, end) in zip(cues, times, strict=True)
    ]
