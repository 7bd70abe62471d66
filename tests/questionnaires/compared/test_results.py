from dataclasses import replace
from fractions import Fraction

from questionnaires.comparison.results import TOTAL, of_municipality, ordered, with_added
from tests.support.compared import DISTRICT, printed, result


def test_the_district_of_2010_with_the_printed_median_of_area_8_has_the_580_5_the_report_prints():
    added = with_added(printed()[DISTRICT], {"8": Fraction(74)})

    assert (str(added), added.maximum) == ("580,5", 800)


def test_nothing_is_added_where_all_is_assessed_or_no_median_is_known():
    whole = printed()["Stockholm-2009-2003"]

    assert with_added(whole, {"8": Fraction(74)}) is None
    assert with_added(printed()[DISTRICT], {"7": Fraction(74)}) is None


def test_nothing_is_added_to_a_sum_that_is_not_known():
    district = printed()[DISTRICT]
    without = replace(district, scores={n: s for n, s in district.scores.items() if n != TOTAL})

    assert with_added(without, {"8": Fraction(74)}) is None
    assert not without.is_whole


def test_results_are_ordered_by_year_and_in_a_year_by_edition():
    both = [one for one in printed().values() if one.municipality == "Hässelby-Vällingby"]

    assert [one.edition.id[-4:] for one in ordered(both)] == ["2006", "2010"]


def test_a_municipalitys_own_results_come_earliest_first():
    names = [one.name for one in of_municipality(printed().values(), "Örebro")]

    assert names == ["Örebro 2006", "Örebro 2010", "Örebro 2012"]


def test_a_municipality_that_is_on_no_list_is_no_district():
    assert not result("Norrvik").is_district
