"""Every list of a round asks the database as little for 290 municipalities as for a handful."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from tests.support.asked import copy, queries
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds.fixed_sums import rebuild_sums
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.models.invitations import Invitation
from webapp.people.models.ties import Declaration
from webapp.rounds.models.rounds import Entrant, Round

MANY = 290
LISTS = {
    "kansli": (
        "/kansli",
        "/kansli/2026",
        "/kansli/2026/deltagare",
        "/kansli/2026/deltagare?visa=saknar",
        "/kansli/2026/steg",
        "/kansli/2026/datum",
        "/kansli/2026/paminn",
        "/kansli/2026/personer",
        "/kansli/utkorg",
        "/nomineringsgrupp/2026",
        "/nomineringsgrupp/2026/rangordning",
        "/nomineringsgrupp/2026/nominera",
        "/jury/2026/rangordning",
        "/jury/2026/beslut",
    ),
    "jury": ("/jury/2026", "/jury/2026/jav", "/jury/2026/rangordning", "/jury/2026/beslut"),
    "nomineringsgrupp": (
        "/nomineringsgrupp/2026",
        "/nomineringsgrupp/2026/jav",
        "/nomineringsgrupp/2026/rangordning",
        "/nomineringsgrupp/2026/nominera",
    ),
    "utvarderare.a": ("/hem",),
    "": ("/resultat/", "/"),
}


def widen(world) -> None:
    """Let the round have 290 municipalities: every other is still answering, the others have their result."""
    models = {name: _parts(world, name) for name in ("Norrvik", "Exempelby")}
    coordinator = db.session.get_one(Person, world.person("samordnare@norrvik.example"))
    letter = db.session.scalars(select(Letter).limit(1)).one()
    invitation = db.session.scalars(select(Invitation).where(Invitation.name == "Olle Vik")).one()
    for n in range(MANY - 6):
        parts = models["Norrvik" if n % 2 else "Exempelby"]
        place = copy(parts[Municipality][0], name=f"Nystad {n}")
        person = copy(coordinator, email=f"samordnare{n}@nystad.example", fs_uniquifier=f"nystad-{n}")
        row = {"person_id": person, "municipality_id": place, "role": "coordinator"}
        db.session.execute(insert(Membership).values(row))
        for kind in (Entrant, Declaration):
            for one in parts[kind]:
                copy(one, municipality_id=place)
        copy(letter, key=f"nystad:{n}", municipality_id=place)
        copy(invitation, email=f"ny{n}@nystad.example", token_hash=f"nystad-{n}", municipality_id=place)
        _forms(parts, place, n)
    db.session.commit()


def _parts(world, name: str) -> dict[type, list]:
    """Find everything that one municipality has in the round."""
    place = db.session.scalars(select(Municipality).where(Municipality.name == name)).one()
    of_round = Assessment.round_id.is_not(None)
    return {
        Municipality: [place],
        Entrant: list(db.session.scalars(select(Entrant).filter_by(municipality_id=place.id))),
        Declaration: list(
            db.session.scalars(select(Declaration).filter_by(municipality_id=_declared(world)))
        ),
        Assessment: list(
            db.session.scalars(select(Assessment).filter_by(municipality_id=place.id).where(of_round))
        ),
    }


def _declared(world) -> int:
    """Name a municipality of which everybody has declared."""
    return db.session.get_one(Assessment, world.assessment("Norrvik")).municipality_id


def _forms(parts: dict[type, list], place: int, n: int) -> None:
    """Copy the questionnaires, and what the evaluators have made of them."""
    for old in parts[Assessment]:
        number = f"KR-{old.id}-{n}" if old.receipt_number else None
        made = copy(old, municipality_id=place, receipt_number=number)
        query = select(Evaluation).where(Evaluation.assessment_id == old.id)
        for evaluation in db.session.scalars(query):
            visit = copy(evaluation, assessment_id=made)
            for seat in evaluation.seats:
                copy(seat, evaluation_id=visit)
            fixed = select(PublishedResult).where(PublishedResult.evaluation_id == evaluation.id)
            copy(db.session.scalars(fixed).one(), evaluation_id=visit, municipality_id=place)


def asked(world) -> dict[tuple[str, str], int]:
    """Count what each list asks."""
    return {(role, to): queries(world, role, to) for role, pages in LISTS.items() for to in pages}


@pytest.mark.long
def test_no_list_of_a_round_asks_more_when_all_of_sweden_takes_part(small_world):
    db.session.scalars(select(Round)).one().announced_at = clock.now()
    db.session.commit()
    before = asked(small_world)

    widen(small_world)
    rebuild_sums()

    entrants = len(db.session.scalars(select(Entrant.id)).all())
    seats = len(db.session.scalars(select(Seat.id)).all())
    assert (entrants, seats > MANY) == (MANY, True)
    assert asked(small_world) == before
