"""The combined ranking of a jury or nomination group, and how steady it is; nothing before it is shown."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from questionnaires.compass import count
from questionnaires.marks import Mark
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.jury_page import NomineeLine, jury_page
from webapp.award.queries.nominations import Called, called
from webapp.award.queries.panel_seats import PanelSeat, panel
from webapp.award.queries.ranking.order_count import ENOUGH, Held, Ranked, Standing, combined, without_one
from webapp.award.queries.ranking.robustness import Pair, small_changes
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.marks import mark_from_data
from webapp.evaluation.queries.seats.conflicts import all_blocked
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db

SAME, EQUAL, TURNED = "same", "equal", "turned"


@dataclass(frozen=True, slots=True)
class PointsPair:
    """Two nominees in the order of their points, and whether each evaluator alone says the same."""

    pair: Pair
    by_a: str
    by_b: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a group's private rankings say together; of nobody is told how they ranked."""

    called: dict[Hashable, Called]
    standings: list[Standing]
    ballots: int
    held: Held | None
    points: list[PointsPair]


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
    points = _points(seat) if seat.jury and seat.round.compass_edition else []
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


def _points(seat: PanelSeat) -> list[PointsPair]:
    """Tell how steady the order by agreed points is."""
    nominees = {n.entrant.id: n for n in jury_page(seat.round, seat.hidden).nominees}
    areas: dict[Hashable, list[Fraction]] = {
        key: [n.agreed.areas[area.number].secured for area in n.agreed.edition.areas]
        for key, n in nominees.items()
    }
    alone = _alone(list(nominees.values()))
    return [
        PointsPair(pair, *(_compared(alone[track], pair) for track in (TRACK_A, TRACK_B)))
        for pair in small_changes(areas)
    ]


def _compared(totals: Mapping[int, Fraction], pair: Pair) -> str:
    first, second = totals[pair.first], totals[pair.second]  # type: ignore[index]
    return EQUAL if first == second else SAME if first > second else TURNED


def _alone(nominees: list[NomineeLine]) -> dict[str, dict[int, Fraction]]:
    """Count every nominee's total by each evaluator's own marks, in one look for all."""
    by_evaluation = {n.evaluation_id: n for n in nominees}
    query = select(
        EvaluatorMark.evaluation_id, EvaluatorMark.track, EvaluatorMark.question_id, EvaluatorMark.mark
    ).where(EvaluatorMark.evaluation_id.in_(by_evaluation), EvaluatorMark.track.in_((TRACK_A, TRACK_B)))
    marks: dict[tuple[int, str], dict[str, Mark]] = {}
    for evaluation, track, question, data in db.session.execute(query):
        edition = by_evaluation[evaluation].agreed.edition
        if question in edition.questions:
            read = mark_from_data(edition.questions[question], data)
            marks.setdefault((evaluation, track), {})[question] = read
    return {
        track: {
            n.entrant.id: count(n.agreed.edition, marks.get((n.evaluation_id, track), {})).total.secured
            for n in nominees
        }
        for track in (TRACK_A, TRACK_B)
    }
