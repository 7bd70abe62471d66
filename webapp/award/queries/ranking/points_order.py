"""How steady the order by agreed points is: whom nobody can be told apart from, and each evaluator alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select

from questionnaires.compass.area_sums import AreaSums, added
from questionnaires.difference import placed
from questionnaires.judgement import steadiness
from questionnaires.judgement.steadiness import Judged, Pair
from webapp.award.queries.jury.jury_page import NomineeLine
from webapp.evaluation.models.evaluations import Seat
from webapp.evaluation.queries.severity import severity
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class PointsPlace:
    """A nominee in the order of agreed points, whom it cannot be told apart from, and its other places.

    `by_a` and `by_b` are the places if one evaluator's own marks had held.
    """

    who: Hashable
    place: int
    points: Fraction
    beside: list[Hashable]
    by_a: int
    by_b: int


@dataclass(frozen=True, slots=True)
class PointsOrder:
    """The order by agreed points, and the pairs whose order other weights would now and then turn."""

    places: list[PointsPlace]
    weighed: list[Pair]

    @property
    def first(self) -> list[Hashable]:
        """List whoever has most points, and those that it cannot be told apart from."""
        return [self.places[0].who, *self.places[0].beside]


def points_order(nominees: Sequence[NomineeLine]) -> PointsOrder | None:
    """Tell how steady the order is; None where there is no order to tell of."""
    if len(nominees) < 2:  # noqa: PLR2004 -- one has no order
        return None
    alone, people = by_each(nominees), _people(nominees)
    judged: dict[Hashable, Judged] = {
        n.entrant.id: Judged(
            [n.agreed.areas[area.number].secured for area in n.agreed.edition.areas],
            _both(alone, n.entrant.id),
            people.get(n.evaluation_id, frozenset()),
        )
        for n in nominees
    }
    found = steadiness.pairs(judged, severity(nominees[0].agreed.edition))
    totals = {who: added(one.areas) for who, one in judged.items()}
    by = [
        _places({who: one.total.secured for who, one in alone[track].items()}) for track in (TRACK_A, TRACK_B)
    ]
    place = _places(totals)
    places = [
        PointsPlace(
            who,
            place[who],
            totals[who],
            steadiness.beside(found, who),
            *(one[who] for one in by),
        )
        for who in sorted(totals, key=lambda who: -totals[who])
    ]
    return PointsOrder(places, [one for one in found if one.by_weights < 1])


def _places(totals: Mapping[Hashable, Fraction]) -> dict[Hashable, int]:
    """Give everybody's place; equals share it."""
    return {row.who: row.place for row in placed(totals.items())}


def _both(
    alone: Mapping[str, Mapping[Hashable, AreaSums]], who: Hashable
) -> tuple[Fraction, Fraction] | None:
    """Give each evaluator's own total where both have judged everything."""
    first, second = alone[TRACK_A][who].total, alone[TRACK_B][who].total
    return None if first.open or second.open else (first.secured, second.secured)


def _people(nominees: Sequence[NomineeLine]) -> dict[int, frozenset[int]]:
    """Give the evaluators of each evaluation."""
    found: dict[int, set[int]] = {}
    query = select(Seat.evaluation_id, Seat.person_id).where(
        Seat.evaluation_id.in_([n.evaluation_id for n in nominees]), Seat.track.in_((TRACK_A, TRACK_B))
    )
    for evaluation, person in db.session.execute(query):
        found.setdefault(evaluation, set()).add(person)
    return {evaluation: frozenset(who) for evaluation, who in found.items()}


def by_each(nominees: Sequence[NomineeLine]) -> dict[str, dict[Hashable, AreaSums]]:
    """Give every nominee by each evaluator's own marks, as they were when the result was fixed."""
    return {track: {n.entrant.id: n.fixed.alone[track] for n in nominees} for track in (TRACK_A, TRACK_B)}
