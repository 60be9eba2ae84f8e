"""Files that a start of the program was given: for its own window, or for the one that is open already."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

TIME_TO_CONNECT = 1_000  # milliseconds
TIME_TO_ANSWER = 10_000  # milliseconds: a window that is still being loaded answers late
TAKEN = b"taken\n"
ACTIVATION = "XDG_ACTIVATION_TOKEN"  # the environment variable by which Wayland knows who may come to the front

Opener = Callable[[Sequence[Path]], None]


def pass_on(paths: Sequence[Path], home: Path) -> bool:
    """Whether a window that is open for this home folder has taken the files. Needs a QApplication."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(home))
    if not socket.waitForConnected(TIME_TO_CONNECT):
        return False
    request = {"paths": [str(path.absolute()) for path in paths], "activation": os.environ.get(ACTIVATION, "")}
    socket.write(json.dumps(request).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(TIME_TO_ANSWER):
            return False
    return True


def socket_name(home: Path) -> str:
    """One for each user and home folder, in a folder that is that user's alone."""
    whose = f"{Path('~').expanduser()}\n{home.resolve()}"
    name = f"earshot-{hashlib.sha256(whose.encode(errors='surrogateescape')).hexdigest()[:12]}"  # paths must be short
    if sys.platform == "win32":
        return name  # of a pipe, which Windows keeps apart from files
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or home.resolve()) / name)


class OpenRequests(QObject):
    """Keeps them until there is a window that opens them."""

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        """`paths`: what this start of the program was given itself."""
        super().__init__()
        self._paths = [path.absolute() for path in paths]
        self._open: Opener | None = None
        self._name = ""  #: of the socket; empty: closed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        self._other = QLocalSocket(self)
        self._other.disconnected.connect(self._begin)

    def listen(self, home: Path) -> None:
        """Take what later starts for this home folder are given; while another window does, wait for its end."""
        if (name := socket_name(home)) != self._name:
            self.close()
            self._name = name
            self._begin()

    def open_with(self, opener: Opener | None) -> None:
        """Let it open what has come, and what will; None: what comes from now on waits for the next one."""
        self._open = opener
        self._deliver()
        self._accept()

    def close(self) -> None:
        """Later starts open windows of their own."""
        self._name = ""
        self._server.close()
        for waiting in self._server.findChildren(QLocalSocket):
            waiting.disconnectFromServer()
        self._other.abort()

    def _begin(self) -> None:
        if not self._name:
            return
        self._other.connectToServer(self._name)
        if self._other.waitForConnected(TIME_TO_CONNECT):
            return
        if not self._server.listen(self._name):  # in the place of what a killed program has left behind
            logger.warning("files that are opened later get windows of their own: %s", self._server.errorString())

    def _accept(self) -> None:
        if self._open is None:
            return
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)  # what came before we listened to it

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        request = json.loads(bytes(socket.readLine().data()))
        socket.write(TAKEN)
        socket.flush()
        if request["activation"]:
            os.environ[ACTIVATION] = request["activation"]  # where Qt looks for it
        self._paths += map(Path, request["paths"])
        self._deliver()

    def _deliver(self) -> None:
        if self._open and self._paths:
            paths, self._paths = self._paths, []
            self._open(paths)
