"""The colours and measures of the window, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

GRID = 8  # pixels; every distance is a multiple of it, or half of it
SIDEBAR_WIDTH = 25 * GRID


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours."""

    name: str
    window: str
    surface: str  #: what lies on the window: tables, cards, fields
    hover: str
    border: str  #: between parts
    outline: str  #: of what can be used: fields, handles; at least 3 : 1
    track: str  #: the empty part of a bar
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str  #: behind what is chosen
    on_accent: str
    success: str
    warning: str
    danger: str
    warning_soft: str
    danger_soft: str


LIGHT = Tokens(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    hover="#EEF1F5",
    border="#D8DCE3",
    outline="#7C8594",
    track="#E3E7ED",
    text="#191D24",
    muted="#59626F",
    accent="#3355D1",
    accent_hover="#2743B0",
    accent_soft="#E4EAFC",
    on_accent="#FFFFFF",
    success="#187343",
    warning="#8F5600",
    danger="#B3261E",
    warning_soft="#FDF3DF",
    danger_soft="#FCEBE9",
)

DARK = Tokens(
    name="dark",
    window="#14171C",
    surface="#1B1F26",
    hover="#252B34",
    border="#343B47",
    outline="#77828F",
    track="#363E4B",
    text="#E8EBF0",
    muted="#A0A9B6",
    accent="#8CA8FF",
    accent_hover="#A9BEFF",
    accent_soft="#27345A",
    on_accent="#10152A",
    success="#62CC93",
    warning="#E8B869",
    danger="#FF8F85",
    warning_soft="#352A16",
    danger_soft="#3A2020",
)


def current_tokens() -> Tokens:
    """The set that the program is drawn with now."""
    palette = QApplication.palette()  # a widget's own is bent by its style sheet
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
