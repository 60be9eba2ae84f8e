"""What can go wrong in a way that a person can mend. Each text is a sentence that says what to do."""

from __future__ import annotations


class EarshotError(Exception):
    """Something went wrong that a person can mend."""


class SettingsError(EarshotError):
    """A setting is wrong."""


class DatabaseUnavailable(EarshotError):
    """The database can't be reached, is full, or refuses us."""


class NotAudio(EarshotError):
    """The file has no audio in it that can be read."""


class TaskNotFound(EarshotError):
    """There is no such task."""
