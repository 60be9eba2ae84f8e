"""A report as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from worker_agent.reporting.figures import Recording, Summary

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_DAY = 86_400  # seconds; spreadsheets count lengths in days
_LONGEST = 32_000  # characters that a cell takes
_COLUMNS: Sequence[tuple[str, int, str | None, Callable[[Recording], Any]]] = (
    ("ID", 8, None, lambda one: one.row.id),
    ("File", 44, None, lambda one: one.row.file_name),
    ("Kind", 11, None, lambda one: one.row.kind),
    ("Status", 12, None, lambda one: one.row.status.replace("_", " ")),
    ("Length", 10, "[h]:mm:ss", lambda one: _days(one.row.duration_seconds)),
    ("Language", 10, None, lambda one: one.row.language),
    ("Words", 9, "#,##0", lambda one: one.figures and one.figures.words),
    ("Confidence", 11, "0%", lambda one: one.figures and one.figures.confidence),
    ("Attempts", 9, None, lambda one: one.row.attempts),
    ("Error", 50, None, lambda one: one.row.error),
    ("Note", 50, None, lambda one: one.row.warning),
    ("Worker", 22, None, lambda one: one.row.worker),
    ("Handed in on", 22, None, lambda one: one.row.submitted_from),
    ("Handed in (UTC)", 18, "yyyy-mm-dd hh:mm", lambda one: _without_zone(one.row.submitted_at)),
    ("Finished (UTC)", 18, "yyyy-mm-dd hh:mm", lambda one: _without_zone(one.row.finished_at)),
)


def spreadsheet(title: str, summary: Summary, recordings: Sequence[Recording]) -> bytes:
    """An .xlsx file: the figures with charts, then a line for each recording."""
    target = io.BytesIO()
    # text stays text: a file's name may look like a formula or an address
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(target, options) as book:
        _summary_sheet(book, title, summary)
        _recordings_sheet(book, recordings)
    return target.getvalue()


def _summary_sheet(book: Any, title: str, summary: Summary) -> None:
    sheet, bold = book.add_worksheet("Summary"), book.add_format({"bold": True, "font_size": 14})
    sheet.set_column(0, 0, 34)
    sheet.write_string(0, 0, title[:_LONGEST], bold)
    lines: list[tuple[str, Any, str | None]] = [
        ("Recordings", summary.recordings, "#,##0"),
        ("Length", summary.seconds / _DAY, "[h]:mm:ss"),
        ("Words", summary.words, "#,##0"),
        ("Mean confidence", summary.confidence, "0%"),
        ("Failed", summary.failed, "#,##0"),
    ]
    for row, (name, value, form) in enumerate(lines, 2):
        sheet.write_string(row, 0, name)
        _write(sheet, row, 1, value, book.add_format({"num_format": form}))
    at = 9
    for heading, series, kind in (
        ("By status", [(status.replace("_", " "), count) for status, count in summary.statuses], "pie"),
        ("By language", summary.languages[:12], "bar"),
        ("By confidence", summary.confidences, "column"),
        ("Hours of audio by day", summary.days[-60:], "column"),
        ("Failures by cause", summary.failures[:12], "bar"),
    ):
        at = _series(book, sheet, at, heading, series, kind)


def _series(book: Any, sheet: Any, at: int, heading: str, series: Sequence[tuple[str, float]], kind: str) -> int:
    """Write a small table with its chart; returns the row after them."""
    if not series:
        return at
    sheet.write_string(at, 0, heading, book.add_format({"bold": True}))
    for row, (name, value) in enumerate(series, at + 1):
        sheet.write_string(row, 0, name[:_LONGEST])
        sheet.write_number(row, 1, value)
    chart = book.add_chart({"type": kind})
    first, last = at + 1, at + len(series)
    values = {"categories": ["Summary", first, 0, last, 0], "values": ["Summary", first, 1, last, 1]}
    chart.add_series(values)
    chart.set_title({"name": heading, "name_font": {"size": 11}})
    chart.set_size({"width": 460, "height": 240})
    if kind != "pie":
        chart.set_legend({"none": True})
    sheet.insert_chart(at, 3, chart)
    return at + max(len(series) + 2, 14)


def _recordings_sheet(book: Any, recordings: Sequence[Recording]) -> None:
    sheet, bold = book.add_worksheet("Recordings"), book.add_format({"bold": True, "bottom": 1})
    forms = [book.add_format({"num_format": form} if form else {}) for _, _, form, _ in _COLUMNS]
    for column, (name, width, _, _) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for row, recording in enumerate(recordings, 1):
        for column, (_, _, _, value) in enumerate(_COLUMNS):
            _write(sheet, row, column, value(recording), forms[column])
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(recordings), len(_COLUMNS) - 1)


def _write(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value[:_LONGEST], form)
    elif value is not None:
        sheet.write(row, column, value, form)


def _days(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / _DAY


def _without_zone(moment: Any) -> Any:
    return moment and moment.replace(tzinfo=None)
