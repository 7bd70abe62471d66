from fractions import Fraction

import pytest

from questionnaires.comparison.groups import (
    ALL,
    CHOSEN,
    LATEST,
    SAME_GROUP,
    SAME_KIND,
    NoGroupError,
    TooFewError,
    Wanted,
    group_of,
)
from questionnaires.municipalities.register import municipalities
from tests.support.compared import DISTRICT, OTHERS, SODERTALJE, printed, result
from tests.support.printed import OUTLINE

MAIN = result("Norrvik", 2020, a1=10)
FIVE = [result(name, 2010 + n, a1=n, total=2 * n) for n, name in enumerate("ABCDE")]


def names(group) -> list[str]:
    return [one.name for one in group.members]


def test_all_is_every_other_municipalitys_latest_in_the_edition_with_period_and_number():
    group = group_of(Wanted(ALL), printed()[SODERTALJE], printed().values())

    assert names(group) == [
        "Skarpnäck 2004",
        "Trollhättan 2004",
        "Botkyrka 2005",
        "Uddevalla 2005",
        "Bromma 2006",
        "Majorna 2006",
        "Örebro 2006",
        "Stockholm 2009",
        "Hässelby-Vällingby 2010",
    ]
    assert (group.n, group.period) == (9, "2004–2010")


def test_a_figure_is_of_those_that_have_it_and_a_sum_only_of_whole_municipalities():
    group = group_of(Wanted(ALL), printed()[SODERTALJE], printed().values())

    assert {number: group.spreads[number].n for number in ("1", "8", "")} == {"1": 9, "8": 5, "": 5}
    assert group.spreads[""].median == Fraction("609.5")
    assert group.shares[""].median == Fraction("609.5") / 800
    assert "1.1" not in group.spreads
    assert not group.knows_subareas


def test_five_are_enough_and_four_are_withheld():
    assert group_of(Wanted(ALL), MAIN, FIVE).n == 5

    with pytest.raises(TooFewError) as refused:
        group_of(Wanted(ALL), MAIN, FIVE[1:])
    assert refused.value.there == 4


def test_the_four_of_sodertaljes_report_are_too_few_to_be_a_group():
    with pytest.raises(TooFewError) as refused:
        group_of(Wanted(CHOSEN, chosen=OTHERS), printed()[SODERTALJE], printed().values())

    assert refused.value.there == 4


def test_chosen_ones_of_another_edition_do_not_count():
    keys = tuple(one.key for one in FIVE)
    other = [*FIVE[:4], result("E", 2014, OUTLINE, a1=4)]

    assert names(group_of(Wanted(CHOSEN, chosen=keys), MAIN, FIVE)) == [one.name for one in FIVE]
    with pytest.raises(TooFewError):
        group_of(Wanted(CHOSEN, chosen=keys), MAIN, other)


def test_the_latest_are_counted_in_evaluations_and_no_order_is_made_up_within_a_year():
    same_year = [result(name, 2009, a1=1) for name in "FG"]

    group = group_of(Wanted(LATEST, latest=6), MAIN, [*FIVE, *same_year])

    assert names(group) == ["F 2009", "G 2009", *(one.name for one in FIVE)]


def test_none_of_the_latest_is_nobody():
    with pytest.raises(TooFewError) as refused:
        group_of(Wanted(LATEST, latest=0), MAIN, FIVE)

    assert refused.value.there == 0


def test_only_the_latest_of_a_municipality_counts_and_never_its_own():
    earlier = [result("A", 1999, a1=40), result("Norrvik", 2001, a1=1)]

    assert names(group_of(Wanted(ALL), MAIN, [*earlier, *FIVE, MAIN])) == [one.name for one in FIVE]


def in_group(*codes: str) -> list[str]:
    return [one.name for one in municipalities() if one.group and one.group.code in codes]


def test_the_same_group_is_skrs_and_the_same_kind_is_its_letter():
    larger, near = in_group("B3"), in_group("B4")
    main = result(larger[0], a1=1)
    known = [result(name, a1=3) for name in (*larger[1:6], near[0], in_group("C8")[0])]

    same, kind = (group_of(Wanted(one), main, known) for one in (SAME_GROUP, SAME_KIND))

    assert (same.n, kind.n) == (5, 6)
    assert (same.group.code, same.group.name) == ("B3", "Större stad")
    assert same.period == "2020"


@pytest.mark.parametrize("kind", [SAME_GROUP, SAME_KIND])
def test_a_district_and_a_name_on_no_list_are_in_no_group(kind):
    with pytest.raises(NoGroupError):
        group_of(Wanted(kind), printed()[DISTRICT], printed().values())
    with pytest.raises(NoGroupError):
        group_of(Wanted(kind), MAIN, FIVE)


def test_medians_are_of_what_five_have_and_subareas_may_be_known():
    deep = [result(name, a1=n, a1_1=n) for n, name in enumerate("ABCDE")]

    group = group_of(Wanted(ALL), MAIN, [*deep[:4], result("E", a1=4, a1_1=9, a2=1)])

    assert group.medians() == {"1": 2, "1.1": 2}
    assert group.knows_subareas
