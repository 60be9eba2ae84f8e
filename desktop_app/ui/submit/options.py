"""What the operator chooses for the files that are handed in next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.languages import NAMES, language_name
from worker_agent.contract.options import TranscribeOptions

MOST_WORDS = 2000  # characters, as in TranscribeOptions.prompt


class IntakeOptions(QWidget):
    """The language in sight; what is chosen less often one click away, and named on the button once chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = self._languages()
        self.translate = QCheckBox("Translate into English")
        self.translate.toggled.connect(self._update_text)
        self.words = self._words_field()
        self.more = QToolButton()
        self.more.setProperty("kind", "menu")
        self.more.setAccessibleName("Options for the next files")
        self.more.setIcon(icon("options"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.language)
        layout.addWidget(self.more)
        self._update_text()

    def value(self) -> TranscribeOptions:
        return TranscribeOptions(
            language=self.language.currentData(),
            translate=self.translate.isChecked(),
            prompt=self.words.toPlainText().strip()[:MOST_WORDS] or None,
        )

    def _update_text(self) -> None:
        chosen = ["translated"] if self.translate.isChecked() else []
        chosen += ["words"] if self.words.toPlainText().strip() else []
        self.more.setText(f" Options: {', '.join(chosen)}" if chosen else " Options")
        self.changed.emit()

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName("Language of the recordings")
        box.setToolTip("Language of the recordings")
        box.addItem("Auto-detect language", None)
        for code in sorted(NAMES, key=language_name):
            box.addItem(language_name(code), code)
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _words_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setObjectName("words")
        field.setAccessibleName("Names and words to expect")
        field.setPlaceholderText("Names and spellings, such as: Zoë Müller, Kubernetes, HbA1c")
        field.setTabChangesFocus(True)
        field.setFixedSize(44 * GRID, 11 * GRID)
        field.textChanged.connect(self._update_text)
        return field

    def _menu(self) -> QMenu:
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.translate)
        label = Label("Names and words to expect")
        label.setBuddy(self.words)
        layout.addWidget(label)
        layout.addWidget(self.words)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.addAction(action)
        return menu
