"""Where a person's files are looked for."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_home() -> Path:
    """The folder that holds everything of the embedded default."""
    named = os.environ.get("EARSHOT_HOME")
    return Path(named) if named else platformdirs.user_data_path("earshot")


def usual_file() -> Path:
    """Where a person's settings are looked for if no file is named."""
    return platformdirs.user_config_path("earshot") / "config.toml"
