"""Loads QtMultimedia when the first sound is wanted: it is large, and the window is to be there before it."""

from __future__ import annotations

import os
from types import ModuleType

from PySide6.QtCore import QLoggingCategory

from desktop_app.domain.errors import EarshotError
from desktop_app.presentation.translation import tr

#: What FFmpeg may open by itself: what `adapters/sounds` serves. So a recording that names another file opens none
PROTOCOLS = "http,tcp"
HERE = "127.0.0.1"
PACKAGES = "libpulse0 libxrandr2 libxext6 libdrm2"  # of Debian; what else it needs, a window needs as well


class NoPlayer(EarshotError):
    """Nothing can be played on this computer."""


def load_multimedia() -> ModuleType:
    """To be called from any thread, best not the window's; raises NoPlayer with what to install."""
    os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] = PROTOCOLS
    _use_no_proxy_for(HERE)
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # it prints what each recording is made of
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        raise NoPlayer(why_none(str(error))) from error
    return QtMultimedia


def why_none(fault: str) -> str:
    """A sentence that says what to do."""
    sentence = tr("No sound can be played on this computer: {fault}.", fault=fault.strip().rstrip("."))
    todo = tr("On Debian and Ubuntu type: sudo apt-get install {packages}", packages=PACKAGES)
    return f"{sentence} {todo}"


def _use_no_proxy_for(host: str) -> None:
    """FFmpeg asks the proxy that the environment names, also for what this computer serves itself."""
    if "http_proxy" in os.environ:
        named = os.environ.get("no_proxy", "")
        if host not in named.split(","):
            os.environ["no_proxy"] = f"{named},{host}".strip(",")
