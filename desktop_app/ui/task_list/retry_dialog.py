"""Asks with which other options tasks are to be done again."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.presentation.translation import mark, plural, tr
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.model_and_language import add_languages, add_models
from desktop_app.ui.submit.options import MOST_WORDS
from desktop_app.ui.widgets.buttons import ok_and_cancel
from desktop_app.ui.widgets.fitting import add_form_row
from desktop_app.ui.widgets.plain import Label

AS_BEFORE = mark("As before")


class RetryDialog(QDialog):
    """What is not changed stays as each task had it."""

    def __init__(self, tasks: int, parent: QWidget | None = None, *, replaces: bool = False) -> None:
        """`replaces`: some of the tasks have a result."""
        super().__init__(parent)
        self.setWindowTitle(tr("Retry as…"))
        self.setMinimumWidth(52 * GRID)
        self.model = _choice(tr("Model"))
        self.model.setEditable(True)
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        add_models(self.model)
        self.language = _choice(tr("Language"))
        add_languages(self.language)
        self.translate = _choice(tr("Translate into English"))
        self.translate.addItem(tr("Yes"), True)
        self.translate.addItem(tr("No"), False)
        self.words = QPlainTextEdit()
        self.words.setObjectName("words")
        self.words.setAccessibleName(tr("Names and words to expect"))
        self.words.setPlaceholderText(tr(AS_BEFORE))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(10 * GRID)
        self._lay_out(tasks, replaces=replaces)

    def changes(self) -> dict[str, object]:
        """The options that are to be others."""
        changes: dict[str, object] = {}
        typed = self.model.currentText().strip()
        if (known := self.model.findText(typed)) > 0:
            changes["model"] = self.model.itemData(known)
        elif typed and typed != tr(AS_BEFORE):
            changes["model"] = typed
        for name, box in (("language", self.language), ("translate", self.translate)):
            if box.currentIndex():
                changes[name] = box.currentData()
        if words := self.words.toPlainText().strip():
            changes["prompt"] = words[:MOST_WORDS]
        return changes

    def _lay_out(self, tasks: int, *, replaces: bool) -> None:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (tr("Model"), self.model),
            (tr("Language"), self.language),
            (tr("Translate"), self.translate),
            (tr("Names and words"), self.words),
        ):
            add_form_row(form, name, field, line_height=self.model.sizeHint().height())
        buttons = ok_and_cancel(self)
        self.retry = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.retry.setText(tr("Retry"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Label(_question(tasks)))
        if replaces:
            warning = Label(_warning(tasks))
            warning.setProperty("role", "warning")
            warning.setWordWrap(True)
            layout.addWidget(warning)
        layout.addLayout(form)
        layout.addWidget(buttons)


def _question(tasks: int) -> str:
    return plural(
        "Transcribe {n} task anew. What is not changed stays as it was.",
        "Transcribe {n} tasks anew. What is not changed stays as it was.",
        tasks,
    )


def _warning(tasks: int) -> str:
    return plural(
        "What it has now is deleted. Export it first if you want to keep it.",
        "What they have now is deleted. Export it first if you want to keep it.",
        tasks,
    )


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMaxVisibleItems(16)
    box.addItem(tr(AS_BEFORE))
    return box
