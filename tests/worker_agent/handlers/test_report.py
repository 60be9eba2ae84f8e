"""A report says what is so, shows any name as it is, and makes do without what is missing or damaged."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fpdf import FPDF

from tests.fakes.task_context import FakeContext
from worker_agent.contract.handler import PermanentError, Result
from worker_agent.contract.options import ReportOptions
from worker_agent.contract.report import ReportInput, ReportRow
from worker_agent.contract.transcript import Segment, Transcript, Word
from worker_agent.errors import Interrupted
from worker_agent.handlers.report import ReportHandler
from worker_agent.reporting.figures import Recording, Summary, WordFigures, count_words, summarize

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOUR = 3600.0


def row(number: int = 1, **changes: Any) -> ReportRow:
    usual = {"id": number, "kind": "transcribe", "file_name": f"{number}.mp3", "status": "completed"}
    return ReportRow(**{**usual, "duration_seconds": 60.0, "submitted_at": NOW, "finished_at": NOW, **changes})


def transcript(*probabilities: float | None, text: str = "") -> Transcript:
    """With a word for each."""
    words = tuple(Word(start=0, end=1, text=" word", probability=one) for one in probabilities)
    return Transcript(
        language="en", duration_seconds=60.0, model="m", segments=(Segment(start=0, end=1, text=text, words=words),)
    )


def context_with(folder: Path, rows: Iterable[ReportRow], title: str | None = None) -> FakeContext:
    path = folder / "list"
    path.write_text(ReportInput(made_at=NOW, rows=tuple(rows)).model_dump_json())
    return FakeContext(path, ReportOptions(title=title), folder)


def documents(result: Result) -> tuple[bytes, bytes]:
    pdf, spreadsheet = result.artifacts
    assert [pdf.name, spreadsheet.name] == ["report.pdf", "report.xlsx"]
    assert isinstance(pdf.content, bytes)
    assert isinstance(spreadsheet.content, bytes)
    return pdf.content, spreadsheet.content


def sheets(spreadsheet: bytes) -> list[dict[str, str | float]]:
    """The values of both sheets, by their cells."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(spreadsheet)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            parts[name] = ElementTree.fromstring(archive.read(name))  # each is XML that can be read
    texts = ["".join(one.itertext()) for one in parts["xl/sharedStrings.xml"].iter(f"{SHEET}si")]
    return [_cells(parts[f"xl/worksheets/sheet{number}.xml"], texts) for number in (1, 2)]


def _cells(sheet: ElementTree.Element, texts: Sequence[str]) -> dict[str, str | float]:
    cells: dict[str, str | float] = {}
    assert sheet.find(f"{SHEET}hyperlinks") is None
    for cell in sheet.iter(f"{SHEET}c"):
        assert cell.find(f"{SHEET}f") is None  # no formula
        value = cell.findtext(f"{SHEET}v")
        if value is not None:
            cells[cell.attrib["r"]] = texts[int(value)] if cell.get("t") == "s" else float(value)
    return cells


