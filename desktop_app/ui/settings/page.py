"""The settings of one group, with the test of what they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.settings_form import Faults, Finding, Group
from desktop_app.ui.settings.line import SettingLine, column_width
from desktop_app.ui.style.theme import set_font_scale, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label
from worker_agent.contract.condition import Readiness

WIDEST = 120  # characters, beyond which a sentence is hard to read


class GroupPage(QScrollArea):
    """Scrolls to whatever has the focus."""

    def __init__(self, group: Group, test: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`test`: called with the group's key."""
        super().__init__(parent)
        self.group = group
        self.lines = [SettingLine(setting, self) for setting in group.settings]
        self.testing = False
        self.test = push_button(group.test, lambda: None if self.testing else test(group.key))
        self.test.setAutoDefault(False)
        self.test.setVisible(bool(group.test))
        self.findings: list[Label] = []
        self._results = QVBoxLayout()
        self._results.setSpacing(GRID // 2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._lay_out())
        for line in self.lines:
            line.changed.connect(self.clear_findings)

    def focus_first(self) -> None:
        self.lines[0].field.setFocus()

    def show_faults(self, faults: Faults) -> None:
        for line in self.lines:
            line.show_fault(readable(faults.get(line.setting.key, "")))

    def first_fault(self) -> SettingLine | None:
        return next((line for line in self.lines if line.fault.text()), None)

    def show_testing(self) -> None:
        self.testing = True  # the button stays enabled, or the focus would go on to another one
        self._show_results([(tr("Testing…"), "muted")])

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.testing = False
        self._show_results([_in_words(finding) for finding in findings])

    def clear_findings(self) -> None:
        """They were about other values."""
        self.show_findings(())

    def _show_results(self, results: Sequence[tuple[str, str]]) -> None:
        for label in self.findings:
            label.deleteLater()
        self.findings = []
        for text, role in results:
            label = Label(text)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(label, role)
            self._results.addWidget(label)
            self.findings.append(label)
        self.test.setAccessibleDescription(" ".join(text for text, _ in results))

    def _lay_out(self) -> QWidget:
        title, meaning = Label(self.group.title), Label(self.group.meaning)
        set_font_scale(title, 1.3, bold=True)
        set_role(meaning, "muted")
        meaning.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(0, column_width(self))
        grid.setColumnStretch(1, 1)
        for line in self.lines:
            line.label.setFixedWidth(column_width(self))
            line.add_to(grid)
        grid.addLayout(self._test_row(), grid.rowCount(), 1)
        form = QWidget()
        form.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(title)
        layout.addWidget(meaning)
        layout.addSpacing(2 * GRID)
        layout.addLayout(grid)
        layout.addStretch(1)
        body = QWidget()
        beside = QHBoxLayout(body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(form, 1)
        beside.addStretch(0)
        return body

    def _test_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.test, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._results, 1)
        return row


def _in_words(finding: Finding) -> tuple[str, str]:
    """With a mark, for those who see no colours; and the role."""
    mark, role = ("✗", "danger") if finding.readiness is None else ("!", "warning")
    if finding.readiness is Readiness.READY:
        mark, role = "✓", "success"
    return f"{mark} {readable(finding.sentence)}", role
