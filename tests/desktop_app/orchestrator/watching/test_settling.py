"""When a file counts as complete."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.domain.watched_folder import FileState
from desktop_app.orchestrator.watching.settling import Settling

A = "/in/a.wav"


@dataclass
class Disk:
    """Files that grow as a test says, and a clock that stands still until it is told to go on."""

    sizes: dict[str, int] = field(default_factory=dict)
    touched: int = 0
    written: set[str] = field(default_factory=set)  #: open for writing
    now: float = 100.0

    def __post_init__(self) -> None:
        self.settling = Settling(self.look, lambda path: path not in self.written, quiet=5.0, clock=lambda: self.now)

    def look(self, path: str) -> FileState | None:
        return FileState(path, self.sizes[path], self.touched) if path in self.sizes else None

    def add(self, path: str) -> None:
        state = self.look(path)
        assert state is not None
        self.settling.add(state)

    def after(self, seconds: float) -> list[str]:
        self.now += seconds
        return [state.path for state in self.settling.pop_settled()]


def test_a_file_is_complete_when_it_has_not_changed_for_a_while_and_is_told_once() -> None:
    disk = Disk({A: 10})
    disk.add(A)
    assert [disk.after(seconds) for seconds in (0, 4.9, 0.1, 60)] == [[], [], [A], []]
    assert A not in disk.settling


def test_each_growth_starts_the_wait_anew() -> None:
    disk = Disk({A: 10})
    disk.add(A)
    for size in (20, 30, 40):
        disk.sizes[A] = size
        assert disk.after(4.0) == []
    assert [disk.after(4.0), disk.after(1.0)] == [[], [A]]


def test_so_does_a_rewrite_of_the_same_length() -> None:
    disk = Disk({A: 10})
    disk.add(A)
    assert disk.after(4.0) == []
    disk.touched = 1
    assert [disk.after(1.0), disk.after(4.0), disk.after(1.0)] == [[], [], [A]]


def test_being_told_of_again_starts_nothing_anew() -> None:
    disk = Disk({A: 10})
    disk.add(A)
    assert disk.after(4.0) == []
    disk.add(A)
    assert disk.after(1.0) == [A]


def test_a_file_that_somebody_has_open_is_waited_for() -> None:
    disk = Disk({A: 10}, written={A})
    disk.add(A)
    assert disk.after(600.0) == []
    disk.written.clear()
    assert disk.after(1.0) == [A]


def test_a_file_that_is_gone_is_forgotten_and_may_come_back() -> None:
    disk = Disk({A: 10})
    disk.add(A)
    del disk.sizes[A]
    assert disk.after(1.0) == []
    disk.sizes[A] = 10
    assert disk.after(10.0) == []
    disk.add(A)
    assert disk.after(5.0) == [A]
