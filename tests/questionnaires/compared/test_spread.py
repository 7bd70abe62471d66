import random
from fractions import Fraction

import pytest

from questionnaires.comparison.spread import Spread, spread_of


def fractions(*values: str | int) -> list[Fraction]:
    return [Fraction(value) for value in values]


@pytest.mark.parametrize(
    ("values", "spread"),
    [
        # five: the quarters stand on the second, third and fourth
        ((10, 20, 30, 40, 50), (5, 30, 20, 30, 40)),
        # six: a quarter is 1.25 steps, 12.5 of the way from 20 to 30; the median between 30 and 40
        ((10, 20, 30, 40, 50, 60), (6, 35, "22.5", 35, "47.5")),
        # seven: 1.5 steps
        ((1, 2, 4, 8, 16, 32, 64), (7, "127/7", 3, 8, 24)),
        # eight: 1.75 steps
        ((0, 4, 8, 12, 16, 20, 24, 28), (8, 14, 7, 14, 21)),
        ((5, 5, 5, 5, 5), (5, 5, 5, 5, 5)),
    ],
)
def test_mean_median_and_quartiles_are_as_counted_by_hand(values, spread):
    n, *figures = spread

    assert spread_of(fractions(*reversed(values))) == Spread(n, *fractions(*figures))


@pytest.mark.parametrize("n", range(5))
def test_fewer_than_five_are_withheld(n):
    assert spread_of([Fraction(7)] * n) is None


@pytest.mark.parametrize("seed", range(40))
def test_quartiles_lie_in_order_within_the_values_and_follow_them(seed):
    lot = random.Random(seed)  # noqa: S311 -- a test that is the same each time
    values = [Fraction(lot.randint(0, 300), 3) for _ in range(lot.randint(5, 40))]
    shuffled = lot.sample(values, len(values))

    spread = spread_of(values)

    assert min(values) <= spread.lower <= spread.median <= spread.upper <= max(values)
    assert min(values) <= spread.mean <= max(values)
    assert spread_of(shuffled) == spread
    moved = spread_of([2 * value + 1 for value in values])
    assert moved == Spread(spread.n, *(2 * figure + 1 for figure in spread[1:]))


@pytest.mark.parametrize("seed", range(20))
def test_quartiles_seen_from_above_are_those_seen_from_below(seed):
    lot = random.Random(seed)  # noqa: S311 -- a test that is the same each time
    values = [Fraction(lot.randint(0, 100)) for _ in range(lot.randint(5, 20))]

    spread, turned = spread_of(values), spread_of([-value for value in values])

    assert (turned.lower, turned.median, turned.upper) == (-spread.upper, -spread.median, -spread.lower)
