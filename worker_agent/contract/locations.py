"""Where a person's files are looked for."""

from __future__ import annotations

import os
from pathlib import Path

# platformdirs is imported where it is asked: the window is to be there at once


def default_home() -> Path:
    """The folder that holds everything of the embedded default."""
    if named := os.environ.get("EARSHOT_HOME"):
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("earshot")


def usual_file() -> Path:
    """Where a person's settings are looked for if no file is named."""
    import platformdirs

    return platformdirs.user_config_path("earshot") / "config.toml"
