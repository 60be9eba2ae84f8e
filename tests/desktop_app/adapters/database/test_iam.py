"""Signing in with tokens of AWS IAM."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg2
import pytest
from sqlalchemy import Engine, event

from desktop_app.adapters.database import open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.adapters.database.iam import IamTokens
from desktop_app.bootstrap import build
from desktop_app.domain.errors import DatabaseUnavailable, SettingsError
from desktop_app.settings import DatabaseSettings, Settings

HOST = "earshot.c1a2b3.eu-central-1.rds.amazonaws.com"
URL = f"postgresql://ann@{HOST}/earshot"

pytestmark = pytest.mark.usefixtures("aws_credentials")


def engine_for(url: str, region: str | None = None) -> Engine:
    parsed = parse_url(url)
    return make_engine(parsed, IamTokens(parsed, region))


def record(engine: Engine, answer: Any) -> list[dict[str, Any]]:
    """What each connection is made with; `answer`: the connection that it gets."""
    passed: list[dict[str, Any]] = []

    @event.listens_for(engine, "do_connect")
    def instead(dialect: object, record: object, arguments: object, parameters: dict[str, Any]) -> Any:
        passed.append(dict(parameters))
        return answer()

    return passed


def refuse() -> None:
    raise psycopg2.OperationalError("this is no RDS")


def passed_to_the_driver(engine: Engine) -> dict[str, Any]:
    passed = record(engine, refuse)
    with pytest.raises(Exception, match="this is no RDS"):
        engine.connect()
    engine.dispose()
    return passed[0]


def region_of(token: str) -> str:
    credential: str = parse_qs(urlsplit(f"https://{token}").query)["X-Amz-Credential"][0]
    return credential.split("/")[2]


def test_each_connection_has_a_token_of_its_own_as_its_password(postgres_url: str) -> None:
    engine = engine_for(URL)
    passed = record(engine, lambda: psycopg2.connect(postgres_url))
    with engine.connect() as first:
        assert first.exec_driver_sql("SELECT 1").scalar() == 1
        time.sleep(1.1)  # a token's signature is of the second
        with engine.connect() as second:
            assert second.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()
    tokens = [parameters["password"] for parameters in passed]
    assert len(set(tokens)) == 2
    for token in tokens:
        assert token.startswith(f"{HOST}:5432/?")
        query = parse_qs(urlsplit(f"https://{token}").query)
        assert (query["Action"], query["DBUser"]) == (["connect"], ["ann"])
        assert query["X-Amz-Signature"]
    assert {(each["host"], each["user"], each["sslmode"]) for each in passed} == {(HOST, "ann", "require")}


@pytest.mark.parametrize(
    ("asked", "given"),
    [("", "require"), ("disable", "require"), ("prefer", "require"), ("require", "require")]
    + [(mode, mode) for mode in ("verify-ca", "verify-full")],
)
def test_a_token_goes_through_tls_alone(asked: str, given: str) -> None:
    passed = passed_to_the_driver(engine_for(URL + (f"?sslmode={asked}" if asked else "")))
    assert passed["sslmode"] == given


@pytest.mark.parametrize(
    ("host", "set_", "region"),
    [
        (HOST, None, "eu-central-1"),
        (HOST, "us-east-1", "eu-central-1"),  # a token of another region is refused
        ("db.c1.us-gov-west-1.rds.amazonaws.com", None, "us-gov-west-1"),
        ("db.c1.cn-north-1.rds.amazonaws.com.cn", None, "cn-north-1"),
        ("db.our.example", "us-east-1", "us-east-1"),
    ],
)
def test_the_region_is_the_hosts_else_the_settings(host: str, set_: str | None, region: str) -> None:
    passed = passed_to_the_driver(engine_for(f"postgresql://ann@{host}:6432/earshot", set_))
    assert region_of(passed["password"]) == region
    assert passed["password"].startswith(f"{host}:6432/?")


def test_a_password_in_the_url_gives_way() -> None:
    assert "Action=connect" in passed_to_the_driver(engine_for(f"postgresql://ann:old@{HOST}/earshot"))["password"]


def test_missing_credentials_are_said_and_found_once_they_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    tokens = IamTokens(parse_url(URL), None)
    with pytest.raises(DatabaseUnavailable, match=r"no AWS credentials\. Set them up"):
        tokens.fresh()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    assert tokens.fresh()


def test_a_rotated_key_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "credentials"
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    tokens = IamTokens(parse_url(URL), None)
    for key in ("AKIAOLD", "AKIAITSSUCCESSOR"):
        file.write_text(f"[default]\naws_access_key_id = {key}\naws_secret_access_key = test\n")
        assert f"={key}%2F" in tokens.fresh()


def test_a_missing_region_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(DatabaseUnavailable, match="Name it in the settings"):
        IamTokens(parse_url("postgresql://ann@db.our.example/earshot"), None).fresh()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:////tmp/earshot.db", r"for PostgreSQL on RDS\. Name one"),
        ("postgresql:///earshot?host=/tmp", "needs a user and one host"),
        ("postgresql://db.our.example/earshot", "needs a user and one host"),
        ("postgresql://ann@one,two/earshot", "needs a user and one host"),
    ],
)
def test_where_there_is_nothing_to_sign_in_to(url: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        open_database(url, iam=True)


def test_the_setting_is_heeded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EARSHOT_DATABASE__IAM", "true")
    monkeypatch.setenv("EARSHOT_DATABASE__URL", URL)
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path))
    settings = Settings()
    assert settings.database == DatabaseSettings(url=URL, iam=True)
    earshot = build(settings)
    passed = record(earshot.repository._engine, refuse)  # type: ignore[attr-defined]
    with pytest.raises(DatabaseUnavailable):
        earshot.repository.counts()
    earshot.close()
    assert region_of(passed[0]["password"]) == "eu-central-1"


def test_a_file_is_no_database_to_sign_in_to(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="for PostgreSQL on RDS"):
        build(Settings(home=tmp_path, database=DatabaseSettings(iam=True)))
