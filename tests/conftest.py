"""What all tests share."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported: no test opens a window
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # nor does any show messages on the desktop of whoever runs it
os.environ["LANGUAGE"] = "en"  # windows of programs that are started say what the tests look for

pytest_plugins = [
    "tests.fixtures.aws_models",
    "tests.fixtures.aws_requests",
    "tests.fixtures.http_servers",
    "tests.fixtures.migrations",
    "tests.fixtures.postgres",
    "tests.fixtures.session_bus",
    "tests.fixtures.sqlite_connections",
    "tests.fixtures.write_protection",
]
