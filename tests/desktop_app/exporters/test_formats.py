from __future__ import annotations

import csv
import io
import json

import pysubs2
import pytest

from desktop_app.exporters import EXPORTERS
from worker_agent.contract.transcript import Segment, Transcript, Word

TRANSCRIPT = Transcript(
    language="en",
    duration_seconds=12.0,
    model="base",
    segments=(
        Segment(start=0.5, end=2.5, text="Good morning.", words=(Word(start=0.5, end=1.0, text=" Good"),)),
        Segment(start=2.75, end=4.0, text="Welcome to the café."),
        Segment(start=6.5, end=9.0, text="Now, the figures."),
    ),
)
SILENCE = Transcript(language="en", duration_seconds=3.0, model="base")
HOSTILE = r"<b>not bold</b> {\an8}not above C:\New \h & --> {} &lt;"


def export(transcript: Transcript, format_: str) -> str:
    return EXPORTERS[format_].render(transcript, "talk.mp3").decode()


def saying(text: str, language: str = "en") -> Transcript:
    segment = Segment(start=0, end=5, text=text)
    return Transcript(language=language, duration_seconds=10, model="base", segments=(segment,))


def test_each_format_has_its_suffix() -> None:
    assert {name: each.suffix for name, each in EXPORTERS.items()} == {
        "txt": ".txt",
        "srt": ".srt",
        "vtt": ".vtt",
        "json": ".json",
        "csv": ".csv",
    }


def test_txt_has_a_paragraph_after_each_pause() -> None:
    assert export(TRANSCRIPT, "txt") == "Good morning. Welcome to the café.\n\nNow, the figures.\n"


def test_txt_puts_no_space_between_chinese_sentences() -> None:
    segments = (Segment(start=0, end=1, text="今天很好。"), Segment(start=1, end=2, text="明天也好。"))

    assert export(TRANSCRIPT.model_copy(update={"segments": segments}), "txt") == "今天很好。明天也好。\n"


def test_srt_is_numbered_and_timed() -> None:
    assert export(TRANSCRIPT, "srt") == (
        "1\n00:00:00,500 --> 00:00:02,500\nGood morning.\n\n"
        "2\n00:00:02,750 --> 00:00:04,000\nWelcome to the café.\n\n"
        "3\n00:00:06,500 --> 00:00:09,000\nNow, the figures.\n\n"
    )


def test_vtt_begins_with_its_header() -> None:
    assert export(TRANSCRIPT, "vtt").startswith("WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.500\nGood morning.\n\n")


@pytest.mark.parametrize("format_", ["srt", "vtt"])
def test_subtitles_are_read_back_as_they_were_meant(format_: str) -> None:
    subtitles = pysubs2.SSAFile.from_string(export(TRANSCRIPT, format_), format_)

    assert [event.plaintext for event in subtitles] == ["Good morning.", "Welcome to the café.", "Now, the figures."]


def test_srt_says_literally_what_was_heard() -> None:
    assert " ".join(export(saying(HOSTILE), "srt").splitlines()[2:]).strip() == HOSTILE


def test_vtt_escapes_what_a_player_would_interpret() -> None:
    shown = " ".join(export(saying(HOSTILE), "vtt").splitlines()[4:]).strip()

    assert shown == r"&lt;b&gt;not bold&lt;/b&gt; {\an8}not above C:\New \h &amp; --&gt; {} &amp;lt;"


def test_control_characters_do_not_reach_a_player() -> None:
    assert "Good morning.\n" in export(saying("Good \x1b\x00morning."), "srt")


def test_json_is_the_whole_document_and_names_the_file() -> None:
    document = json.loads(export(TRANSCRIPT, "json"))

    assert document["file"] == "talk.mp3"
    assert document["text"] == TRANSCRIPT.text
    assert Transcript.model_validate(document) == TRANSCRIPT


def test_json_has_its_keys_in_the_same_order_and_its_letters_as_they_are() -> None:
    text = export(TRANSCRIPT, "json")

    assert list(json.loads(text))[:4] == ["file", "text", "version", "language"]
    assert "café" in text


def test_csv_has_a_row_for_each_segment() -> None:
    assert rows(export(saying('He said "no", twice.\nThen he left.'), "csv")) == [
        ["start", "end", "text"],
        ["0.000", "5.000", 'He said "no", twice.\nThen he left.'],
    ]


def test_csv_tells_excel_its_encoding_and_ends_its_lines_as_the_standard_says() -> None:
    table = EXPORTERS["csv"].render(TRANSCRIPT, "talk.mp3")

    assert table.startswith(b"\xef\xbb\xbfstart,end,text\r\n")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "- Good morning."])
def test_csv_runs_no_formula_that_somebody_spoke(formula: str) -> None:
    assert rows(export(saying(formula), "csv"))[1][2] == f"'{formula}"


@pytest.mark.parametrize(("format_", "content"), [("txt", ""), ("srt", ""), ("vtt", "WEBVTT\n\n")])
def test_a_recording_without_speech_has_nothing_in_it(format_: str, content: str) -> None:
    assert export(SILENCE, format_) == content


def rows(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
