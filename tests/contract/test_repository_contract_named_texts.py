"""One behaviour for every repository: searches and vocabulary lists that have a name."""

from __future__ import annotations

import pytest

from desktop_app.domain.named_text import NamedText
from desktop_app.orchestrator.ports.search import NamedTexts
from desktop_app.orchestrator.ports.tasks import TaskRepository

ROOF, BUDGET = NamedText("roof", 'roof "of the house" -weather'), NamedText("Budget", "budget")


@pytest.fixture(params=["saved_searches", "vocabulary_lists"])
def sort(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def of(repository: TaskRepository, sort: str) -> NamedTexts:
    texts: NamedTexts = getattr(repository, sort)
    return texts


def test_they_are_kept_by_name_for_everyone(repository: TaskRepository, other: TaskRepository, sort: str) -> None:
    texts = of(repository, sort)
    for one in (ROOF, BUDGET):
        texts.save(one)
    assert of(other, sort).list() == [BUDGET, ROOF]
    of(other, sort).save(NamedText("roof", "another"))
    assert texts.list() == [BUDGET, NamedText("roof", "another")]
    assert [texts.remove("roof") for _ in range(2)] == [True, False]
    assert of(other, sort).list() == [BUDGET]


def test_the_two_sorts_are_apart(repository: TaskRepository) -> None:
    repository.saved_searches.save(ROOF)
    assert repository.vocabulary_lists.list() == []


def test_renaming_takes_no_name_that_is_there(repository: TaskRepository, sort: str) -> None:
    texts = of(repository, sort)
    for one in (ROOF, BUDGET):
        texts.save(one)
    assert not texts.rename("roof", "Budget")
    assert not texts.rename("nobody", "somebody")
    assert texts.list() == [BUDGET, ROOF]
    assert texts.rename("roof", "House")
    assert texts.list() == [BUDGET, NamedText("House", ROOF.text)]


def test_whatever_a_person_types_is_kept(repository: TaskRepository, sort: str) -> None:
    odd = NamedText("' OR 1=1 \u202e 屋顶", "Zoë\nMüller\r\n\n<b>%_\\")
    of(repository, sort).save(odd)
    assert of(repository, sort).list() == [odd]
