"""What an export has brought, in sentences."""

from __future__ import annotations

from desktop_app.orchestrator.results import ExportReport
from desktop_app.presentation.exports import describe_existing, describe_numbered, describe_subtitles, describe_written
from desktop_app.presentation.translation import plural, tr


def summary(report: ExportReport) -> str:
    """All that is worth knowing, the good news first."""
    left_out = plural("{n} task left out:", "{n} tasks left out:", len(report.refused))
    undone = plural("Stopped: {n} task was not come to.", "Stopped: {n} tasks were not come to.", report.undone)
    sentences = [
        describe_written(len(report.files) - len(report.unchanged), len(report.unchanged)),
        describe_numbered([path.name for path in report.numbered]),
        *describe_existing(report.replaced, report.left),
        describe_subtitles(report.subtitles),
        undone if report.undone else "",
        tr("Not quite as wished:") if report.notes and not report.refused else "",
        left_out if report.refused else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)
