"""What the window shows while there is no task: how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.presentation.translation import mark, tr
from desktop_app.ui.style.icons import IconLabel
from desktop_app.ui.style.theme import set_font_scale
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.submit.choosing import Choosing
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.plain import Label

INVITATION = mark("Drop audio files or folders here")
NEXT = mark(
    "A worker writes down what is said.\nYou see how far it is, read it here, and export it as text or subtitles."
)


class Invitation(QFrame):
    """Offers the same as the menu of what can be added."""

    def __init__(self, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropZone")
        self.setAccessibleName(tr(INVITATION))
        self.files = push_button(tr("Choose files…"), choosing.files, kind="primary")
        self.folder = push_button(tr("Choose folder…"), choosing.folder)
        self.samples = push_button(tr("Try the sample recordings"), choosing.samples, kind="link")
        self.samples.setVisible(choosing.has_samples)
        words, following = Label(tr(INVITATION)), Label(tr(NEXT))
        set_font_scale(words, 1.5, bold=True)
        following.setProperty("role", "muted")
        following.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.addStretch(2)
        layout.addWidget(IconLabel("drop", 5 * GRID), 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(following)
        layout.addLayout(buttons)
        layout.addWidget(self.samples, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
