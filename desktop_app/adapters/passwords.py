"""The passwords of databases, in the system's keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.errors import DatabaseUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "earshot"
LEAST_PRIORITY = 1  # keyring's own measure of a backend that keeps secrets; below are files in plain text, and none


class KeyringUnavailable(DatabaseUnavailable):
    """The keyring is locked, refuses us, or has not what we need."""


class Passwords:
    """By the database's URL without its password. Every use may ask the person to unlock the keyring."""

    @property
    def can_be_kept(self) -> bool:
        """Whether there is a keyring that keeps secrets."""
        return float(_backend().priority) >= LEAST_PRIORITY

    def read(self, url: str) -> str:
        """Raises KeyringUnavailable, also where there is none."""
        if (password := self.find(url)) is None:
            raise KeyringUnavailable("The system's keyring has no password for the database. Type it in the settings.")
        return password

    def find(self, url: str) -> str | None:
        """None: there is none; raises KeyringUnavailable."""
        from keyring.errors import KeyringError

        try:
            return _backend().get_password(SERVICE, url)
        except KeyringError as error:
            raise _fault() from error

    def keep(self, url: str, password: str) -> None:
        """Raises KeyringUnavailable."""
        from keyring.errors import KeyringError

        try:
            _backend().set_password(SERVICE, url, password)
        except KeyringError as error:
            raise _fault() from error

    def forget(self, url: str) -> None:
        """Raises KeyringUnavailable."""
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            _backend().delete_password(SERVICE, url)
        except PasswordDeleteError:  # there is none
            return
        except KeyringError as error:
            raise _fault() from error


def _backend() -> KeyringBackend:
    import keyring  # here, for it looks through all installed packages

    return keyring.get_keyring()


def _fault() -> KeyringUnavailable:
    return KeyringUnavailable("The system's keyring does not open. Unlock it and try again.")
