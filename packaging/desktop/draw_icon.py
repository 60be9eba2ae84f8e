"""Draws the program's icon as a picture, for what takes no SVG: python draw_icon.py FILE.png"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication, QIcon

from desktop_app.resources import resource

SIZE = 256  # pixels, the largest that Windows knows


def draw(target: Path) -> None:
    application = QGuiApplication([])
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn = QIcon(str(resource("icons/earshot.svg"))).pixmap(SIZE, SIZE).save(str(target))
    application.quit()
    if not drawn:
        sys.exit(f"{target} can't be written.")


draw(Path(sys.argv[1]))
