"""Messages that the desktop shows beside all windows: org.freedesktop.Notifications, over D-Bus."""

from __future__ import annotations

import html
import logging
import os
import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop_app.presentation.translation import tr
from desktop_app.resources import resource

if TYPE_CHECKING:
    from jeepney import Message

PATH, NAME = "/org/freedesktop/Notifications", "org.freedesktop.Notifications"
ANSWER = 5.0  # seconds for an answer: the bus may have to start the server first
CLICK = "default"  # the action of a click on the message itself
logger = logging.getLogger(__name__)


class SystemMessages:
    """Connects with the first message, and anew where the bus was restarted. No fault of it is told but in the log."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: _Server | None = None
        self._clicked: Callable[[], None] = lambda: None
        self._closed = False

    def watch_clicks(self, callback: Callable[[], None]) -> None:
        """Called from any thread when the person clicks on a message, where the desktop tells of that."""
        self._clicked = callback

    def show(self, topic: str, title: str, text: str) -> bool:
        """In place of an earlier one on the topic; returns whether the desktop has taken it. Blocks."""
        from jeepney import DBusErrorResponse
        from jeepney.io.common import RouterClosed

        with self._lock:
            try:
                self._connected().show(topic, title, text)
            except (OSError, ValueError, RuntimeError, queue.Empty, DBusErrorResponse, RouterClosed) as error:
                logger.info("the desktop shows no messages: %r", error)
                self._disconnect()
                return False
        return True

    def close(self) -> None:
        """Whoever waits for the desktop's answer waits no more."""
        self._closed = True
        self._disconnect()

    def _connected(self) -> _Server:
        if self._closed:
            raise ConnectionError("closed")
        if self._server and not self._server.is_alive:
            self._disconnect()
        if self._server is None:
            self._server = _Server(lambda: self._clicked())
        return self._server

    def _disconnect(self) -> None:
        server, self._server = self._server, None
        if server:
            server.close()


class _Server:
    """The desktop's server of notifications, through one connection; a thread receives. Calls come one by one."""

    def __init__(self, clicked: Callable[[], None]) -> None:
        """Raises what `show` raises."""
        from jeepney import MatchRule, message_bus
        from jeepney.io.threading import open_dbus_connection

        self._clicked = clicked
        self._ids: dict[str, int] = {}  #: of the latest message, by topic
        self._replies: queue.SimpleQueue[Message | None] = queue.SimpleQueue()  #: None: there are no more
        self._connection = open_dbus_connection(_address())
        self._thread = threading.Thread(target=self._receive, name="system messages", daemon=True)
        self._thread.start()
        rule = MatchRule(type="signal", sender=NAME, interface=NAME, path=PATH)
        try:
            self._call(message_bus.AddMatch(rule))
            (self._capabilities,) = self._ask("GetCapabilities")
        except BaseException:
            self.close()
            raise

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def show(self, topic: str, title: str, text: str) -> None:
        body = html.escape(text, quote=False) if "body-markup" in self._capabilities else text
        actions = [CLICK, tr("Show Earshot")] if "actions" in self._capabilities else []
        icon, hints = resource("icons/earshot.svg").as_uri(), {"urgency": ("y", 1)}
        content = ("Earshot", self._ids.get(topic, 0), icon, title, body, actions, hints, -1)
        (self._ids[topic],) = self._ask("Notify", "susssasa{sv}i", content)

    def close(self) -> None:
        self._connection.interrupt()
        self._thread.join(ANSWER)
        self._connection.close()

    def _ask(self, method: str, signature: str | None = None, content: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(PATH, bus_name=NAME, interface=NAME)
        return self._call(new_method_call(address, method, signature, content))

    def _call(self, message: Message) -> tuple[Any, ...]:
        from jeepney import HeaderFields
        from jeepney.wrappers import unwrap_msg

        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        while (reply := self._replies.get(timeout=ANSWER)) is not None:
            if reply.header.fields[HeaderFields.reply_serial] == serial:  # else of one that had come too late
                answer: tuple[Any, ...] = unwrap_msg(reply)
                return answer
        raise ConnectionError("the bus has closed the connection")

    def _receive(self) -> None:
        from jeepney import HeaderFields
        from jeepney.io.threading import ReceiveStopped

        try:
            while True:
                message = self._connection.receive()
                fields = message.header.fields
                if HeaderFields.reply_serial in fields:
                    self._replies.put(message)
                elif (fields.get(HeaderFields.member), fields.get(HeaderFields.signature)) == ("ActionInvoked", "us"):
                    self._tell_click(*message.body)
        except (OSError, ValueError, ReceiveStopped) as error:
            logger.debug("the bus is heard no more: %r", error)
        finally:
            self._replies.put(None)

    def _tell_click(self, id_: int, action: str) -> None:
        if action == CLICK and id_ in self._ids.values():
            self._clicked()


def _address() -> str:
    """Of the session's bus; raises OSError where there is none."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "") or (f"unix:path={folder}/bus" if folder else "")
    if not address or not hasattr(os, "geteuid"):
        raise ConnectionError("there is no bus")
    return address
