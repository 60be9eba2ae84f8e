"""What is there at once: a window in its size and colours, until the program behind it is loaded."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.resources import resource
from desktop_app.ui.style.theme import Theme, apply_theme
from desktop_app.ui.style.tokens import GRID, SIDEBAR_WIDTH, current_tokens
from desktop_app.ui.window_state import WindowState, state_file
from worker_agent.contract.locations import default_home

BAR = 7 * GRID  # pixels: about as high as the bar at the top


class LoadingWindow(QWidget):
    """The ground on which the window will stand. It says nothing: that would be gone before it is read.

    Made of coloured widgets: for the first call of a painter Python takes 15 ms.
    """

    def __init__(self) -> None:
        super().__init__()
        colours = current_tokens()
        self._ground = _coloured(self, colours.surface)
        self._under_bar = _coloured(self, colours.border)
        self._beside_sidebar = _coloured(self, colours.border)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = self.width(), self.height()
        self._ground.setGeometry(SIDEBAR_WIDTH, BAR, width, height)
        self._under_bar.setGeometry(0, BAR, width, 1)
        self._beside_sidebar.setGeometry(SIDEBAR_WIDTH, BAR, 1, height)


def _coloured(parent: QWidget, colour: str) -> QWidget:
    widget, palette = QWidget(parent), QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
    return widget


def the_application() -> QApplication:
    """The only one; begun with the first call."""
    application = QApplication.instance()
    return application if isinstance(application, QApplication) else QApplication(["earshot"])


def start_application(theme: Theme) -> QApplication:
    """The only one, dressed."""
    application = the_application()
    application.setApplicationName("Earshot")
    application.setWindowIcon(QIcon(str(resource("icons/earshot.svg"))))
    application.setQuitOnLastWindowClosed(False)  # the orchestrator ends first, then the event loop
    apply_theme(application, theme)
    return application


def open_loading_window(theme: Theme | None, size: tuple[int, int] | None) -> LoadingWindow:
    """Painted when this returns. `size`: in pixels; None, as for `theme`: as the last window was."""
    state = WindowState(state_file(default_home()))  # where the settings name no other home
    application = start_application(theme or state.theme)
    window = LoadingWindow()
    window.setWindowTitle("Earshot")
    window.resize(1280, 800)
    if size is None:
        state.restore_geometry(window)
    else:
        window.resize(*size)
    window.show()
    application.processEvents()
    return window
