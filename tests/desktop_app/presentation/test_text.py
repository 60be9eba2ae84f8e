"""A name is one line, and tells a terminal nothing."""

from __future__ import annotations

import pytest

from desktop_app.presentation.text import one_line, readable


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Gespräch Zoë – 27.ogg", "Gespräch Zoë – 27.ogg"),
        ("می\u200cخواهم.mp3", "\u2068می\u200cخواهم\u2069.mp3"),
        ("two\nlines.mp3", "two\\nlines.mp3"),
        ("red \x1b[31m.wav", "red \\x1b[31m.wav"),
        ("not \udcff text.wav", "not \\udcff text.wav"),
        ("cod\u202e3pm.exe", "cod\\u202e3pm.exe"),
        ("early\u2069 end.wav", "early\\u2069 end.wav"),
    ],
)
def test_what_does_not_print_is_spelled_out(name: str, shown: str) -> None:
    assert one_line(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("שלום.mp3", "\u2068שלום\u2069.mp3"),
        ("/home/דוד/שלום 12.mp3", "/home/\u2068דוד\u2069/\u2068שלום 12\u2069.mp3"),
        ("تسجيل 3", "\u2068تسجيل 3\u2069"),
        ("C:\\ä\\日本.wav", "C:\\ä\\日本.wav"),
    ],
)
def test_each_part_that_is_written_from_right_to_left_is_isolated(name: str, shown: str) -> None:
    assert one_line(name) == shown


def test_a_sentence_of_several_lines_is_read_as_one() -> None:
    assert readable("No memory.\r\nTry again.\x1b[0m\u202e") == "No memory. Try again.\\x1b[0m\\u202e"
