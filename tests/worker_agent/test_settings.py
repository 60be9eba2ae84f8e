"""Settings come from one file and from the environment, and what is wrong with them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker_agent.contract.settings import InvalidSettings
from worker_agent.settings import load_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture(autouse=True)
def _no_other_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("worker_agent.settings.SYSTEM_FILE", tmp_path / "no-such-file")
    monkeypatch.setattr("platformdirs.user_config_path", lambda name: tmp_path / "platform" / name)


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings()

    assert settings.queue.visibility_timeout == 300
    assert settings.worker.device == "auto"


def test_the_environment_overrides_the_file_key_by_key(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('[worker]\nmodel = "small"\nbatch_size = 8\n[queue]\ntask = "tasks"\n')
    monkeypatch.setenv("EARSHOT_WORKER__MODEL", "base")
    monkeypatch.setenv("EARSHOT_WORKER__DEVICE", "")

    settings = load_settings(config)

    assert settings.worker.model == "base"
    assert settings.worker.batch_size == 8
    assert settings.worker.device == "auto"
    assert settings.queue.task == "tasks"


def test_the_system_file_comes_before_the_persons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, model in ((tmp_path / "system.toml", "small"), (tmp_path / "platform/earshot/config.toml", "base")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'[worker]\nmodel = "{model}"\n')
    assert load_settings().worker.model == "base"

    monkeypatch.setattr("worker_agent.settings.SYSTEM_FILE", tmp_path / "system.toml")

    assert load_settings().worker.model == "small"


def test_the_desktop_apps_part_of_a_shared_file_is_none_of_ours(config: Path) -> None:
    config.write_text('[database]\nurl = "postgresql://db/earshot"\n[orchestrator]\nmax_attempts = 3\n')

    assert load_settings(config).worker.model is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[worker]\nmodle = 'base'\n", ("worker.modle", "config.toml", "spelling")),
        ("[worker]\nbatch_size = 'many'\n", ("worker.batch_size", "config.toml", "wrong")),
        ("[workers]\nmodel = 'base'\n", ("workers", "config.toml", "spelling")),
        ("[queue]\nvisibility_timeout = 99999\n", ("queue.visibility_timeout", "config.toml", "43200")),
        ("[worker", ("config.toml", "TOML")),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(config: Path, text: str, parts: tuple[str, ...]) -> None:
    config.write_text(text)

    with pytest.raises(InvalidSettings) as caught:
        load_settings(config)

    assert all(part in str(caught.value) for part in parts), caught.value


def test_a_wrong_variable_is_named(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text("[worker]\nmodel = 'base'\n")
    monkeypatch.setenv("EARSHOT_WORKER__CPU_THREADS", "-1")

    with pytest.raises(InvalidSettings, match="EARSHOT_WORKER__CPU_THREADS"):
        load_settings(config)


def test_a_missing_file_is_named(config: Path) -> None:
    with pytest.raises(InvalidSettings, match=r"config\.toml"):
        load_settings(config)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ('[queue]\ntask = "tasks"\n', False),
        ('[queue]\ntask = "tasks"\n[worker]\nfolders_as_models = true\n', True),
    ],
)
def test_only_tasks_of_this_machine_may_name_its_folders(text: str, allowed: bool, config: Path) -> None:
    config.write_text(text)

    assert load_settings(config).worker.folders_as_models is allowed