def labelled(cells: Mapping[str, str | float]) -> dict[str | float, str | float]:
    """What stands beside each text of the first column."""
    return {text: cells[f"B{at[1:]}"] for at, text in cells.items() if at[0] == "A" and f"B{at[1:]}" in cells}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written on the pages, cell by cell."""
    texts: list[str] = []
    for name in ("cell", "multi_cell"):
        monkeypatch.setattr(FPDF, name, _noting(texts, getattr(FPDF, name)))
    return texts


def _noting(texts: list[str], write: Callable[..., Any]) -> Callable[..., Any]:
    def note(page: FPDF, width: float, height: float, text: str = "", *more: Any, **how: Any) -> Any:
        texts.append(text)
        return write(page, width, height, text, *more, **how)

    return note


def pages_of(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type /Page\b", pdf))


THREE = {"keys/1": transcript(0.9, 0.9, 0.9).encode(), "keys/2": transcript(0.5).encode()}
ROWS = [
    row(1, transcript_key="keys/1", duration_seconds=1.5 * HOUR, language="en"),
    row(2, transcript_key="keys/2", duration_seconds=HOUR, language="fi", finished_at=NOW + timedelta(days=1)),
    row(3, status="failed", error="It has no audio_track.", duration_seconds=HOUR / 2),
    row(4, status="failed", error="It has no audio_track.", duration_seconds=None),
    row(5, status="partly_done", finished_at=None, duration_seconds=HOUR, language="en", kind="convert"),
]


def test_the_figures_are_right() -> None:
    figures = [WordFigures(words=3, confidence=0.9), WordFigures(words=1, confidence=0.5), None, None, None]
    summary = summarize([Recording(one, each) for one, each in zip(ROWS, figures, strict=True)])

    assert summary == Summary(
        recordings=5,
        seconds=4 * HOUR,
        words=4,
        confidence=pytest.approx((3 * 0.9 + 0.5) / 4),
        statuses=(("completed", 2), ("failed", 2), ("partly_done", 1)),
        languages=(("English", 2), ("Finnish", 1)),
        confidences=(
            ("below 50%", 0),
            ("50 to 60%", 1),
            ("60 to 70%", 0),
            ("70 to 80%", 0),
            ("80 to 90%", 0),
            ("above 90%", 1),
        ),
        days=(("2026-03-04", 1.5), ("2026-03-05", 1.0)),
        failures=(("It has no audio_track.", 2),),
    )
    assert summary.failed == 2


def test_nothing_is_made_of_nothing() -> None:
    summary = summarize([Recording(row(status="failed", error=None, duration_seconds=None), None)])

    assert (summary.words, summary.confidence, summary.days, summary.failures) == (0, None, (), ())


@pytest.mark.parametrize(
    ("heard", "words", "confidence"),
    [
        (transcript(0.5, 1.0, None), 3, 0.75),
        (transcript(None, None), 2, None),
        (transcript(text="three plain words"), 3, None),
        (transcript(), 0, None),
        (transcript(0.0, 1.0), 2, 0.5),
        (transcript(float("nan"), float("inf"), -1.0, 7.0, 0.5), 5, 0.5),
    ],
)
def test_the_words_of_a_transcript_are_counted(heard: Transcript, words: int, confidence: float | None) -> None:
    assert count_words(heard) == WordFigures(words=words, confidence=confidence)


@pytest.mark.parametrize(("confidence", "band"), [(0.0, 0), (0.4999, 0), (0.5, 1), (0.9, 5), (1.0, 5)])
def test_every_confidence_has_a_band(confidence: float, band: int) -> None:
    summary = summarize([Recording(row(), WordFigures(words=1, confidence=confidence))])

    assert [index for index, (_, count) in enumerate(summary.confidences) if count] == [band]


def test_both_documents_say_what_is_so(tmp_path: Path, written: list[str]) -> None:
    context = context_with(tmp_path, ROWS, title="All of them")
    context.objects = dict(THREE)
    result = ReportHandler().handle(context)
    pdf, spreadsheet = documents(result)
    summary, lines = sheets(spreadsheet)

    assert summary["A1"] == "All of them"
    assert labelled(summary) == {
        "Recordings": 5,
        "Length": pytest.approx(4 / 24),
        "Words": 4,
        "Mean confidence": pytest.approx(0.8),
        "Failed": 2,
        "completed": 2,
        "failed": 2,
        "partly done": 1,
        "English": 2,
        "Finnish": 1,
        "below 50%": 0,
        "50 to 60%": 1,
        "60 to 70%": 0,
        "70 to 80%": 0,
        "80 to 90%": 0,
        "above 90%": 1,
        "2026-03-04": 1.5,
        "2026-03-05": 1.0,
        "It has no audio_track.": 2,
    }
    assert [lines[f"B{line}"] for line in range(1, 7)] == ["File", "1.mp3", "2.mp3", "3.mp3", "4.mp3", "5.mp3"]
    assert (lines["D6"], lines["E2"], lines["G2"], lines["H3"]) == ("partly done", 1.5 / 24, 3, 0.5)
    assert (lines["J4"], "G4" in lines, "E5" in lines, "O6" in lines) == ("It has no audio_track.", False, False, False)
    assert pages_of(pdf) == 1
    assert {"All of them", "5", "4:00:00", "80%", "It has no audio_track.", "1.mp3", "partly done"} <= set(written)
    assert result.values == {"recordings": 5.0, "words": 4.0}
    assert result.duration_seconds == 4 * HOUR


NAMES = {
    "formula": '=HYPERLINK("http://evil.example","click")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(A1:A9)",
    "url": "http://evil.example/a.mp3",
    "file-url": "file:///etc/passwd",
    "mail": "mailto:a@b.example",
    "html": "<b onclick='x'>bold</b> & \"more\"",
    "arabic": "\u0627\u0644\u0639\u0631\u0628\u064a\u0629.mp3",
    "cjk": "\u4f1a\u8b70\u306e\u9332\u97f3.mp3",
    "emoji": "\U0001f600.mp3",
    "lines": "two\nlines\tand\ra tab.mp3",
    "escape": "_x0041_.mp3",
    "backwards": "a\u202egpj.mp3",
    "markdown": "**bold** __under__ ~~gone~~",
    "spaces": "  a  ",
    "empty": "",
}
UNPRINTABLE = {"nul": "a\0b", "controls": "a\x01\x07\x1b[31m\x7f", "no-letters": "a\ufffe\uffff"}


def named(name: str) -> ReportRow:
    """The text wherever there may be one."""
    return row(file_name=name, status="failed", error=name or None, warning=name, worker=name, submitted_from=name)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_stays_what_it_is(name: str, tmp_path: Path, written: list[str]) -> None:
    pdf, spreadsheet = documents(ReportHandler().handle(context_with(tmp_path, [named(name)], title=name)))
    _, lines = sheets(spreadsheet)

    unescaped = {
        at: re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), str(text)) for at, text in lines.items()
    }
    assert unescaped.get("B2", "") == unescaped.get("L2", "") == unescaped.get("M2", "") == name
    assert pages_of(pdf) == 1
    known = re.sub("[^\\x20-\\x7e]", "\ufffd", " ".join(name.split()))
    assert known in written


@pytest.mark.parametrize(
    "name", [*UNPRINTABLE.values(), "long " * 2000, "x" * 40_000], ids=[*UNPRINTABLE, "words", "x"]
)
def test_no_text_makes_a_document_that_can_not_be_opened(name: str, tmp_path: Path) -> None:
    rows = [named(name).model_copy(update={"language": "en"})]
    pdf, spreadsheet = documents(ReportHandler().handle(context_with(tmp_path, rows, title=name[:200])))

    _, lines = sheets(spreadsheet)
    assert str(lines["B2"]).startswith(name[:1])
    assert max(len(str(text)) for text in lines.values()) <= 32_767
    assert pages_of(pdf) >= 1


def test_a_title_is_found_where_there_is_none(tmp_path: Path, written: list[str]) -> None:
    documents(ReportHandler().handle(context_with(tmp_path, [row(number) for number in range(1, 1235)])))

    assert "1,234 recordings" in written


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"segments": 7}', b"\xff\xfe", b"[" * 100_000, None])
def test_a_transcript_that_can_not_be_read_is_done_without(data: bytes | None, tmp_path: Path) -> None:
    context = context_with(tmp_path, [row(1, transcript_key="keys/1"), row(2, transcript_key="keys/2")])
    context.objects = {**THREE, "keys/1": data} if data is not None else {"keys/2": THREE["keys/2"]}
    result = ReportHandler().handle(context)

    assert result.values == {"recordings": 2.0, "words": 1.0}
    _, lines = sheets(documents(result)[1])
    assert ("G2" in lines, lines["G3"]) == (False, 1)


def many(count: int) -> list[ReportRow]:
    return [row(number, transcript_key="keys/1") for number in range(1, count + 1)]


def test_what_was_counted_is_not_read_again(tmp_path: Path) -> None:
    first = context_with(tmp_path, many(250))
    first.objects = dict(THREE)
    counted = ReportHandler().handle(first)
    second = context_with(tmp_path, many(250))
    second.pieces = dict(first.pieces)
    again = ReportHandler().handle(second)

    assert list(first.pieces) == ["rows-0000000", "rows-0000100", "rows-0000200"]
    assert len(first.looked_up) == 250
    assert second.looked_up == []
    assert again.values == counted.values == {"recordings": 250.0, "words": 750.0}
    assert sheets(documents(again)[1]) == sheets(documents(counted)[1])


@pytest.mark.parametrize("damage", [b"", b"[", b"[]", b"[null]", b"\xff"])
def test_a_damaged_piece_is_counted_anew(damage: bytes, tmp_path: Path) -> None:
    context = context_with(tmp_path, many(150))
    context.objects = dict(THREE)
    ReportHandler().handle(context)
    context.looked_up.clear()
    context.pieces["rows-0000100"] = damage
    result = ReportHandler().handle(context)

    assert len(context.looked_up) == 50
    assert result.values["words"] == 450.0
    assert context.pieces["rows-0000100"] != damage


def test_what_was_counted_before_a_break_is_kept(tmp_path: Path) -> None:
    context = context_with(tmp_path, many(150))
    context.objects = dict(THREE)
    context.check = lambda: _raise(Interrupted()) if len(context.looked_up) == 120 else None
    with pytest.raises(Interrupted):
        ReportHandler().handle(context)

    assert list(context.pieces) == ["rows-0000000"]


def _raise(error: Exception) -> None:
    raise error


LISTS: dict[str, bytes] = {
    "empty": b"",
    "sound": b"RIFF\0\0\0\0WAVE",
    "array": b"[]",
    "no-rows": b'{"made_at": "2026-01-01T00:00:00Z", "rows": []}',
    "later": b'{"version": 2, "made_at": "2026-01-01T00:00:00Z", "rows": [{}]}',
    "way-up": ReportInput(made_at=NOW, rows=(row(),)).model_dump_json().replace("null}", '"a/../../b"}').encode(),
    "endless": ReportInput(made_at=NOW, rows=(row(),)).model_dump_json().replace("60.0", "1e999").encode(),
    "backwards": ReportInput(made_at=NOW, rows=(row(),)).model_dump_json().replace("60.0", "-60.0").encode(),
    "huge": ReportInput(made_at=NOW, rows=(row(),)).model_dump_json().replace('"id":1', f'"id":{10**400}').encode(),
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS)
def test_what_is_no_list_fails_for_good(content: bytes, tmp_path: Path) -> None:
    context = context_with(tmp_path, [row()])
    context.work_input.write_bytes(content)

    with pytest.raises(
        PermanentError, match=r"^The list of recordings can't be read\. Ask for the report once more\.$"
    ):
        ReportHandler().handle(context)


def test_progress_goes_from_nothing_to_everything(tmp_path: Path) -> None:
    context = context_with(tmp_path, many(250))
    ReportHandler().handle(context)

    assert context.progress == [(6000.0, 15000.0), (12000.0, 15000.0), (15000.0, 15000.0)]
    [(seconds, done, total)] = context.work
    assert (seconds, done, total) == (pytest.approx(52.5), 0.0, 15000.0)
    assert [(step, measured) for step, _, measured in context.steps] == [
        (pytest.approx(20.0), False),
        (pytest.approx(20.0), False),
        (pytest.approx(10.0), False),
        (pytest.approx(2.5), False),
    ]


def test_lengths_that_no_message_could_tell_are_cut(tmp_path: Path) -> None:
    context = context_with(tmp_path, [row(number, duration_seconds=9e8) for number in (1, 2)])
    result = ReportHandler().handle(context)

    assert result.duration_seconds == 1e9
    assert {total for _, total in context.progress} == {1e9}


def test_thousands_of_recordings_take_seconds(tmp_path: Path) -> None:
    rows = [named(f"recording {number} of a long meeting about everything.mp3") for number in range(4_000)]
    context = context_with(tmp_path, rows)
    began = time.monotonic()
    pdf, spreadsheet = documents(ReportHandler().handle(context))

    assert time.monotonic() - began < 30
    assert sheets(spreadsheet)[1]["B4001"] == "recording 3999 of a long meeting about everything.mp3"
    assert pages_of(pdf) > 50
