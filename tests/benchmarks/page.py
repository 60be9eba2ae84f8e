"""The page about the benchmarks: Markdown, with plots beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Comparison, Figure, Growth, Remark
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.plots import draw_growth, draw_ratios

INTRODUCTION = """\
# Benchmarks

Written by `make bench`. Each figure stands beside what it is compared with, from the same run: the median, and in
brackets the least and the most of the rounds. The ratio is ours over the other's: the median over the rounds. Absolute
figures are those of one machine, and tell little about another.
"""
COMPARED = ("figure", "how", "Earshot", "compared with", "its figure", "ratio", "goal")


def write_page(path: Path, figures: Sequence[Figure], run: str) -> None:
    """`run`: how the run went, in a sentence. The plots go into a folder that is named as the page."""
    plots = path.with_suffix("")
    plots.mkdir(parents=True, exist_ok=True)
    for old in plots.glob("*.svg"):
        old.unlink()
    known = ", ".join(f"{name} {version}" for name, version in versions().items())
    parts = [INTRODUCTION, f"- Machine: {machine()}", f"- Versions: {known}", f"- Run: {run}"]
    for section in dict.fromkeys(figure.section for figure in figures):
        parts += _section(section, [one for one in figures if one.section == section], plots)
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _section(title: str, figures: Sequence[Figure], plots: Path) -> Iterator[str]:
    yield f"\n## {title.rstrip('.')}\n"
    if comparisons := [one for one in figures if isinstance(one, Comparison)]:
        yield _cells(COMPARED)
        yield _cells(["---"] * len(COMPARED))
        yield from map(_row, comparisons)
        plot = plots / f"{_slug(title)}.svg"
        draw_ratios(plot, comparisons)
        yield f"\n![{title}]({plots.name}/{plot.name})"
    for figure in figures:
        match figure:
            case Growth():
                yield from _growth(figure, plots)
            case Remark():
                yield f"\n{figure.text}"


def _row(one: Comparison) -> str:
    cells = [one.name, one.what, _spread(one.ours, one.unit), one.other_name, _spread(one.other, one.unit)]
    return _cells([*cells, f"**{one.ratio:.2f}** ({min(one.ratios):.2f} to {max(one.ratios):.2f})", one.goal])


def _growth(growth: Growth, plots: Path) -> Iterator[str]:
    yield f"\n### {growth.name}\n\n{growth.what}\n"
    yield _cells([growth.by, *growth.columns])
    yield _cells(["---:"] * (1 + len(growth.columns)))
    for number, *values in zip(growth.numbers, *growth.columns.values(), strict=True):
        yield _cells([f"{number:,g}", *map(_figure, values)])
    plot = plots / f"{_slug(growth.name)}.svg"
    draw_growth(plot, growth)
    yield f"\n![{growth.name}]({plots.name}/{plot.name})"


def _spread(values: Sequence[float], unit: str) -> str:
    middle = f"{_figure(median(values))} {unit}"
    return middle if len(values) == 1 else f"{middle} ({_figure(min(values))} to {_figure(max(values))})"


def _figure(value: float) -> str:
    """With three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60]
