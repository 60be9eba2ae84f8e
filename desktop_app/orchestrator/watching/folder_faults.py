"""Why a watched folder can't be watched at present, and what to do about it."""

from __future__ import annotations


def explain_error(folder: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"The watched folder {folder} is not there. Connect its drive; it is watched again when it is back."
    if isinstance(error, PermissionError):
        return f"The watched folder {folder} may not be read. Ask its owner for permission."
    reason = error.strerror or type(error).__name__
    return f"The watched folder {folder} can't be watched ({reason}). It is tried again until it can."


def explain_silence(folder: str) -> str:
    return (
        f"The watched folder {folder} does not answer. Check its network drive; it is watched again when it answers, "
        "and the other folders are watched meanwhile."
    )
