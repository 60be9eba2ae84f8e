"""Moments on the operator's clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop_app.presentation.local_time import local


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Niue"])
def far_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the day is another one than in Greenwich."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def test_a_moment_is_told_in_the_own_zone(far_zone: None) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert local(noon) == noon
    assert local(noon).hour != 12


@pytest.mark.parametrize("moment", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_the_ends_of_the_calendar_have_a_date(far_zone: None, moment: datetime) -> None:
    assert abs(local(moment).year - moment.year) <= 1
