"""What a benchmark has measured, as the page about the benchmarks shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of Earshot beside the same figure of something else, from the same run."""

    section: str
    name: str
    what: str  #: the work and its size
    unit: str
    ours: tuple[float, ...]  #: a value for each round
    other: tuple[float, ...]
    other_name: str
    goal: str  #: such as "at most 1.03 times"; empty where there is none

    @property
    def ratios(self) -> list[float]:
        """Ours over the other's: of each round, or of the medians where the numbers of rounds differ."""
        if len(self.ours) == len(self.other):
            return [one / other for one, other in zip(self.ours, self.other, strict=True)]
        return [median(self.ours) / median(self.other)]

    @property
    def ratio(self) -> float:
        """The median: how many times the other's figure ours is."""
        return median(self.ratios)


@dataclass(frozen=True, slots=True)
class Growth:
    """Figures that change with a number, such as with the number of workers."""

    section: str
    name: str
    what: str
    by: str  #: what is counted, such as "workers"
    numbers: tuple[float, ...]
    columns: Mapping[str, Sequence[float]]  #: a value for each number; a name has its unit, the first is drawn


@dataclass(frozen=True, slots=True)
class Remark:
    """Sentences that belong to the figures."""

    section: str
    text: str


Figure = Comparison | Growth | Remark
