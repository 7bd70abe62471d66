"""What is said of the questions that lie between two editions: by name, in number, and backwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from questionnaires.bridge import Link
from questionnaires.compass import count
from questionnaires.edition import Edition
from questionnaires.marks import Mark, NotApplicable
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.browsing import PageWorld
from tests.support.editions import make_question
from webapp.evaluation.views import second_edition

Told = Callable[[Edition, Edition, dict[str, Mark]], tuple[str, list[str]]]


@pytest.fixture
def told(resting_world: PageWorld, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Say what a page says of marks that came over a small bridge, from one of its ends to the other."""

    def say(first: Edition, other: Edition, marks: dict[str, Mark]) -> tuple[str, list[str]]:
        bridge = make_bridge(OLD, NEW, *LINKS)
        monkeypatch.setitem(resting_world.app.extensions, "shelf", make_shelf((OLD, NEW), bridge))
        with resting_world.app.test_request_context(f"/?edition={other.id}"):
            page = second_edition.offered("Norrvik", count(first, marks))
        return page["coverage"], page["remarks"]

    return say


def year(number: int) -> Edition:
    return make_year(number, *(make_question(one) for one in "abcdef"))


OLD, NEW = year(2006), year(2010)
LINKS = [
    *(Link("stricter", (one,), (one,)) for one in "ab"),
    Link("gone", ("f",), ()),
    Link("new", (), ("f",)),
]
A, B = OLD.name, NEW.name
FULL, AWAY = ("4", "4"), NotApplicable("Finns inte.")


def test_one_question_of_each_sort_is_told_as_one(told):
    coverage, remarks = told(OLD, NEW, {"a": FULL, "b": AWAY, "c": FULL, "d": FULL, "f": FULL})

    assert coverage == "Räknat på 4 av 6 frågor, 36 av 60 poäng; 1 fråga är skärpt."
    assert remarks == [
        f"Den skärpta frågan kräver mer i {B} än i {A}. Poängen för den kan vara för höga.",
        f"1 fråga i {B} har ingen motsvarighet i {A}. Den är öppen, inte noll.",
        f"1 fråga i {B} är öppen, eftersom den inte är helt besvarad i {A}.",
        "1 fråga är inte tillämplig och räknas bort.",
        f"1 bedömd fråga i {A} har ingen motsvarighet i {B} och räknas inte med.",
    ]


def test_several_questions_are_told_with_their_number(told):
    coverage, remarks = told(OLD, NEW, {"a": FULL, "b": FULL, "c": ("4", "0")})

    assert coverage == "Räknat på 3 av 6 frågor, 30 av 60 poäng; 2 frågor är skärpta."
    assert remarks == [
        f"De skärpta frågorna kräver mer i {B} än i {A}. Poängen för dem kan vara för höga.",
        f"1 fråga i {B} har ingen motsvarighet i {A}. Den är öppen, inte noll.",
        f"2 frågor i {B} är öppna, eftersom de inte är helt besvarade i {A}.",
    ]


def test_walked_back_to_an_older_edition_the_stricter_questions_are_the_milder(told):
    coverage, remarks = told(NEW, OLD, dict.fromkeys("abcde", FULL))

    assert coverage == "Räknat på 5 av 6 frågor, 50 av 60 poäng."
    assert remarks == [
        f"2 frågor kräver mindre i {A} än i {B}. Poängen för dem kan vara för låga.",
        f"1 fråga i {A} har ingen motsvarighet i {B}. Den är öppen, inte noll.",
    ]
