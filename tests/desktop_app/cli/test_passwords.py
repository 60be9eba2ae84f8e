"""Whatever a person mistypes in the database's URL, no part of its password is printed or logged."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import psycopg2
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.cli.group import SentenceGroup
from desktop_app.cli.tasks import status_command
from desktop_app.settings import load_settings

PART = 4  # characters of a password that together are too many
MARKS = "@/:?#%&=[]"
LETTERS = "qxzjvk"  # of which no four stand together in any sentence

passwords = st.text(LETTERS + MARKS, min_size=8, max_size=16).filter(lambda text: any(map(text.count, LETTERS)))


@click.group(cls=SentenceGroup)
@click.pass_context
def program(ctx: click.Context) -> None:
    """The commands, but with the logs in our hands."""
    ctx.obj = load_settings()


program.add_command(status_command)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """A password, and a URL around it in which up to three characters or pieces went wrong."""
    password = draw(passwords)
    host = draw(st.sampled_from(["db.example", "localhost", "127.0.0.1", "[::1]", ""]))
    pieces = ["postgresql", "://", "ann", ":", password, "@", host, ":", "5432", "/", "earshot", "?", "sslmode=require"]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(pieces) - 1))
        if pieces[place] != password:
            pieces[place] = draw(st.sampled_from(["", "@", "/", ":", "//", "://", " ", "?", "=", "%", password]))
    return password, "".join(pieces)


def parts(password: str) -> set[str]:
    runs = {password[start : start + PART] for start in range(len(password) - PART + 1)}
    return {run for run in runs if set(run) & set(LETTERS)}


def assert_kept(password: str, said: str) -> None:
    assert not [part for part in parts(password) if part in said], said


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that is logged, tracebacks included."""
    stream = io.StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)


def refuse(dsn: str | None = None, **values: object) -> None:
    """A connection that fails as with libpq, which quotes what it could not use."""
    quoted = " ".join(f'{name} "{value}"' for name, value in values.items() if name != "password")
    raise psycopg2.OperationalError(f'could not translate host name "{values.get("host")}" to address, {quoted}')


def say(url: str, **variables: str) -> str:
    """All that the command prints and logs."""
    with tempfile.TemporaryDirectory() as folder, logged() as log:
        environment = {"EARSHOT_HOME": folder, "XDG_CONFIG_HOME": folder, "EARSHOT_DATABASE__URL": url, **variables}
        result = CliRunner().invoke(program, ["status"], env=environment, catch_exceptions=False)
    assert result.exit_code == 1
    return result.output + log.getvalue()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mistyped())
@example(("p@ssword", "postgresql://user:p@ssword@host/db"))
@example(("p@ssword", "postgresql://user:p@ssword"))
@example(("p@ss/word", "postgresql://user:p@ss/word@host/db"))
@example(("secret", "postgres//user:secret@host"))
@example(("secret", "postgresql://user:pw@host:secret/db"))
@example(("secret", "postgresql://user:secret/db"))
@example(("secret", "postgresql://user/secret@host/db"))
@example(("secret", "postgresql://user secret@host/db"))
@example(("1234567", "postgresql://user:1234567/db"))
@example(("secret", "secret://user@host/db"))
@example(("secret", "postgresql+secret://user@host/db"))
@example(("secret", "sqlite://user:secret@host/db"))
@example(("secret", "postgresql://user@host/db?secret=1"))
@example(("secret", "postgresql://user@host/db?sslmode=secret"))
@example(("secret", "postgresql://user@host/db?host=a:secret&host=b"))
def test_no_part_of_a_password_is_said(monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str]) -> None:
    monkeypatch.setattr(psycopg2, "connect", refuse)
    password, url = typed
    if "\0" not in url:
        assert_kept(password, say(url))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:p@Kzqxj7.invalid/earshot",
        "postgresql://annKzqxj7@127.0.0.1:1/earshot",
        "postgresql://ann:Kzqxj7@127.0.0.1:1/earshot",
        "postgresql://ann:p@127.0.0.1:1/earshot?sslmode=Kzqxj7",
        "postgresql://ann:p@127.0.0.1:1/earshot?connect_timeout=Kzqxj7",
        "postgresql://ann:p@127.0.0.1:1/earshot?Kzqxj7=1",
        "postgresql:///ann:Kzqxj7@127.0.0.1/earshot",
    ],
)
def test_nor_by_the_real_driver(url: str) -> None:
    assert_kept("Kzqxj7", say(url))


def test_nor_by_the_program_itself_with_its_log_in_the_terminal(tmp_path: Path) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path), "EARSHOT_HOME": str(tmp_path / "home")}
    for url in ("postgresql://ann:p@Kzqxj7@db.example/earshot", "postgresql://ann:p@Kzqxj7.invalid/earshot"):
        command = [sys.executable, "-m", "desktop_app", "--verbose", "status"]
        said = subprocess.run(
            command, env=environment | {"EARSHOT_DATABASE__URL": url}, capture_output=True, text=True, timeout=60
        )
        assert said.returncode == 1
        assert "Traceback" in said.stderr
        assert_kept("Kzqxj7", said.stdout + said.stderr + (tmp_path / "home" / "logs" / "earshot.log").read_text())


@pytest.mark.parametrize(
    "variables",
    [
        {"EARSHOT_DATABASE": "postgresql://ann:Kzqxj7@host/db"},
        {"EARSHOT_DATABASE": json.dumps("postgresql://ann:Kzqxj7@host/db")},
        {"EARSHOT_DATABASE": json.dumps({"url": ["postgresql://ann:Kzqxj7@host/db"]})},
        {"EARSHOT_DATABASE": json.dumps({"postgresql://ann:Kzqxj7@host/db": 1})},
        {"EARSHOT_STORE__ENDPOINT_URL": "http//ann:Kzqxj7@host"},
        {"EARSHOT_QUEUE__TASK": "https:/ann:Kzqxj7@host/queue"},
    ],
)
def test_nor_by_the_settings_that_it_was_put_into(variables: dict[str, str]) -> None:
    said = say("", **variables)
    assert "EARSHOT_" in said
    assert_kept("Kzqxj7", said)


@pytest.mark.parametrize(
    "text", ['[database]\n"postgresql://ann:Kzqxj7@host/db" = 1\n', "[database]\nurl = postgresql://ann:Kzqxj7@host\n"]
)
def test_nor_by_the_settings_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "earshot" / "config.toml"
    file.parent.mkdir()
    file.write_text(text)
    said = say("", XDG_CONFIG_HOME=str(tmp_path))
    assert str(file) in said
    assert_kept("Kzqxj7", said)
