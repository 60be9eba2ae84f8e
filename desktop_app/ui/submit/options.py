"""What the operator chooses for the files that are handed in next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.batch import Preset
from desktop_app.orchestrator.actions.choose_options import choose_options
from desktop_app.presentation.kinds import kind_title
from desktop_app.presentation.translation import tr
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.model_and_language import add_languages, add_models
from desktop_app.ui.submit.options_form import OptionsForm
from desktop_app.ui.submit.when_done import WhenDonePanel
from desktop_app.ui.widgets.buttons import open_menu_at_once
from desktop_app.ui.widgets.menu_panel import MenuPanel
from desktop_app.ui.widgets.plain import Label, plain_tooltip
from worker_agent.contract.kinds import TRANSCRIBE, TaskKind
from worker_agent.contract.options import TaskOptions, TranscribeOptions

WIDEST_TEXT = 20 * GRID  # pixels, of the button
MOST_WORDS = 2000  # characters, as in TranscribeOptions.prompt


class SubmitOptions(QWidget):
    """The language in sight; what is chosen less often one click away, and named on the button once chosen."""

    changed = Signal()

    def __init__(self, kinds: Sequence[TaskKind], formats: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """`formats`: in which transcripts can be exported."""
        super().__init__(parent)
        self._kinds = {kind.name: kind for kind in kinds if kind.takes_files}
        self.forms = {name: OptionsForm(kind) for name, kind in self._kinds.items() if kind != TRANSCRIBE}
        self.kind = self._kinds_box()
        self.language = self._languages()
        self.translate = QCheckBox(tr("Translate into English"))
        self.translate.toggled.connect(self._update_text)
        self.model = self._models()
        self.words = self._words_field()
        self.when_done = WhenDonePanel(formats)
        self.when_done.changed.connect(self._update_text)
        self.when_done.more_wanted.connect(self._ask_more)
        for form in self.forms.values():
            form.changed.connect(self._update_text)
        self.more = QToolButton()
        self.more.setProperty("kind", "menu")
        self.more.setAccessibleName(tr("Options for the next files"))
        self.more.setIcon(icon("options"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        open_menu_at_once(self.more)
        self.menu = QMenu(self)
        self._panels: dict[str, QWidget] = {TRANSCRIBE.name: self._transcribe_panel(), **self.forms}
        self._add([*self._panels.values(), self.when_done])
        self.more.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.kind)
        layout.addWidget(self.language)
        layout.addWidget(self.more)
        self._choose_kind()

    @property
    def kind_name(self) -> str:
        """What is to be done with the next files."""
        return str(self.kind.currentData())

    def value(self) -> TaskOptions:
        """Raises EarshotError where a text is none that the kind takes."""
        if self.kind_name != TRANSCRIBE.name:
            return choose_options(self._kinds[self.kind_name], self.forms[self.kind_name].value())
        return TranscribeOptions(
            language=self.language.currentData(),
            model=self._model_name() or None,
            translate=self.translate.isChecked(),
            prompt=self.words.toPlainText().strip()[:MOST_WORDS] or None,
        )

    def make_compact(self, compact: bool) -> None:
        """The button with its icon alone, or with what was chosen behind it."""
        style = Qt.ToolButtonStyle
        self.more.setToolButtonStyle(style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon)

    def summary(self) -> str:
        """What would be done with files that came now, in a line."""
        done = [self.kind.currentText()]
        if self.kind_name == TRANSCRIBE.name:
            done.append(self.language.currentText())
        return " · ".join([*done, *self._chosen()])

    def take_up(self, preset: Preset) -> None:
        """Choose what the preset says; a kind that is not here changes nothing."""
        place = self.kind.findData(preset.kind)
        if place < 0:
            return
        self.kind.setCurrentIndex(place)
        if not isinstance(preset.options, TranscribeOptions):
            self.forms[preset.kind].show_values(preset.options)
            return
        self.language.setCurrentIndex(max(0, self.language.findData(preset.options.language)))
        self.model.setCurrentText(preset.options.model or self.model.itemText(0))
        self.translate.setChecked(preset.options.translate)
        self.words.setPlainText(preset.options.prompt or "")

    def _ask_more(self) -> None:
        self.menu.close()
        QTimer.singleShot(0, self, lambda: self.when_done.ask(self.window()))  # the button lets go of its menu before

    def _chosen(self) -> list[str]:
        """What was chosen behind the button."""
        return [text for text in (*self._chosen_options(), self.when_done.summary()) if text]

    def _chosen_options(self) -> list[str]:
        if self.kind_name != TRANSCRIBE.name:
            return [tr("changed")] if self.forms[self.kind_name].is_changed else []
        chosen = [self._model_name()] if self._model_name() else []
        chosen += [tr("translated")] if self.translate.isChecked() else []
        return chosen + ([tr("words")] if self.words.toPlainText().strip() else [])

    def _model_name(self) -> str:
        """Empty: the worker's own."""
        text = self.model.currentText().strip()
        return "" if text == self.model.itemText(0) else text

    def _choose_kind(self) -> None:
        self.language.setVisible(self.kind_name == TRANSCRIBE.name)
        for name, panel in self._panels.items():
            panel.setVisible(name == self.kind_name)
        self._update_text()

    def _update_text(self) -> None:
        chosen = self._chosen()
        text = tr("Options: {chosen}", chosen=", ".join(chosen)) if chosen else tr("Options")
        self.more.setToolTip(plain_tooltip(text))
        self.more.setText(f" {self.more.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST_TEXT)}")
        self.changed.emit()

    def _kinds_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("What to do with the recordings"))
        box.setToolTip(tr("What to do with the recordings"))
        for name, kind in self._kinds.items():
            box.addItem(kind_title(kind.name), name)
        box.currentIndexChanged.connect(self._choose_kind)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Language of the recordings"))
        box.setToolTip(tr("Language of the recordings"))
        add_languages(box)
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _models(self) -> QComboBox:
        """The usual ones; the name of any other may be typed."""
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(tr("Model"))
        add_models(box)
        box.currentTextChanged.connect(self._update_text)
        return box

    def _words_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setObjectName("words")
        field.setAccessibleName(tr("Names and words to expect"))
        field.setPlaceholderText(tr("Names and spellings, such as: Zoë Müller, Kubernetes, HbA1c"))
        field.setTabChangesFocus(True)
        field.setFixedSize(44 * GRID, 11 * GRID)
        field.textChanged.connect(self._update_text)
        return field

    def _transcribe_panel(self) -> QWidget:
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        model = Label(tr("Model"))
        model.setBuddy(self.model)
        layout.addWidget(model)
        layout.addWidget(self.model)
        layout.addWidget(self.translate)
        label = Label(tr("Names and words to expect"))
        label.setBuddy(self.words)
        layout.addWidget(label)
        layout.addWidget(self.words)
        return panel

    def _add(self, panels: Sequence[QWidget]) -> None:
        """All in one entry: a menu goes on showing the widget of an entry that is hidden."""
        everything = QWidget()
        layout = QVBoxLayout(everything)
        layout.setContentsMargins(GRID // 2, 0, GRID // 2, 0)  # in line with the text of the other entries
        layout.setSpacing(0)
        for panel in panels:
            layout.addWidget(panel)
        MenuPanel(everything, self.menu)
