"""CSV: one row a segment, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from desktop_app.exporters.manuscript import Manuscript, Part

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """Start and end in seconds, the text, and who says it, as RFC 4180 has it."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(("start", "end", "text", "speaker"))
    for segment in manuscript.transcript.segments:
        said = _harmless(segment.text), _harmless(segment.speaker or "")
        writer.writerow((f"{segment.start:.3f}", f"{segment.end:.3f}", *said))
    # Excel takes UTF-8 for the local code page unless it begins with a byte order mark.
    return table.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Whoever made the recording could have it say a formula, and a spreadsheet would run it: an apostrophe makes it
    text. It also keeps "- Good morning." from being shown as an error."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
