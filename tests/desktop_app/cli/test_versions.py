"""earshot versions and earshot restore: the machine's text comes back as a version, and so does what was before."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from desktop_app.cli.replace import replace_command
from desktop_app.cli.versions import restore_command, versions_command
from desktop_app.settings import Settings
from tests.desktop_app.cli.test_replace import settings, text_of

__all__ = ["settings"]
BY_MACHINE, EDITED = "Good morning. The roof leaks, says Zoe.", "Good morning. The roof leaks, says Zoë."


def versions(settings: Settings, id_: int) -> list[int]:
    done = CliRunner().invoke(versions_command, [str(id_), "--json"], obj=settings)
    return [one["version"] for one in json.loads(done.stdout)["versions"]]


def restore(settings: Settings, *words: str) -> Result:
    return CliRunner().invoke(restore_command, list(words), obj=settings)


def test_versions_are_listed_and_restored(settings: Settings) -> None:
    listed = CliRunner().invoke(versions_command, ["1"], obj=settings)
    assert listed.stdout == "Nobody has edited it: the machine's text counts.\n"
    CliRunner().invoke(replace_command, ["Zoe", "Zoë"], obj=settings)
    assert (versions(settings, 1), text_of(settings, 1)) == ([1], EDITED)
    assert restore(settings, "1", "--machine").stdout == "task 1: restored, as version 2\n"
    assert text_of(settings, 1) == BY_MACHINE
    assert restore(settings, "1", "--version", "1").exit_code == 0
    assert (versions(settings, 1), text_of(settings, 1)) == ([3, 2, 1], EDITED)
    assert [
        line.split()[0] for line in CliRunner().invoke(versions_command, ["1"], obj=settings).stdout.splitlines()
    ] == [
        "Version",
        "3",
        "2",
        "1",
    ]


def test_what_is_not_there_is_said(settings: Settings) -> None:
    assert "Give either" in restore(settings, "1").output
    assert "Give either" in restore(settings, "1", "--machine", "--version", "1").output
    assert "There is no task 9" in str(restore(settings, "9", "--machine").exception)
    assert "There is no transcript yet" in str(restore(settings, "1", "--version", "7").exception)
