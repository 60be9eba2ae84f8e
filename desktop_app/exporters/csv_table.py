"""CSV: one row a segment, for spreadsheets."""

from __future__ import annotations

import csv
import io

from worker_agent.contract.transcript import Transcript

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(transcript: Transcript, file_name: str) -> bytes:
    """Start and end in seconds, and the text, as RFC 4180 has it."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(("start", "end", "text"))
    for segment in transcript.segments:
        writer.writerow((f"{segment.start:.3f}", f"{segment.end:.3f}", _harmless(segment.text)))
    # Excel takes UTF-8 for the local code page unless it begins with a byte order mark.
    return table.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Whoever made the recording could have it say a formula, and a spreadsheet would run it: an apostrophe makes it
    text. It also keeps "- Good morning." from being shown as an error."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
