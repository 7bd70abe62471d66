"""How good a verification plan is: what it finds beside what could be found, and the total's error after it.

No order finds most of what is moved in forty of two hundred questions, for it is spread over a hundred; an
oracle that knows every answer finds half. So what an order finds is told as a share of what the oracle does,
and the plan by how near the total is after as many checks. The new municipality is looked at everywhere.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.compass import count
from questionnaires.judgement.checks.lot import ROUNDS, rounds_of
from questionnaires.judgement.checks.verification import ranked
from questionnaires.judgement.likely.evaluated import result
from questionnaires.judgement.likely.grid import LEVELS
from questionnaires.judgement.likely.model import Model, own_points
from questionnaires.judgement.likely.prediction import Known
from questionnaires.judgement.likely.span import FEWEST, VALUED
from questionnaires.judgement.replay.worlds import Country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.edition import Edition
    from questionnaires.judgement.likely.evaluated import Side
    from questionnaires.judgement.likely.grid import Grid
    from questionnaires.judgement.replay.worlds import Invented, World
    from questionnaires.marks import Levels

NEW = 5
"""New municipalities of every country."""
_FINE = 1000


class Planned(NamedTuple):
    """What became of a plan, over some municipalities: shares of what moved, and errors of the total."""

    many: int
    found: float
    """Of what is moved, in the first so many of the plan."""
    by_lot: float
    oracle: float
    off: float
    """The total's error in points with nothing checked."""
    off_plan: float
    """With the plan's first checked, and the rest as the municipality says."""
    off_both: float | None
    """With half of them from the plan and half by lot, the rest judged by the lot; None below five others."""
    off_lot: float | None

    @property
    def beside_oracle(self) -> float:
        """Give what the plan finds as a share of what could be found."""
        return self.found / self.oracle


class _One(NamedTuple):
    """One municipality's shares and errors, in the order of `Planned`."""

    found: float
    by_lot: float
    oracle: float
    off: float
    off_plan: float
    off_both: float | None
    off_lot: float | None


def in_plans(edition: Edition, world: World, n: int, tests: int, seed: int = 1) -> Planned:
    """Try the plan in countries where n have been evaluated; it checks as many as a lot begins with."""
    ones = []
    for at in range(max(tests // NEW, 1)):
        country = Country(edition, world, seed * 1000 + at)
        past = [country.one(past=True) for _ in range(n)]
        model = Model(country.grid, [(who, one.result) for who, one in enumerate(past)])
        looked = [one.looked for one in past]
        ones += [
            _tried(country, model, looked, country.one(looked=1.0), at * NEW + new) for new in range(NEW)
        ]
    return Planned(len(ones), *(_mean([one[at] for one in ones]) for at in range(len(_One._fields))))  # type: ignore[arg-type]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) / len(known) if known else None


def _tried(country: Country, model: Model, looked: list[list[bool]], new: Invented, seed: int) -> _One:
    """Check one municipality by the plan, by a lot, and by both."""
    laid, one = country.grid, new.result
    moved = [w * (down + up) for w, down, up in zip(one.own.worth, one.down, one.up, strict=True)]
    plan = _order(laid, model, looked, new)
    lot = _lot(laid, seed)
    many = len(lot)
    right, own = result(laid, one)[""] or 0.0, own_points(laid, one.own, "")
    first = frozenset(plan[:many])
    half = frozenset(lot[: many // 2])
    both = half | frozenset([q for q in plan if q not in half][: many - many // 2])
    accepted = own + sum(one.own.worth[q] * (one.agreed.share[q] - one.own.share[q]) for q in first)
    whole = sum(moved) or 1.0
    return _One(
        sum(moved[q] for q in first) / whole,
        sum(moved[q] for q in lot) / whole,
        sum(sorted(moved, reverse=True)[:many]) / whole,
        abs(own - right),
        abs(accepted - right),
        _off(model, new, both, half, right),
        _off(model, new, frozenset(lot), frozenset(lot), right),
    )


def _off(
    model: Model, new: Invented, known: frozenset[int], lot: frozenset[int], right: float
) -> float | None:
    """Tell how far off the total told is where some is known: its value, or the middle of its span."""
    if model.n < FEWEST:
        return None
    told = model.told(new.result.own, Known(new.result.agreed, known, lot)).get("")
    if told is None:
        return None
    return abs((told.value if told.value is not None else (told.low + told.high) / 2) - right)


def _order(laid: Grid, model: Model, looked: list[list[bool]], new: Invented) -> list[int]:
    """Rank the questions as the product does: by its own function, from a counted compass."""
    edition, own = laid.edition, new.result.own
    marks = {one: _levels(edition, one, own, q) for q, one in enumerate(laid.ids)}
    expected = None
    if model.n >= VALUED:
        moves = zip(laid.ids, own.worth, *model.looked_fit(looked).moves(own), strict=True)
        expected = {
            one: Fraction(worth * (down + up)).limit_denominator(_FINE) for one, worth, down, up in moves
        }
    signs = dict(zip(laid.ids, new.signs, strict=True))
    places = {one: q for q, one in enumerate(laid.ids)}
    return [places[one.question.id] for one in ranked(count(edition, marks), signs, expected)]


def _levels(edition: Edition, one: str, own: Side, q: int) -> Levels:
    """Give the levels of an invented answer as marks have them."""
    parts = edition.questions[one].kind.parts
    return tuple(
        min(part.levels, key=lambda level: abs(float(level.share) - chosen.level / (LEVELS - 1))).id
        for part, chosen in zip(parts, own.parts[q], strict=True)
    )


def _lot(laid: Grid, seed: int) -> list[int]:
    """Draw a lot, as the numbers of its questions, a round at a time."""
    chance = Random(seed)  # noqa: S311 -- invented lots, not secrets
    places = {one: str(chance.random()) for one in laid.ids}
    rounds = rounds_of(laid.edition, places.__getitem__)[:ROUNDS]
    return [laid.ids.index(one) for each in rounds for one in each]
