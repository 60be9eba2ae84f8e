"""How an agent is called."""

from __future__ import annotations

import socket

from worker_agent.bootstrap import FIRST, name_of_process


def test_a_process_is_called_by_its_number() -> None:
    assert name_of_process(4711) == f"{socket.gethostname()}/4711"


def test_the_first_processes_of_two_containers_differ_where_their_hosts_name_does_not() -> None:
    first, second = name_of_process(FIRST), name_of_process(FIRST)
    assert first != second
    assert first.startswith(f"{socket.gethostname()}/")
