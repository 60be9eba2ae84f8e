"""What benchmarks leave their figures with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.benchmarks.figures import Comparison, Figure, Growth, Remark


class Recorder:
    """Takes the figures of one section of the page."""

    def __init__(self, section: str, figures: list[Figure], tell: Callable[[str], None]) -> None:
        """`figures` get what is recorded; `tell` shows it to whoever waits for the benchmark."""
        self._section = section
        self._figures = figures
        self._tell = tell

    def comparison(
        self,
        name: str,
        *,
        ours: Sequence[float],
        other: Sequence[float],
        unit: str,
        what: str,
        other_name: str,
        goal: str = "",
    ) -> Comparison:
        """Record `ours` beside `other`, a value for each round, in `unit`; returns them with their `ratio`.

        `name` says in a few words what was measured; `what` says how: the work and its size. `other_name` is what it
        is compared with: another program, or Earshot under other conditions. `goal` is shown as it is:

            found = record_comparison(
                "tasks that do nothing", ours=[61.0, 63.2], other=[48.1, 47.7], unit="tasks/s",
                what="2,000 tasks, one worker process", other_name="Celery", goal="more than 1 times",
            )
            assert found.ratio > 1
        """
        found = Comparison(self._section, name, what, unit, tuple(ours), tuple(other), other_name, goal)
        self._figures.append(found)
        self._tell(f"{name}: {median(ours):.4g} {unit}, {other_name} {median(other):.4g} {unit}: × {found.ratio:.2f}")
        return found

    def growth(
        self, name: str, *, what: str, by: str, numbers: Sequence[float], columns: Mapping[str, Sequence[float]]
    ) -> None:
        """Record figures that change with a number: `columns` have a value for each of the `numbers`.

        A column's name has its unit. The first column is drawn:

            record_growth("a simulated fleet", what="300 tasks", by="workers", numbers=[5, 50, 500],
                          columns={"tasks/s": [60, 90, 91], "SQS requests a task": [4.1, 4.1, 4.2]})
        """
        self._figures.append(Growth(self._section, name, what, by, tuple(numbers), dict(columns)))
        for column, values in columns.items():
            self._tell(f"{name}, {column}: {', '.join(f'{value:.4g}' for value in values)} at {list(numbers)} {by}")

    def remark(self, text: str) -> None:
        """Record sentences for this section, such as the measured reason why a goal is not reached."""
        self._figures.append(Remark(self._section, text))
        self._tell(text)
