"""Documents for people and for research programs, read back by readers that were not written here."""

from __future__ import annotations

import io
import re
import subprocess
import wave
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Collection
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import docx
import pympi
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.manuscript import Manuscript, Part, Sound
from desktop_app.exporters.markdown import escape
from worker_agent.contract.transcript import Segment, Transcript

NASTY = '<script>alert(1)</script> & "it\'s" ]]> \x1b\x00\ufffe **not bold** [a](b) &lt;'
MADE_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def transcript(*segments: Segment, language: str = "en") -> Transcript:
    return Transcript(language=language, duration_seconds=90.0, model="base", segments=segments)


TALK = transcript(
    Segment(start=0.5, end=2.5, text="Let us begin.", speaker="Anna"),
    Segment(start=3.0, end=4.0, text="Is Ben there?", speaker="Anna"),
    Segment(start=65.25, end=66.0, text=NASTY, speaker="Ben <b>"),
)


def render(format_: str, what: Transcript = TALK, parts: Collection[Part] | None = None, **more: object) -> bytes:
    manuscript = Manuscript(what, "talk <1>.mp3", made_at=MADE_AT, **more)  # type: ignore[arg-type]
    return EXPORTERS[format_].render(manuscript, parts)


@pytest.mark.parametrize("format_", EXPORTERS)
@pytest.mark.parametrize("file_name", ["bad\udcff\x00.mp3", "a'\"&<>].mp3"])
def test_any_text_and_any_name_can_be_written_in_each_format(format_: str, file_name: str) -> None:
    assert EXPORTERS[format_].render(Manuscript(TALK, file_name))
    assert EXPORTERS[format_].render(Manuscript(transcript(), file_name)) is not None


# Word


def word(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_docx_has_a_title_and_paragraphs_with_times_and_speakers() -> None:
    title, first, second = word(render("docx"))
    assert title == "talk <1>.mp3"
    assert first == "[00:00:00] Anna: Let us begin. Is Ben there?"
    assert second.startswith('[00:01:05] Ben <b>: <script>alert(1)</script> & "it\'s" ]]>')
    assert word(render("docx", parts=[]))[1] == "Let us begin. Is Ben there?"


def test_docx_is_the_same_at_every_export_and_names_no_author() -> None:
    archive = zipfile.ZipFile(io.BytesIO(render("docx")))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = docx.Document(io.BytesIO(render("docx"))).core_properties
    assert (about.title, about.author, about.comments) == ("talk <1>.mp3", "", "")
    assert about.created == MADE_AT


def test_docx_is_spelled_in_the_language_that_was_heard_and_arabic_begins_at_the_right() -> None:
    arabic = docx.Document(io.BytesIO(render("docx", transcript(Segment(start=0, end=1, text="مرحبا"), language="ar"))))
    styles, body = arabic.styles.element.xml, arabic.element.xml
    assert 'w:bidi="ar"' in styles
    assert "<w:bidi/>" in body
    assert "<w:bidi/>" not in docx.Document(io.BytesIO(render("docx"))).element.xml


@pytest.mark.programs
def test_docx_opens_in_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "talk.docx").write_bytes(render("docx"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    order = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), "talk.docx"]
    subprocess.run(order, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert "[00:00:00] Anna: Let us begin. Is Ben there?" in (tmp_path / "talk.txt").read_text(encoding="utf-8-sig")


# Markdown


def shown(markdown: str) -> str:
    """What a reader of the Markdown sees."""
    html = MarkdownIt("commonmark").enable("strikethrough").render(markdown)
    reader = _Text()
    reader.feed(html)
    return "".join(reader.texts).strip("\n")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_md_has_a_heading_and_paragraphs_with_times_and_speakers() -> None:
    assert render("md").decode().splitlines()[:3] == [
        r"# talk \<1\>.mp3",
        "",
        "`00:00:00` **Anna:** Let us begin. Is Ben there?",
    ]


@example("&amp; R&D &#65; <b>a</b> ~~b~~ [c](d) `e` \\*")
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).map(str.strip))
def test_md_shows_whatever_was_said_as_it_was_said(text: str) -> None:
    for line in (text, f"1. {text}", f"- {text}", f"# {text}", f"{text} {text}"):
        assert shown(escape(line)) == line


# ELAN


def test_eaf_has_a_tier_for_each_speaker(tmp_path: Path) -> None:
    (tmp_path / "talk.eaf").write_bytes(render("eaf"))
    eaf = pympi.Eaf(str(tmp_path / "talk.eaf"))
    assert list(eaf.get_tier_names()) == ["Anna", "Ben <b>"]
    assert [each[:3] for each in eaf.get_annotation_data_for_tier("Anna")] == [
        (500, 2500, "Let us begin."),
        (3000, 4000, "Is Ben there?"),
    ]
    assert eaf.get_linked_files()[0]["RELATIVE_MEDIA_URL"] == "./talk%20%3C1%3E.mp3"
    assert eaf.get_linked_files()[0]["MIME_TYPE"] == "audio/mpeg"
    assert "participant" in str(eaf.tiers["Anna"]).lower()


