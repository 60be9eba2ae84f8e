"""What is recorded is what the page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.figures import Comparison, Figure
from tests.benchmarks.recorder import Recorder


def compare(ours: list[float], other: list[float], **told: Any) -> tuple[Comparison, list[Figure]]:
    figures: list[Figure] = []
    recorder = Recorder("A section.", figures, lambda line: None)
    texts = {"unit": "s", "what": "ten tasks", "other_name": "another", **told}
    return recorder.comparison("work", ours=ours, other=other, **texts), figures


def test_rounds_are_compared_one_by_one() -> None:
    found, figures = compare([1.0, 4.0, 9.0], [2.0, 4.0, 3.0])
    assert found.ratios == [0.5, 1.0, 3.0]
    assert found.ratio == 1.0
    assert figures == [found]


def test_medians_are_compared_where_the_rounds_are_no_pairs() -> None:
    found, _ = compare([1.0, 4.0, 9.0], [2.0])
    assert found.ratio == 2.0


@pytest.mark.bench
def test_the_page_has_figures_goal_and_plots(tmp_path: Path) -> None:
    """Only here, for it needs what only benchmarks need."""
    from tests.benchmarks.page import write_page

    _, figures = compare([1.0, 4.0, 9.0], [2.0, 4.0, 3.0], goal="at most 1")
    Recorder("Another section.", figures, lambda line: None).growth(
        "A fleet", what="it grows", by="workers", numbers=[5, 50], columns={"tasks/s": [1200.0, 7.5]}
    )
    page = tmp_path / "docs" / "page.md"
    write_page(page, figures, "all passed")
    written = page.read_text()
    assert (
        "| work | ten tasks | 4 s (1 to 9) | another | 3 s (2 to 4) | **1.00** (0.50 to 3.00) | at most 1 |" in written
    )
    assert "| 5 | 1,200 |" in written
    for plot in ("a-section", "a-fleet"):
        assert f"(page/{plot}.svg)" in written
        assert (page.parent / "page" / f"{plot}.svg").read_text().startswith("<?xml")
