"""What kinds of sound the names of files promise, for programs that ask before they open one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

UNKNOWN = "unknown"  # as ELAN calls it

_BY_SUFFIX: Mapping[str, str] = MappingProxyType(
    {
        ".aac": "audio/aac",
        ".aif": "audio/x-aiff",
        ".aiff": "audio/x-aiff",
        ".flac": "audio/flac",
        ".m4a": "audio/mp4",
        ".m4b": "audio/mp4",
        ".mka": "audio/x-matroska",
        ".mkv": "video/x-matroska",
        ".mov": "video/quicktime",
        ".mp3": "audio/mpeg",
        ".m4v": "video/mp4",
        ".mp4": "video/mp4",
        ".oga": "audio/ogg",
        ".ogg": "audio/ogg",
        ".opus": "audio/ogg",
        ".wav": "audio/x-wav",
        ".weba": "audio/webm",
        ".webm": "video/webm",
        ".wma": "audio/x-ms-wma",
    }
)


def media_type(file_name: str) -> str:
    """Such as "audio/mpeg"; "unknown" where the name tells nothing."""
    return _BY_SUFFIX.get(PurePath(file_name).suffix.lower(), UNKNOWN)
