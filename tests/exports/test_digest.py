"""Contents that differ in anything that can be read have different digests, and alike ones the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from exports import digest as digest_exports
from exports.digest import digest
from exports.entries import Evidence
from questionnaires.compass import count
from questionnaires.library import read_shelf


@pytest.fixture(scope="module")
def editions():
    return read_shelf().editions


@pytest.fixture(scope="module")
def compass(editions):
    return count(editions["kommunkompassen/2012"], {})


def test_the_same_contents_have_the_same_digest(compass):
    again = count(compass.edition, {})

    first, second = (digest("ros", {"a": (1, Fraction(1, 3))}, one) for one in (compass, again))
    assert first == second


@pytest.mark.parametrize(
    "other",
    [
        ("ab", "c"),
        ("a", "bc", ""),
        ("a", ("b", "c")),
        ("a", ["b", "c"]),
        ("a", 1),
        ("a", "1"),
        ("a", True),
        ("a", None),
        ("a", "None"),
        ("a", Fraction(1)),
        ("a", Decimal(1)),
        ("a", date(2026, 1, 1)),
        ("a", {"b": "c"}),
        ("a", Evidence("b", "c", "")),
        ("a", Evidence("b", "", "c")),
    ],
)
def test_contents_that_differ_have_different_digests(other):
    others = [("a", "bc"), ("a", "b", "c"), ("a", (("b", "c"),))]

    assert digest(*other) not in [digest(*one) for one in others]


def test_another_mark_and_another_edition_are_other_contents(compass, editions):
    question = next(iter(compass.edition.questions.values()))
    marked = count(compass.edition, {question.id: tuple(part.levels[-1].id for part in question.kind.parts)})
    other = count(editions["kommunkompassen/2010"], {})

    assert len({digest(one) for one in (compass, marked, other)}) == 3


def test_another_code_makes_another_file(monkeypatch):
    before = digest("a")
    monkeypatch.setattr(digest_exports, "LIBRARIES", ("openpyxl",))
    digest_exports._code.cache_clear()

    after = digest("a")

    digest_exports._code.cache_clear()
    assert before != after


def test_what_it_is_not_said_of_what_it_is_made_has_no_digest():
    with pytest.raises(TypeError, match="object has no digest"):
        digest(object())
