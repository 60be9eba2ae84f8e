from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection
from itertools import pairwise

import pysubs2
import pytest
import webvtt

from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.manuscript import Manuscript, Part
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


def export(transcript: Transcript, format_: str, parts: Collection[Part] | None = None) -> str:
    return EXPORTERS[format_].render(Manuscript(transcript, "talk.mp3"), parts).decode()


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
        "docx": ".docx",
        "md": ".md",
        "html": ".html",
        "eaf": ".eaf",
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
        ["start", "end", "text", "speaker"],
        ["0.000", "5.000", 'He said "no", twice.\nThen he left.', ""],
    ]


def test_csv_tells_excel_its_encoding_and_ends_its_lines_as_the_standard_says() -> None:
    table = EXPORTERS["csv"].render(Manuscript(TRANSCRIPT, "talk.mp3"))

    assert table.startswith(b"\xef\xbb\xbfstart,end,text,speaker\r\n")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "- Good morning."])
def test_csv_runs_no_formula_that_somebody_spoke(formula: str) -> None:
    assert rows(export(saying(formula), "csv"))[1][2] == f"'{formula}"


@pytest.mark.parametrize(("format_", "content"), [("txt", ""), ("srt", ""), ("vtt", "WEBVTT\n\n")])
def test_a_recording_without_speech_has_nothing_in_it(format_: str, content: str) -> None:
    assert export(SILENCE, format_) == content


# Who speaks, and when


def talk(*said: tuple[str | None, str], pause: float = 0.5) -> Transcript:
    """Three seconds each."""
    starts = [number * (3 + pause) for number in range(len(said))]
    segments = tuple(
        Segment(start=start, end=start + 3, text=text, speaker=speaker)
        for start, (speaker, text) in zip(starts, said, strict=True)
    )
    return Transcript(language="en", duration_seconds=starts[-1] + 10, model="base", segments=segments)


TALK = talk(("Anna", "Let us begin."), ("Anna", "Is Ben there?"), ("Ben <b>", "I am."), (None, "Noise."))


def test_txt_names_who_speaks_at_each_change() -> None:
    assert export(TALK, "txt") == "Anna: Let us begin. Is Ben there?\n\nBen <b>: I am.\n\nNoise.\n"
    assert export(TALK, "txt", []) == "Let us begin. Is Ben there?\n\nI am.\n\nNoise.\n"


def test_txt_has_times_where_they_are_wanted_at_least_each_minute() -> None:
    assert export(TALK, "txt", [Part.TIMES]).startswith("[00:00:00] Let us begin. Is Ben there?\n\n[00:00:07] I am.")
    long = talk(*[("Anna", "And so on.")] * 60, pause=0.0)
    assert export(long, "txt").count("\n") == 1
    assert [line[:10] for line in export(long, "txt", [Part.TIMES]).splitlines()[::2]] == [
        "[00:00:00]",
        "[00:01:00]",
        "[00:02:00]",
    ]


def test_srt_names_who_begins_to_speak_and_mixes_nobody() -> None:
    said = [each.raw_text for each in read_srt(export(TALK, "srt", [Part.SPEAKERS]))]
    assert said == ["Anna: Let us begin.", "Is Ben there?", "Ben <b>: I am.", "Noise."]
    assert "Anna" not in export(TALK, "srt")
    quick = talk(("Anna", "Yes."), ("Ben", "No."), pause=-2.9)
    assert [each.text for each in read_srt(export(quick, "srt"))] == ["Yes.", "No."]


def test_a_name_before_timed_words_takes_room_on_the_line() -> None:
    words = tuple(Word(start=i, end=i + 1, text=f" word{i:02}") for i in range(7))
    segment = Segment(start=0, end=7, text=" ".join(word.text.strip() for word in words), words=words, speaker="Anna")
    named = TRANSCRIPT.model_copy(update={"segments": (segment,)})
    shown = [line for each in read_srt(export(named, "srt", [Part.SPEAKERS])) for line in each.lines]
    assert " ".join(shown) == f"Anna: {segment.text}"
    assert all(len(line) <= 42 for line in shown)


def test_vtt_has_a_voice_for_each_speaker() -> None:
    captions = webvtt.from_string(export(TALK, "vtt")).captions
    assert [(each.voice, each.text) for each in captions] == [
        ("Anna", "Let us begin."),
        ("Anna", "Is Ben there?"),
        ("Ben &lt;b&gt;", "I am."),
        (None, "Noise."),
    ]
    assert "<v" not in export(TALK, "vtt", [])


def test_csv_has_the_speaker_last_and_runs_no_formula_in_a_name() -> None:
    assert [row[3] for row in rows(export(talk(("Anna", "A."), ("=1+1", "B."), (None, "C.")), "csv"))] == [
        "speaker",
        "Anna",
        "'=1+1",
        "",
    ]


@pytest.mark.parametrize("transcript", [TRANSCRIPT, TALK, SILENCE, saying(HOSTILE), saying("今天很好。" * 40, "zh")])
def test_subtitles_are_valid_to_readers_not_written_here(transcript: Transcript) -> None:
    text = export(transcript, "srt")
    titles = read_srt(text)
    captions = webvtt.from_string(export(transcript, "vtt")).captions
    assert [(each.start, each.end) for each in titles] == [(each.start, each.end) for each in captions]
    assert re.findall(r"(?m)^(\d+)\n\d\d:", text) == [str(number) for number in range(1, len(titles) + 1)]
    assert all(before.end_in_seconds <= after.start_in_seconds for before, after in pairwise(titles))


def read_srt(text: str) -> list[webvtt.Caption]:
    """None, where there is nothing to be read: that is no file to the reader."""
    return list(webvtt.from_buffer(io.BytesIO(text.encode()), format="srt").captions) if text else []


def rows(table: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
