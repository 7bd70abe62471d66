"""What is known of people's ties, and whom it keeps from what: always computed when it is asked, never kept.

A tie, a membership or a municipality that comes to a round therefore bites on the very next page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select, union_all

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.open_questions import takes_part
from webapp.evaluation.queries.seats.partiality import MEMBER, KnownTie, conflicts
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Post
from webapp.people.models.ties import EMPLOYER, NO_CONFLICT, Declaration, Tie
from webapp.rounds.models.rounds import Entrant, Withdrawal


@dataclass(frozen=True, slots=True)
class Impartiality:
    """Who may judge whom in a round: everybody's ties and declarations, and who competes."""

    ties: dict[int, list[KnownTie]]
    said: dict[int, set[str]]
    competing: frozenset[str]
    year: int
    years: int

    def of_evaluator(self, person_id: int, place: str) -> list[str]:
        """Say why a person may not evaluate a municipality: a tie to it, or to one that competes with it."""
        return self._of(person_id, place, self.competing)

    def of_member(self, person_id: int, place: str) -> list[str]:
        """Say why a person in the jury, the nomination group or the office may not see a municipality."""
        return self._of(person_id, place, ())

    def _of(self, person_id: int, place: str, rivals: Collection[str]) -> list[str]:
        found = conflicts(self.ties.get(person_id, ()), place, rivals, self.year, self.years)
        return [_("har själv anmält jäv"), *found] if place in self.said.get(person_id, ()) else found

    def home_of(self, person_id: int) -> str:
        """Name the municipality that a peer comes from; nothing for somebody from elsewhere."""
        working = (MEMBER, EMPLOYER)
        now = [tie for tie in self.ties.get(person_id, ()) if tie.kind in working and tie.to_year is None]
        return now[0].municipality if now else ""


def impartiality(round_id: int, person_ids: Collection[int]) -> Impartiality:
    """Gather what is known of some people in a round."""
    return impartialities([round_id], person_ids)[round_id]


def impartialities(round_ids: Collection[int], person_ids: Collection[int]) -> dict[int, Impartiality]:
    """Gather what is known of some people in some rounds; a constant number of queries."""
    ties, said = known_ties(person_ids), _said(round_ids, person_ids)
    competing: dict[int, set[str]] = defaultdict(set)
    query = (
        select(Entrant.round_id, Municipality.name)
        .join(Municipality, Municipality.id == Entrant.municipality_id)
        .where(Entrant.round_id.in_(round_ids), Entrant.id.not_in(select(Withdrawal.entrant_id)))
    )
    for where, name in db.session.execute(query):
        competing[where].add(name)
    year, years = clock.in_sweden(clock.now()).year, context.conflict_years()
    return {
        where: Impartiality(
            ties,
            {who: names for (there, who), names in said.items() if there == where},
            frozenset(competing[where]),
            year,
            years,
        )
        for where in round_ids
    }


def known_ties(person_ids: Collection[int]) -> dict[int, list[KnownTie]]:
    """Give people's ties, with the municipalities that they work for here."""
    found: dict[int, list[KnownTie]] = defaultdict(list)
    member = (
        select(Membership.person_id, Municipality.name)
        .join(Municipality)
        .where(Membership.person_id.in_(person_ids))
        .order_by(Membership.id)
    )
    for person, name in db.session.execute(member):
        found[person].append(KnownTie(name, MEMBER))
    stated = (
        select(Tie.person_id, Tie.municipality, Tie.kind, Tie.to_year)
        .where(Tie.person_id.in_(person_ids), Tie.taken_away_at.is_(None))
        .order_by(Tie.id)
    )
    for person, name, kind, to_year in db.session.execute(stated):
        found[person].append(KnownTie(name, kind, to_year))
    return dict(found)


def _said(round_ids: Collection[int], person_ids: Collection[int]) -> dict[tuple[int, int], set[str]]:
    """Give the municipalities that people have declared a conflict with, in whatever part of a round."""
    in_panel = (
        select(Declaration.round_id, Declaration.person_id, Municipality.name)
        .join(Municipality, Municipality.id == Declaration.municipality_id)
        .where(
            Declaration.round_id.in_(round_ids),
            Declaration.person_id.in_(person_ids),
            Declaration.kind != NO_CONFLICT,
        )
    )
    in_seat = (
        select(Assessment.round_id, Seat.person_id, Municipality.name)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .join(Seat, Seat.evaluation_id == Evaluation.id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .where(Assessment.round_id.in_(round_ids), Seat.person_id.in_(person_ids), Seat.conflict != "")
    )
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    rows: Sequence[Any] = db.session.execute(union_all(in_panel, in_seat)).all()
    for where, who, name in rows:
        found[where, who].add(name)
    return dict(found)


def partial(person_id: int, round_id: int | None, place: str) -> list[str]:
    """Say why a person may not evaluate a municipality; at home, outside all rounds, nobody competes."""
    if round_id is None:
        return []
    return impartiality(round_id, [person_id]).of_evaluator(person_id, place)


def partial_in(person_id: int, places: Collection[tuple[int, str]]) -> set[tuple[int, str]]:
    """Give those of some rounds' municipalities that a person may not evaluate."""
    known = impartialities({where for where, _name in places}, [person_id])
    return {(where, name) for where, name in places if known[where].of_evaluator(person_id, name)}


def blocked(person_id: int, round_id: int) -> frozenset[int]:
    """Give the municipalities of a round that a person in its jury, group or office may not see."""
    return _blocked(round_id, [person_id]).get(person_id, frozenset())


def all_blocked(round_id: int) -> dict[int, frozenset[int]]:
    """Give the same for everybody who sits or has ranked in a round, by person, in one look."""
    sit = select(Post.person_id).where(Post.round_id == round_id)
    return _blocked(round_id, set(db.session.scalars(union_all(sit, *takes_part(round_id)))))


def _blocked(round_id: int, person_ids: Collection[int]) -> dict[int, frozenset[int]]:
    known = impartiality(round_id, person_ids)
    taking_part = select(Municipality.id, Municipality.name).join(Entrant).where(Entrant.round_id == round_id)
    places = [(row.id, row.name) for row in db.session.execute(taking_part)]
    return {
        who: frozenset(place for place, name in places if known.of_member(who, name))
        for who in person_ids
        if who in known.ties or who in known.said
    }
