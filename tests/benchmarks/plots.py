"""The figures as small SVG files, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Comparison, Growth

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 8.0  # inches
ROW = 0.35  # inches, for one comparison
OURS, OTHERS = "#2a6f97", "#8a8a8a"
STYLE = {
    "svg.fonttype": "none",  # letters stay letters, and the files small
    "svg.hashsalt": "earshot",  # the same figures make the same file
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw_ratios(path: Path, comparisons: Sequence[Comparison]) -> None:
    """How many times the other's each figure is: the median, and the range of the rounds."""
    with _axes(path, 0.8 + ROW * len(comparisons)) as axes:
        for place, one in enumerate(reversed(comparisons)):
            axes.plot([min(one.ratios), max(one.ratios)], [place, place], color=OURS, linewidth=3, alpha=0.4)
            axes.plot([one.ratio], [place], "o", color=OURS)
        axes.axvline(1.0, color=OTHERS, linestyle="--", linewidth=1)
        axes.set_yticks(range(len(comparisons)), [f"{one.name}, {one.other_name}" for one in reversed(comparisons)])
        axes.set_ylim(-0.6, len(comparisons) - 0.4)
        axes.set_xlim(left=0)
        axes.set_xlabel("times the figure that it is compared with")


def draw_growth(path: Path, growth: Growth) -> None:
    """The first column over the numbers."""
    name, values = next(iter(growth.columns.items()))
    with _axes(path, 2.6) as axes:
        axes.plot(growth.numbers, values, "o-", color=OURS)
        axes.set_xscale("log")
        axes.set_xticks(growth.numbers, [f"{number:g}" for number in growth.numbers])
        axes.minorticks_off()
        axes.set_ylim(bottom=0)
        axes.set_xlabel(growth.by)
        axes.set_ylabel(name)


@contextmanager
def _axes(path: Path, height: float) -> Iterator[Axes]:
    """What is drawn on it in the block is written to `path`."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure.subplots()
        figure.savefig(path, metadata={"Date": None})
