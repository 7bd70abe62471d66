from fractions import Fraction

import pytest

from questionnaires.comparison.cores import crossing
from tests.support.compared import shelf

KK = "kommunkompassen/"


def crossed(first: str, second: str):
    return crossing(shelf(), KK + first, KK + second)


@pytest.mark.parametrize(("first", "second"), [("2010", "2012"), ("2012", "2010")])
def test_2010_and_2012_share_all_questions_and_lose_only_what_was_moved_in_areas_7_and_8(first, second):
    found = crossed(first, second)

    assert {number: core.coverage for number, core in found.cores.items() if "." not in number} == {
        **dict.fromkeys("123456", Fraction(1)),
        "7": Fraction(95, 100),
        "8": Fraction(95, 100),
    }
    assert found.coverage == Fraction(9875, 10000)
    assert found.joined == {number: number for number in found.cores}


def test_the_first_edition_shares_too_little_with_2012_for_anything_to_be_joined():
    found = crossed("2006", "2012")

    assert found.joined == {}
    assert 0 < found.coverage < Fraction(1, 4)
    assert found.why_not == ""


def test_an_area_is_never_joined_by_its_number():
    found = crossed("2006", "2012")
    subareas = {core.new: core.old for core in found.cores.values() if "." in core.new}

    assert [pair for pair in subareas.items() if pair[0] != pair[1]] != []


def test_no_area_stands_for_two():
    for pair in (("2006", "2012"), ("2010", "2012"), ("2006", "2010")):
        for_level = [core.old for core in crossed(*pair).cores.values()]

        assert len(for_level) == len(set(for_level))


@pytest.mark.parametrize("pair", [("2012", "2016"), ("2016", "2012")])
def test_a_bridge_between_areas_joins_nothing_and_says_why_in_its_own_words(pair):
    found = crossed(*pair)

    assert (found.cores, found.coverage) == ({}, 0)
    assert found.why_not == str(shelf().bridges[KK + "2012", KK + "2016"].why)


def test_where_no_bridge_leads_it_says_so():
    assert crossed("2006", "2020").why_not == (
        "Ingen bro mellan frågor leder från den ena utgåvan till den andra."
    )
