"""What is written, and what carries meaning, stands out from what it lies on: WCAG 2.2, success criteria 1.4.3 and
1.4.11."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor

from desktop_app.ui.style.tokens import DARK, LIGHT, Tokens

BACKGROUNDS = ("surface", "window", "hover", "accent_soft")
TEXTS = ("text", "muted", "accent", "success", "warning", "danger")


def luminance(name: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_background(tokens: Tokens) -> None:
    pairs = [*product(TEXTS, BACKGROUNDS), ("on_accent", "accent"), ("on_accent", "accent_hover")]
    pairs += [("text", "warning_soft"), ("text", "danger_soft")]
    low = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_outlines_of_what_can_be_used_are_seen(tokens: Tokens) -> None:
    low = {name: round(contrast(tokens.outline, getattr(tokens, name)), 2) for name in BACKGROUNDS}
    assert {name: value for name, value in low.items() if value < 3} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_done_part_of_a_bar_is_seen_on_the_rest_and_on_a_selected_row(tokens: Tokens) -> None:
    pairs = product(("accent", "success", "muted"), ("track", "surface", "accent_soft"))
    low = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 3} == {}
