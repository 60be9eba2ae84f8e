"""The settings as a person reads, tests and saves them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from keyring.backends import fail

from desktop_app.adapters.passwords import KeyringUnavailable, Passwords
from desktop_app.bootstrap import open_tasks
from desktop_app.domain.errors import DatabaseUnavailable, SettingsError
from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import TaskStatus
from desktop_app.settings import load_settings
from desktop_app.settings_editor import SettingsEditor
from desktop_app.settings_form import Setting
from tests.fakes.keyrings import MemoryKeyring, using
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import NOW, make_task
from worker_agent.contract.condition import Readiness
from worker_agent.contract.worker_settings import WorkerSettings

BARE = "postgresql://ann@db.example/earshot"
FULL = "postgresql://ann:Kzqxj7@db.example/earshot"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EARSHOT_HOME", str(tmp_path / "home"))
    return tmp_path / "config.toml"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with using(ring):
        yield ring


@pytest.fixture
def editor(file: Path, ring: MemoryKeyring) -> SettingsEditor:
    return SettingsEditor(file, Passwords())


def lines(editor: SettingsEditor) -> dict[str, Setting]:
    return {setting.key: setting for group in editor.read().groups for setting in group.settings}


def written(file: Path) -> dict:
    return tomllib.loads(file.read_text())


def test_every_setting_has_a_line_with_words(editor: SettingsEditor) -> None:
    found = lines(editor)
    assert {"home", "queue.task", "store.root", "aws.region", "database.url", "orchestrator.max_attempts"} <= set(found)
    assert {f"worker.{key}" for key in WorkerSettings.model_fields} <= set(found)
    assert all(line.title[0].isupper() and line.meaning.endswith(".") and line.unset for line in found.values())


def test_without_a_value_the_default_is_told(editor: SettingsEditor, tmp_path: Path) -> None:
    found = lines(editor)
    assert found["store.root"].unset == str(tmp_path / "home" / "store")
    assert found["queue.visibility_timeout"].unset == "300"
    assert found["worker.device"].choices[0] == ("Automatic (default)", None)
    assert all(line.value is None for line in found.values() if not line.variable)


def test_what_the_file_and_the_environment_set_is_told(
    editor: SettingsEditor, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('[queue]\ntask = "tasks"\nvisibility_timeout = 60\n[worker]\ndevice = "auto"\nbatch_size = 4\n')
    monkeypatch.setenv("EARSHOT_QUEUE__TASK", "fleet-tasks")
    monkeypatch.setenv("EARSHOT_WORKER__FOLDERS_AS_MODELS", "1")
    monkeypatch.setenv("EARSHOT_DATABASE__IAM", "false")
    monkeypatch.setenv("EARSHOT_QUEUE__STATUS", "")
    found = lines(editor)
    task, folders = found["queue.task"], found["worker.folders_as_models"]
    assert (task.value, task.variable) == ("fleet-tasks", "EARSHOT_QUEUE__TASK")
    assert (folders.value, folders.variable) == (True, "EARSHOT_WORKER__FOLDERS_AS_MODELS")
    assert (found["queue.visibility_timeout"].value, found["queue.visibility_timeout"].variable) == ("60", "")
    assert (found["worker.device"].value, found["worker.batch_size"].value) == (None, "4")
    assert (found["database.iam"].value, found["database.iam"].variable) == (None, "EARSHOT_DATABASE__IAM")
    assert found["queue.status"].variable == ""


def test_what_is_saved_is_what_the_programs_read(editor: SettingsEditor, file: Path) -> None:
    changes = {"queue.visibility_timeout": "60", "worker.batch_size": "4", "worker.folders_as_models": True}
    assert editor.save({**changes, "store.root": "/audio", "worker.retry_delay": "1.5"}) == {}
    assert written(file) == {
        "queue": {"visibility_timeout": 60},
        "worker": {"batch_size": 4, "folders_as_models": True, "retry_delay": 1.5},
        "store": {"root": "/audio"},
    }
    settings = load_settings(file)
    assert (settings.queue.visibility_timeout, settings.store.root, settings.file) == (60, "/audio", file)
    assert {key: line.value for key, line in lines(editor).items() if key in changes} == changes


def test_what_is_emptied_is_taken_out(editor: SettingsEditor, file: Path) -> None:
    file.write_text('[queue]\ntask = "tasks" # ours\nstatus = "status"\n')
    assert editor.save({"queue.task": None}) == {}
    assert written(file) == {"queue": {"status": "status"}}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("queue.task", "my tasks", "It is neither the name nor the URL of a standard SQS queue."),
        ("queue.visibility_timeout", "soon", "This must be a whole number."),
        ("queue.visibility_timeout", "0", "This must be at least 1."),
        ("worker.batch_size", "1000", "This must be at most 256."),
        ("worker.longest_audio", "0", "This must be more than 0."),
        ("worker.longest_audio", "inf", "This must be a number."),
        ("orchestrator.max_attempts", "101", "This must be at most 100."),
        ("store.endpoint_url", "localhost", "It is no address such as https://host:port."),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(
    editor: SettingsEditor, file: Path, key: str, value: str, sentence: str
) -> None:
    file.write_text("# mine\n")
    assert editor.save({key: value, "aws.region": "eu-north-1"}) == {key: sentence}
    assert editor.test("queue", {key: value}).faults == {key: sentence}
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize(("url", "part"), [("db.example", "no URL"), ("mysql://host/db", "does not know")])
def test_a_wrong_database_is_refused_without_a_word_of_it(editor: SettingsEditor, url: str, part: str) -> None:
    faults = editor.save({"database.url": url})
    assert part in faults["database.url"]


def test_iam_without_a_server_is_refused(editor: SettingsEditor) -> None:
    assert "for PostgreSQL on RDS" in editor.save({"database.iam": True})["database.url"]


def test_a_wrong_key_of_the_file_is_named(editor: SettingsEditor, file: Path) -> None:
    file.write_text("[queue]\ntsak = 1\n")
    assert editor.save({"aws.region": "x"}) == {"queue.tsak": "There is no such setting. Take it out of the file."}


class TestPassword:
    """Of the database."""

    @pytest.mark.parametrize("changes", [{"database.url": FULL}, {"database.url": BARE, "database.password": "Kzqxj7"}])
    def test_it_goes_into_the_keyring_and_not_into_the_file(
        self, editor: SettingsEditor, file: Path, ring: MemoryKeyring, changes: dict
    ) -> None:
        assert editor.save(changes) == {}
        assert written(file) == {"database": {"url": BARE, "keyring": True}}
        assert ring.secrets == {("earshot", BARE): "Kzqxj7"}
        found = lines(editor)
        assert (found["database.url"].value, found["database.password"].value) == (BARE, "Kzqxj7")

    def test_the_program_signs_in_with_it(
        self, editor: SettingsEditor, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        editor.save({"database.url": FULL})
        given = sign_in(file, monkeypatch)
        assert given == ["Kzqxj7"]

    def test_a_locked_keyring_is_an_outage_of_the_database(
        self, editor: SettingsEditor, file: Path, ring: MemoryKeyring
    ) -> None:
        editor.save({"database.url": FULL})
        ring.locked = True
        with pytest.raises(DatabaseUnavailable, match="keyring does not open"):
            open_tasks(load_settings(file)).check()
        assert "does not open" in lines(editor)["database.password"].meaning

    def test_a_password_of_the_file_moves_with_the_next_change(
        self, editor: SettingsEditor, file: Path, ring: MemoryKeyring
    ) -> None:
        file.write_text(f'[database]\nurl = "{FULL}"\n')
        assert lines(editor)["database.url"].value == BARE
        assert editor.save({"database.url": BARE.replace("db.", "new.")}) == {}
        assert written(file) == {"database": {"url": "postgresql://ann@new.example/earshot", "keyring": True}}
        assert list(ring.secrets.values()) == ["Kzqxj7"]

    def test_it_follows_its_database_and_is_forgotten_with_it(
        self, editor: SettingsEditor, file: Path, ring: MemoryKeyring
    ) -> None:
        editor.save({"database.url": FULL})
        editor.save({"database.url": "postgresql://ann@new.example/earshot"})
        assert ring.secrets == {("earshot", "postgresql://ann@new.example/earshot"): "Kzqxj7"}
        editor.save({"database.password": None})
        assert (ring.secrets, written(file)["database"]) == ({}, {"url": "postgresql://ann@new.example/earshot"})
        editor.save({"database.url": None})
        assert written(file) == {"database": {}}

    def test_without_a_keyring_it_stays_in_the_file_and_that_is_said(self, file: Path) -> None:
        with using(fail.Keyring()):
            editor = SettingsEditor(file, Passwords())
            assert editor.save({"database.url": BARE, "database.password": "Kzqxj7"}) == {}
            found = lines(editor)
        assert written(file) == {"database": {"url": FULL}}
        assert found["database.password"].value == "Kzqxj7"
        assert "kept in the settings file" in found["database.password"].meaning

    def test_nothing_is_saved_while_the_keyring_is_locked(
        self, editor: SettingsEditor, file: Path, ring: MemoryKeyring
    ) -> None:
        ring.locked = True
        with pytest.raises(KeyringUnavailable):
            editor.save({"database.url": FULL})
        assert not file.exists()

    def test_one_of_the_environment_is_not_shown(self, editor: SettingsEditor, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EARSHOT_DATABASE__URL", FULL)
        found = lines(editor)
        url, password = found["database.url"], found["database.password"]
        assert (url.value, url.variable) == (BARE, "EARSHOT_DATABASE__URL")
        assert (password.value, password.variable) == (None, "EARSHOT_DATABASE__URL")


class TestTesting:
    """With the values as typed, before anything is saved."""

    def test_of_the_embedded_default(self, editor: SettingsEditor, file: Path, tmp_path: Path) -> None:
        found = {part: [f.readiness for f in editor.test(part, {}).findings] for part in ("queue", "store", "database")}
        assert found == {
            "queue": [Readiness.MISSING] * 2,
            "store": [Readiness.MISSING],
            "database": [Readiness.MISSING],
        }
        assert not file.exists()
        assert not (tmp_path / "home").exists()

    def test_of_what_is_typed(self, editor: SettingsEditor, file: Path, tmp_path: Path) -> None:
        (tmp_path / "audio").mkdir()
        (finding,) = editor.test("store", {"store.root": str(tmp_path / "audio")}).findings
        assert (finding.readiness, finding.sentence) == (Readiness.READY, f"The folder {tmp_path}/audio can be used.")
        assert not file.exists()

    def test_both_queues_are_told(self, editor: SettingsEditor, sqs_url: str) -> None:
        typed = {"queue.task": "no-such-a", "queue.status": "no-such-b", "queue.endpoint_url": sqs_url}
        first, second = editor.test("queue", {**typed, "aws.region": "eu-north-1"}).findings
        assert "no-such-a" in first.sentence
        assert "no-such-b" in second.sentence

    def test_a_fault_is_a_finding(self, editor: SettingsEditor) -> None:
        (finding,) = editor.test("database", {"database.url": "postgresql://ann@127.0.0.1:1/earshot"}).findings
        assert finding.readiness is None
        assert "can't be reached" in finding.sentence

    def test_a_typed_password_is_tried_and_not_kept(
        self, editor: SettingsEditor, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given = []
        monkeypatch.setattr("psycopg2.connect", lambda *_, **values: given.append(values["password"]) or refuse())
        editor.test("database", {"database.url": BARE, "database.password": "Kzqxj7"})
        assert given == ["Kzqxj7"]
        assert ring.secrets == {}


def refuse() -> None:
    import psycopg2

    raise psycopg2.OperationalError("connection refused")


def sign_in(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords with which the program connects."""
    given: list[str] = []
    monkeypatch.setattr("psycopg2.connect", lambda *_, **values: given.append(values["password"]) or refuse())
    with pytest.raises(DatabaseUnavailable):
        open_tasks(load_settings(file)).check()
    return given


def test_what_other_periods_delete_is_counted(editor: SettingsEditor, file: Path) -> None:
    file.write_text("[retention]\ntranscripts_days = 60\n")
    repository = MemoryRepository([make_task(status=TaskStatus.FAILED, finished_at=NOW, audio_bytes=5)])
    outlook = editor.look_ahead(
        repository, {"retention.audio_days": "30", "retention.finished_tasks_days": "soon", "queue.task": "a b"}
    )
    month, two = timedelta(days=30), timedelta(days=60)
    assert outlook.periods == {
        Retained.AUDIO: month,
        Retained.TRANSCRIPTS: two,
        Retained.REMOVED_TASKS: month,
    }
    assert outlook.found[0] == Expired(Retained.AUDIO, 1, 5, NOW)
    assert [one.count for one in outlook.found] == [1, 0, 0]
    assert Retained.TRANSCRIPTS not in editor.look_ahead(repository, {"retention.transcripts_days": None}).periods


def test_where_earshot_does_not_run_nothing_is_counted(editor: SettingsEditor) -> None:
    with pytest.raises(SettingsError, match="does not run"):
        editor.look_ahead(None, {})
