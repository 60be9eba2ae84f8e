"""A name is one line, and tells a terminal nothing."""

from __future__ import annotations

import pytest

from desktop_app.domain.names import one_line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Gespräch Zoë – 27.ogg", "Gespräch Zoë – 27.ogg"),
        ("می\u200cخواهم.mp3", "می\u200cخواهم.mp3"),
        ("two\nlines.mp3", "two\\nlines.mp3"),
        ("red \x1b[31m.wav", "red \\x1b[31m.wav"),
        ("not \udcff text.wav", "not \\udcff text.wav"),
    ],
)
def test_what_does_not_print_is_spelled_out(name: str, shown: str) -> None:
    assert one_line(name) == shown
