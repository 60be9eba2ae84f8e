"""Passwords in the system's keyring, where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyring.backends import fail, null

from desktop_app.adapters.passwords import KeyringUnavailable, Passwords
from tests.fakes.keyrings import MemoryKeyring, using

URL = "postgresql://ann@db.example/earshot"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with using(ring):
        yield ring


def test_what_is_kept_is_found_until_it_is_forgotten(ring: MemoryKeyring) -> None:
    passwords = Passwords()
    assert passwords.can_be_kept
    passwords.keep(URL, "Kzqxj7")
    assert passwords.find(URL) == passwords.read(URL) == "Kzqxj7"
    passwords.forget(URL)
    passwords.forget(URL)
    assert passwords.find(URL) is None
    with pytest.raises(KeyringUnavailable, match="has no password for the database"):
        passwords.read(URL)


def test_a_locked_keyring_is_told(ring: MemoryKeyring) -> None:
    ring.locked = True
    for use in (
        lambda: Passwords().find(URL),
        lambda: Passwords().keep(URL, "Kzqxj7"),
        lambda: Passwords().forget(URL),
    ):
        with pytest.raises(KeyringUnavailable, match="does not open"):
            use()


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring])
def test_a_system_without_a_keyring_keeps_none(backend: type) -> None:
    with using(backend()):
        assert not Passwords().can_be_kept
