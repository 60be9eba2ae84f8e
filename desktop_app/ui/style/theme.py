"""How the window looks, light and dark."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import Literal, cast, get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop_app.resources import resource
from desktop_app.ui.style.tokens import DARK, GRID, LIGHT, Tokens

Theme = Literal["light", "dark", "system"]
THEMES: tuple[Theme, ...] = get_args(Theme)
_PROPERTY = "theme"  # of the application
_MIDDLE = 128  # lightness, of 255


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole program, at any time; with "system" it follows the desktop's choice from then on."""
    if app.property(_PROPERTY) == theme:
        return
    if app.property(_PROPERTY) is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(lambda scheme: _dress(app))
    app.setProperty(_PROPERTY, theme)
    _dress(app)


def applied_theme(app: QCoreApplication) -> Theme:
    """The one that was applied last."""
    return cast(Theme, app.property(_PROPERTY) or "system")


def known_theme(name: str) -> Theme:
    """The one of that name; the system's where there is none."""
    return next((theme for theme in THEMES if theme == name), "system")


def set_font_scale(widget: QWidget, factor: float, *, bold: bool = False) -> None:
    """Set the widget's text larger or smaller than the system's."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    widget.setFont(font)


def row_height(metrics: QFontMetrics) -> int:
    """Of a list: compact, with room around the text at any scale."""
    return metrics.height() + GRID + GRID // 2


def set_role(widget: QWidget, role: str) -> None:
    """Colour the widget by what it says: "muted", "success", "warning", "danger"; the style sheet knows how."""
    widget.setProperty("role", role)
    widget.style().polish(widget)


def _dress(app: QApplication) -> None:
    theme = applied_theme(app)
    _apply_tokens(app, DARK if theme == "dark" or (theme == "system" and _is_system_dark(app)) else LIGHT)


def _is_system_dark(app: QApplication) -> bool:
    """As the style's own colours tell: Python takes 15 ms for the first enumeration of Qt's, such as the scheme."""
    return app.style().standardPalette().window().color().lightness() < _MIDDLE


def _apply_tokens(app: QApplication, current_tokens: Tokens) -> None:
    app.setPalette(_palette(current_tokens))
    style = Template(resource("style/earshot.qss").read_text(encoding="utf-8"))
    app.setStyleSheet(style.substitute(asdict(current_tokens), icons=resource("icons").as_posix()))


def _palette(current_tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (current_tokens.window, (role.Window,)),
        (current_tokens.surface, (role.Base, role.Button, role.ToolTipBase)),
        (current_tokens.hover, (role.AlternateBase, role.Midlight)),
        (current_tokens.border, (role.Mid, role.Dark, role.Light)),
        (current_tokens.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText)),
        (current_tokens.muted, (role.PlaceholderText,)),
        (current_tokens.accent, (role.Highlight, role.Link, role.Accent)),
        (current_tokens.on_accent, (role.HighlightedText,)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(current_tokens.muted))
    return palette
