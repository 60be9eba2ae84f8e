"""Messages through the desktop's server of notifications, on a bus."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.adapters import system_messages
from desktop_app.adapters.system_messages import SystemMessages
from tests.fixtures.session_bus import SessionBus

PATIENCE = 30.0  # seconds, on a machine that is busy


@pytest.fixture
def messages() -> Iterator[SystemMessages]:
    messages = SystemMessages()
    yield messages
    messages.close()


def test_a_message_has_a_title_and_a_text_and_can_be_clicked(session_bus: SessionBus, messages: SystemMessages) -> None:
    assert messages.show("batch 1", "“R&D” is done", "2 completed.")
    name, replaces, icon, title, text, actions, hints, expires = session_bus.notified[0]
    assert (name, replaces, title, text, expires) == ("Earshot", 0, "“R&D” is done", "2 completed.", -1)
    assert Path(icon.removeprefix("file://")).is_file()
    assert actions == ["default", "Show Earshot"]
    assert hints == {"urgency": ("y", 1)}


@pytest.mark.parametrize(
    ("capabilities", "shown"),
    [(["body", "body-markup"], '&lt;b&gt;R&amp;D&lt;/b&gt; "a".wav'), (["body"], '<b>R&D</b> "a".wav')],
)
def test_a_text_is_plain_whatever_the_desktop_reads(
    session_bus: SessionBus, messages: SystemMessages, capabilities: list[str], shown: str
) -> None:
    session_bus.capabilities = capabilities
    assert messages.show("failures", "<i>", '<b>R&D</b> "a".wav')
    assert session_bus.notified[0][3:6] == ("<i>", shown, [])


def test_a_newer_message_takes_the_place_of_the_one_on_the_same_topic(
    session_bus: SessionBus, messages: SystemMessages
) -> None:
    for topic in ("failures", "outage", "failures"):
        assert messages.show(topic, topic, "")
    assert [call[1] for call in session_bus.notified] == [0, 0, 7]
    assert session_bus.connections == 1


def test_a_click_on_a_message_of_ours_is_told(session_bus: SessionBus, messages: SystemMessages) -> None:
    clicked: list[bool] = []
    told = threading.Event()
    messages.watch_clicks(lambda: (clicked.append(True), told.set()))
    messages.show("failures", "", "")
    session_bus.click(99)  # of another program's
    session_bus.click(7, "snooze")
    session_bus.dismiss(7)
    messages.show("failures", "", "")  # what came before is read by now
    assert clicked == []
    session_bus.click(7)
    assert told.wait(PATIENCE)


def test_where_there_is_no_bus_nothing_is_shown_and_nothing_fails(
    messages: SystemMessages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    for address in ("", "nonsense", "autolaunch:", "tcp:host=localhost,port=1", f"unix:path={tmp_path / 'none'}"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert not messages.show("failures", "", "")


def test_the_bus_is_found_where_it_usually_is(
    session_bus: SessionBus, messages: SystemMessages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert messages.show("failures", "", "")


def test_where_no_server_is_on_the_bus_it_is_asked_for_again_later(
    session_bus: SessionBus, messages: SystemMessages
) -> None:
    session_bus.has_server = False
    assert not messages.show("failures", "", "")
    session_bus.has_server = True
    assert messages.show("failures", "", "")


def test_a_server_that_does_not_answer_is_given_up(
    session_bus: SessionBus, messages: SystemMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_messages, "ANSWER", 0.05)
    session_bus.answers = False
    assert not messages.show("failures", "", "")


def test_a_bus_that_was_restarted_is_connected_to_again(session_bus: SessionBus, messages: SystemMessages) -> None:
    assert messages.show("failures", "", "")
    receiver = next(thread for thread in threading.enumerate() if thread.name == "system messages")
    session_bus.drop_clients()
    receiver.join(PATIENCE)
    assert messages.show("failures", "", "")
    assert [call[1] for call in session_bus.notified] == [0, 0]  # the numbers of the last one are void
    assert session_bus.connections == 2


def test_closing_lets_go_of_the_bus_and_of_whoever_waits_for_it(
    session_bus: SessionBus, messages: SystemMessages
) -> None:
    assert messages.show("failures", "", "")
    session_bus.answers = False
    shown: list[bool] = []
    waiting = threading.Thread(target=lambda: shown.append(messages.show("outage", "", "")))
    waiting.start()
    end = time.monotonic() + PATIENCE
    while session_bus.called.count("Notify") < 2 and time.monotonic() < end:
        time.sleep(0.01)
    messages.close()
    waiting.join(PATIENCE)
    assert shown == [False]
    session_bus.answers = True
    assert not messages.show("failures", "", "")
    assert not any(thread.name == "system messages" for thread in threading.enumerate())
