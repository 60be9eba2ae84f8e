"""A report as a PDF: the figures and charts on the first page, then the failures, then a line for each recording."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import ttf_opensans
from fontTools.ttLib import TTFont
from fpdf import FPDF

from worker_agent.reporting.figures import Recording, Summary

MEDIA_TYPE = "application/pdf"

_FONT = "Open Sans"
_ACCENT, _GREY, _LIGHT = (37, 99, 235), (100, 108, 120), (228, 232, 240)
_LINE = 5.2  # millimetres
_CHART_WIDTH, _CHART_GAP = 86.0, 8.0  # millimetres
_MOST_BARS = 8
_MOST_FAILURES = 40  # causes; the spreadsheet has all
_MISSING = "\N{REPLACEMENT CHARACTER}"
_COLUMNS: Sequence[tuple[str, float, str, Callable[[Recording], str]]] = (
    ("File", 74, "L", lambda one: one.row.file_name),
    ("Status", 22, "L", lambda one: one.row.status.replace("_", " ")),
    ("Length", 18, "R", lambda one: _length(one.row.duration_seconds)),
    ("Lang.", 12, "L", lambda one: one.row.language or ""),
    ("Words", 17, "R", lambda one: f"{one.figures.words:,}" if one.figures else ""),
    ("Conf.", 14, "R", lambda one: _percent(one.figures.confidence if one.figures else None)),
    ("Finished", 23, "R", lambda one: f"{one.row.finished_at:%Y-%m-%d}" if one.row.finished_at else ""),
)


def pdf(title: str, made_at: datetime, summary: Summary, recordings: Sequence[Recording]) -> bytes:
    page = _Report(title)
    page.add_page()
    page.heading(title, 18)
    page.small(f"Made on {made_at:%Y-%m-%d} at {made_at:%H:%M} UTC")
    page.figures(summary)
    page.charts(summary)
    page.failures(summary)
    page.lines(recordings)
    return bytes(page.output())


class _Report(FPDF):
    """An A4 document with our fonts."""

    def __init__(self, title: str) -> None:
        super().__init__(format="A4")
        for style, name in (("", "OPENSANS_REGULAR"), ("B", "OPENSANS_SEMIBOLD")):
            self.add_font(_FONT, style, getattr(ttf_opensans, name).path)
        self._known = _letters_of(ttf_opensans.OPENSANS_REGULAR.path)
        self.set_auto_page_break(True, 18)
        self.set_margins(15, 15)
        self.set_title(self._shown(title))
        self.set_creator("Earshot")

    def footer(self) -> None:
        self.set_y(-12)
        self._pen(8, _GREY)
        self.cell(0, 5, f"{self.page_no()}", align="R")

    def heading(self, text: str, size: float) -> None:
        self.ln(3)
        self._pen(size, (20, 24, 32), "B")
        self.multi_cell(0, size * 0.5, self._shown(text), new_x="LMARGIN", new_y="NEXT")
        self.ln(1)

    def small(self, text: str) -> None:
        self._pen(9, _GREY)
        self.cell(0, _LINE, text, new_x="LMARGIN", new_y="NEXT")

    def figures(self, summary: Summary) -> None:
        """The five numbers that matter, side by side."""
        shown = (
            ("recordings", f"{summary.recordings:,}"),
            ("of audio", _length(summary.seconds)),
            ("words", f"{summary.words:,}"),
            ("confidence", _percent(summary.confidence) or "–"),
            ("failed", f"{summary.failed:,}"),
        )
        self.ln(4)
        top, width = self.get_y(), self.epw / len(shown)
        for index, (name, value) in enumerate(shown):
            self.set_xy(self.l_margin + index * width, top)
            self._pen(16, _ACCENT, "B")
            self.cell(width, 8, value, new_x="LEFT", new_y="NEXT")
            self._pen(9, _GREY)
            self.cell(width, 5, name)
        self.set_xy(self.l_margin, top + 16)

    def charts(self, summary: Summary) -> None:
        """Two in a row."""
        wanted = (
            ("By status", summary.statuses),
            ("By confidence", summary.confidences if any(count for _, count in summary.confidences) else ()),
            ("By language", summary.languages),
            ("Hours of audio by day", summary.days[-_MOST_BARS:]),
        )
        there = [(name, series[:_MOST_BARS]) for name, series in wanted if series]
        for first in range(0, len(there), 2):
            top, lowest = self.get_y(), 0.0
            for column, (name, series) in enumerate(there[first : first + 2]):
                self.set_xy(self.l_margin + column * (_CHART_WIDTH + _CHART_GAP), top)
                self._bars(name, series)
                lowest = max(lowest, self.get_y())
            self.set_xy(self.l_margin, lowest + 4)

    def failures(self, summary: Summary) -> None:
        if not summary.failures:
            return
        self.heading("Failures by cause", 12)
        for sentence, count in summary.failures[:_MOST_FAILURES]:
            self._pen(9, _ACCENT, "B")
            self.cell(14, _LINE, f"{count:,}", align="R")
            self._pen(9, (20, 24, 32))
            self.multi_cell(self.epw - 14, _LINE, self._shown(sentence), new_x="LMARGIN", new_y="NEXT")

    def lines(self, recordings: Sequence[Recording]) -> None:
        self.heading("Recordings", 12)
        self._table_head()
        for recording in recordings:
            if self.will_page_break(_LINE):
                self.add_page()
                self._table_head()
            self._pen(8, (20, 24, 32))
            for _, width, align, value in _COLUMNS:
                self.cell(width, _LINE, self._fitting(value(recording), width - 2), align=align)
            self.ln(_LINE)

    def _table_head(self) -> None:
        self._pen(8, _GREY, "B")
        for name, width, align, _ in _COLUMNS:
            self.cell(width, _LINE, name, align=align, border="B")
        self.ln(_LINE + 1)

    def _bars(self, name: str, series: Sequence[tuple[str, float]]) -> None:
        left = self.get_x()
        self._pen(10, (20, 24, 32), "B")
        self.cell(_CHART_WIDTH, 7, name, new_x="LEFT", new_y="NEXT")
        most = max(value for _, value in series) or 1
        for label, value in series:
            y = self.get_y()
            self._pen(8, _GREY)
            self.cell(30, _LINE, self._fitting(label.replace("_", " "), 28))
            self.set_fill_color(*_LIGHT)
            self.rect(left + 30, y + 1, 42, _LINE - 2, style="F")
            self.set_fill_color(*_ACCENT)
            self.rect(left + 30, y + 1, max(0.4, 42 * value / most) if value else 0.0, _LINE - 2, style="F")
            self.set_x(left + 73)
            self.cell(13, _LINE, f"{value:,.1f}" if isinstance(value, float) else f"{value:,}", align="R")
            self.set_xy(left, y + _LINE)

    def _pen(self, size: float, colour: tuple[int, int, int], style: str = "") -> None:
        self.set_font(_FONT, style, size)
        self.set_text_color(*colour)

    def _fitting(self, text: str, width: float) -> str:
        text = self._shown(text)
        if self.get_string_width(text) <= width:
            return text
        while text and self.get_string_width(f"{text}…") > width:
            text = text[: max(1, len(text) * 9 // 10)] if len(text) > 40 else text[:-1]
        return f"{text}…"

    def _shown(self, text: str) -> str:
        """On one line, with a mark for each letter that the font lacks: the spreadsheet has them all."""
        return "".join(letter if ord(letter) in self._known else _MISSING for letter in " ".join(text.split()))


def _letters_of(font: str) -> set[int]:
    return set(TTFont(font).getBestCmap())


def _length(seconds: float | None) -> str:
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
