"""Results to compare: everything in published/, and made-up ones of one small edition."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from questionnaires.comparison.from_print import printed_results
from questionnaires.comparison.results import Achieved, ComparedResult, by_key
from questionnaires.edition import Edition
from questionnaires.library import Shelf, read_published
from questionnaires.printed.known import KnownPrint, scales_of
from tests.support.printed import SMALL
from tests.support.shelves import house_shelf

OREBRO, BEFORE = "Örebro-2012-2012", "Örebro-2010-2010"
SODERTALJE = "Södertälje-2006-2003"
OTHERS = ("Trollhättan-2004-2003", "Uddevalla-2005-2003", "Botkyrka-2005-2003", "Örebro-2006-2003")
DISTRICT = "Hässelby-Vällingby-2010-2003"


@cache
def shelf() -> Shelf:
    return house_shelf()


@cache
def known() -> KnownPrint:
    published = read_published()
    return KnownPrint(published.figures, published.deviations, scales_of(shelf().editions))


@cache
def printed() -> dict[str, ComparedResult]:
    return by_key(printed_results(known()))


def result(
    name: str, year: int = 2020, edition: Edition = SMALL, most: int = 50, **points: str | int
) -> ComparedResult:
    """Make a result: a1 is area 1, a1_1 subarea 1.1, total the sum."""
    numbers = {
        key.removeprefix("a").replace("_", ".") if key != "total" else "": p for key, p in points.items()
    }
    scores = {
        number: Achieved(Fraction(p), Fraction(100 if number == "" else most))
        for number, p in numbers.items()
    }
    return ComparedResult(f"{name}-{year}", name, year, edition, scores)