def test_eaf_has_what_its_schema_asks_for_and_nothing_overlaps_in_a_tier() -> None:
    odd = transcript(
        Segment(start=1, end=3, text="one"), Segment(start=2, end=2, text="two"), Segment(start=2, end=9, text="three")
    )
    root = ET.fromstring(render("eaf", odd))
    assert [child.tag for child in root][:4] == ["HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE"]
    assert {"AUTHOR", "DATE", "VERSION"} <= set(root.attrib)
    times = {slot.attrib["TIME_SLOT_ID"]: int(slot.attrib["TIME_VALUE"]) for slot in root.iter("TIME_SLOT")}
    assert list(times.values()) == sorted(times.values())
    spans = [
        (times[each.attrib["TIME_SLOT_REF1"]], times[each.attrib["TIME_SLOT_REF2"]])
        for each in root.iter("ALIGNABLE_ANNOTATION")
    ]
    assert spans == [(1000, 3000), (3000, 3001), (3001, 9000)]
    kinds = {kind.attrib["LINGUISTIC_TYPE_ID"] for kind in root.iter("LINGUISTIC_TYPE")}
    assert {tier.attrib["LINGUISTIC_TYPE_REF"] for tier in root.iter("TIER")} <= kinds


# The page


def page(**more: object) -> _Text:
    reader = _Text()
    reader.feed(render("html", **more).decode())  # type: ignore[arg-type]
    return reader


def test_html_has_the_text_its_times_and_speakers_and_runs_nothing_that_was_said() -> None:
    read = page()
    assert "Let us begin." in read.texts
    assert [text for text in read.texts if re.fullmatch(r"\d:\d\d", text)][-2:] == ["0:00", "1:05"]
    assert {"Anna", "Ben <b>"} <= set(read.texts)
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert "Let us begin." in page(parts=[]).texts
    assert not {"Anna", "0:00"} & set(page(parts=[]).texts)


def test_html_asks_nobody_for_anything() -> None:
    content = render("html").decode()
    assert not re.search(r"https?:|//[a-z]|@import|url\(", content)
    [policy] = [about["content"] for tag, about in page().tags if about.get("http-equiv")]
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_html_holds_the_sound_names_it_or_lets_one_choose_it() -> None:
    def audio(**more: object) -> dict[str, str | None]:
        return next(about for tag, about in page(**more).tags if tag == "audio")

    within = audio(sound=Sound("audio/mpeg", b"sound"))
    assert within["src"] == "data:audio/mpeg;base64,c291bmQ="
    assert audio(sound=Sound("audio/mpeg", None, ".mp3"))["data-beside"] == ".mp3"
    assert "src" not in audio()
    assert [about for tag, about in page().tags if tag == "input" and about["type"] == "file"]


@pytest.mark.programs
def test_html_opens_in_a_browser_which_marks_what_is_heard(tmp_path: Path) -> None:
    content = render("html", sound=Sound("audio/x-wav", four_seconds_of_silence())).decode()
    # The page lets no script in but its own; so that a test can click, its policy gives way.
    content = re.sub(r"script-src '[^']*'", "script-src 'unsafe-inline'", content)
    content += "<script>audio.addEventListener('loadedmetadata', () => document.querySelectorAll('span')[1].click());"
    content += "audio.addEventListener('seeked', () => document.title = `at ${audio.currentTime}`)</script>"
    (tmp_path / "talk.html").write_text(content, encoding="utf-8")
    dom = browse(tmp_path, "talk.html")
    assert "<title>at 3" in dom
    assert re.search(r'class="now">Is Ben there\?', dom)


@pytest.mark.programs
def test_html_finds_the_sound_that_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "talk #1.wav").write_bytes(four_seconds_of_silence())
    (tmp_path / "talk #1.html").write_bytes(render("html", sound=Sound("audio/x-wav", None, ".wav")))
    assert '<main class="heard">' in browse(tmp_path, "talk #1.html")


@pytest.mark.programs
def test_html_lets_its_own_script_run_and_no_other(tmp_path: Path) -> None:
    content = render("html", sound=Sound("audio/x-wav", four_seconds_of_silence())).decode()
    content += "<script>document.title = 'broken in'</script>"
    (tmp_path / "talk.html").write_text(content, encoding="utf-8")
    dom = browse(tmp_path, "talk.html")
    assert '<main class="heard">' in dom
    assert "<title>talk &lt;1&gt;.mp3</title>" in dom


def browse(folder: Path, name: str) -> str:
    """What a browser makes of the page."""
    order = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'home'}"]
    order += ["--autoplay-policy=no-user-gesture-required", "--virtual-time-budget=4000"]
    order += ["--dump-dom", (folder / name).as_uri()]
    return subprocess.run(order, check=True, capture_output=True, timeout=120, text=True).stdout


def four_seconds_of_silence() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 8000 * 4))
    return made.getvalue()
