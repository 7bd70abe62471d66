"""The combined ranking of a jury or nomination group, and how steady it is; nothing before it is shown."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from questionnaires.rounding import half_up, percent
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.jury.jury_page import jury_page
from webapp.award.queries.nominations import Called, called
from webapp.award.queries.panel_seats import PanelSeat, panel
from webapp.award.queries.ranking.order_count import ENOUGH, Held, Ranked, Standing, combined, without_one
from webapp.award.queries.ranking.points_order import PointsOrder, points_order
from webapp.evaluation.queries.seats.conflicts import all_blocked
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class Case:
    """The method by one municipality: its mean place of so many, and the share of others it stands before."""

    who: str
    mean: Fraction
    of: int
    share: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a group's private rankings say together; of nobody is told how they ranked."""

    called: dict[Hashable, Called]
    standings: list[Standing]
    ballots: int
    held: Held | None
    points: PointsOrder | None

    @property
    def case(self) -> Case | None:
        """Tell how the first place came about, by no more than the table beside says."""
        first, of = next(iter(self.standings), None), len(self.called)
        if first is None or first.mean is None or of == 1:
            return None
        mean = half_up(first.mean, 2)
        share = percent(of - mean, Fraction(of - 1))
        return None if share is None else Case(self.called[first.who].name, mean, of, share)


def result(seat: PanelSeat) -> Result | None:
    """Combine what was handed in, over the candidates this person may see; nothing until it is shown.

    Whom fewer than three could judge has a place and no figures: they would tell how one member ranked.
    """
    body = panel(seat.round.id, seat.role)
    if body.shown_at is None:
        return None
    names: dict[Hashable, Called] = {one.entrant.id: one for one in called(seat)}
    ballots = _ballots(seat, body, names)
    order, least = list(names), min(ENOUGH, len(ballots))
    rows = combined(order, ballots)
    thin = {row.who for row in rows if row.ballots < least}
    standings = [replace(row, mean=None, wins=None) if row.who in thin else row for row in rows]
    points = None
    if seat.jury and seat.round.compass_edition:
        points = points_order(jury_page(seat.round, seat.hidden).nominees)
    return Result(names, standings, len(ballots), without_one(order, ballots), points)


def _ballots(seat: PanelSeat, body: Panel, names: Mapping[Hashable, Called]) -> list[Ranked]:
    """Give the ballots as they were counted when the order was shown, for these candidates."""
    kept = _before_counted(seat, names) if body.counted is None else body.counted
    found = []
    for one in kept:
        seen = frozenset(one["seen"]) & names.keys()
        found.append(Ranked({int(key): n for key, n in one["places"].items() if int(key) in seen}, seen))
    return found


def _before_counted(seat: PanelSeat, names: Mapping[Hashable, Called]) -> list[dict[str, Any]]:
    """Read the ballots of an order that was shown before what is counted was kept."""
    query = select(Ballot.person_id, Ballot.places).where(
        Ballot.round_id == seat.round.id, Ballot.role == seat.role, Ballot.handed_in_at.is_not(None)
    )
    hidden = all_blocked(seat.round.id)
    return [
        {
            "places": places,
            "seen": [
                key
                for key, one in names.items()
                if one.entrant.municipality_id not in hidden.get(who, frozenset())
            ],
        }
        for who, places in db.session.execute(query.order_by(Ballot.id))
    ]
