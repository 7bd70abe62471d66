"""What is known of people's ties, and whom it keeps from what: always computed when it is asked, never kept.

A tie, a membership or a municipality that comes to a round therefore bites on the very next page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import BindParameter, Executable, bindparam, select, union_all

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
    for where, name in _rows(_COMPETING, rounds=round_ids):
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
    for person, name in _rows(_MEMBERS, people=person_ids):
        found[person].append(KnownTie(name, MEMBER))
    for person, name, kind, to_year in _rows(_STATED, people=person_ids):
        found[person].append(KnownTie(name, kind, to_year))
    return dict(found)


def _said(round_ids: Collection[int], person_ids: Collection[int]) -> dict[tuple[int, int], set[str]]:
    """Give the municipalities that people have declared a conflict with, in whatever part of a round."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for where, who, name in _rows(_SAID, rounds=round_ids, people=person_ids):
        found[where, who].add(name)
    return dict(found)


# This is asked before every page and every mark of an evaluator: the questions are made once.
_ROUNDS: BindParameter[int] = bindparam("rounds", expanding=True)
_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)
_OF, _NAMED = Assessment.__table__.c, Municipality.__table__.c
_BY, _TIE, _TAKES = Membership.__table__.c, Tie.__table__.c, Entrant.__table__.c
_DECLARED, _SEAT, _JUDGED = Declaration.__table__.c, Seat.__table__.c, Evaluation.__table__.c
_COMPETING = (
    select(_TAKES.round_id, _NAMED.name)
    .join(Municipality.__table__, _NAMED.id == _TAKES.municipality_id)
    .where(_TAKES.round_id.in_(_ROUNDS), _TAKES.id.not_in(select(Withdrawal.__table__.c.entrant_id)))
)
_MEMBERS = (
    select(_BY.person_id, _NAMED.name)
    .join(Municipality.__table__, _NAMED.id == _BY.municipality_id)
    .where(_BY.person_id.in_(_PEOPLE))
    .order_by(_BY.id)
)
_STATED = (
    select(_TIE.person_id, _TIE.municipality, _TIE.kind, _TIE.to_year)
    .where(_TIE.person_id.in_(_PEOPLE), _TIE.taken_away_at.is_(None))
    .order_by(_TIE.id)
)
_SAID = union_all(
    select(_DECLARED.round_id, _DECLARED.person_id, _NAMED.name)
    .join(Municipality.__table__, _NAMED.id == _DECLARED.municipality_id)
    .where(_DECLARED.round_id.in_(_ROUNDS), _DECLARED.person_id.in_(_PEOPLE), _DECLARED.kind != NO_CONFLICT),
    select(_OF.round_id, _SEAT.person_id, _NAMED.name)
    .join(Evaluation.__table__, _JUDGED.assessment_id == _OF.id)
    .join(Seat.__table__, _SEAT.evaluation_id == _JUDGED.id)
    .join(Municipality.__table__, _NAMED.id == _OF.municipality_id)
    .where(_OF.round_id.in_(_ROUNDS), _SEAT.person_id.in_(_PEOPLE), _SEAT.conflict != ""),
)


def _rows(statement: Executable, **asked: Collection[int]) -> Sequence[Any]:
    """Ask one of the questions above; what the session has not sent yet is sent first."""
    db.session.flush()
    return db.session.connection().execute(statement, {name: list(ids) for name, ids in asked.items()}).all()


def partial(person_id: int, round_id: int | None, place: str) -> list[str]:
    """Say why a person may not evaluate a municipality; at home, outside all rounds, nobody competes."""
    if round_id is None:
        return []
    return impartiality(round_id, [person_id]).of_evaluator(person_id, place)


def partial_in(person_id: int, places: Collection[tuple[int, str]]) -> set[tuple[int, str]]:
    """Give those of some rounds' municipalities that a person may not evaluate."""
    known = impartialities({where for where, _name in places}, [person_id]) if places else {}
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
    if not (known.ties or known.said):
        return {}
    taking_part = select(Municipality.id, Municipality.name).join(Entrant).where(Entrant.round_id == round_id)
    places = [(row.id, row.name) for row in db.session.execute(taking_part)]
    return {
        who: frozenset(place for place, name in places if known.of_member(who, name))
        for who in person_ids
        if who in known.ties or who in known.said
    }
