"""The demo's round under way: twelve municipalities, each in a state of its own."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Certificate, Comment
from webapp.award.deeds.ranking import ballots
from webapp.award.queries import obstacles, panel_seats
from webapp.ground.events.models import Event
from webapp.ground.roles import CERTIFIER, NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.office.queries import participants
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe_files import recipe_of

pytestmark = pytest.mark.usefixtures("demo")


def the_round(key: str) -> Round:
    return db.session.scalars(select(Round).where(Round.key == key)).one()


def forms(key: str) -> dict[str, tuple[str, str]]:
    """Give the state of each participant's two questionnaires."""
    lines = participants.following(the_round(key)).lines
    return {
        line.name: (line.nomination.state if line.nomination else "", line.assessment.state)
        for line in lines
        if line.assessment
    }


def happened(place: str, *wanted: str) -> list[str]:
    """Tell which of these deeds have been done with a municipality's forms of the round under way."""
    query = (
        select(Event.what)
        .join(Assessment, Assessment.id == Event.assessment_id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .where(
            Municipality.name == place,
            Event.what.in_(wanted),
            Assessment.round_id == the_round("2027").id,
        )
    )
    return list(db.session.scalars(query.order_by(Event.id)))


def test_the_round_under_way_has_twelve_municipalities_in_different_states():
    untouched, begun, done = ("unanswered",) * 2, ("begun", "unanswered"), ("submitted", "unanswered")

    assert forms("2027") == {
        "Björkvalla": untouched,
        "Stenhaga": untouched,
        "Mosshult": begun,
        "Tallmora": begun,
        "Ljungdala": begun,
        "Högsala": ("submitted", "begun"),
        "Kvarnlösa": done,
        "Fjällsund": begun,
        "Älvnäs": begun,
        "Strandhaga": ("submitted", "submitted"),
        "Vintervik": ("submitted", "submitted"),
        "Rönnfors": ("submitted", "submitted"),
    }


def test_one_has_not_followed_its_invitation_and_one_has_declined():
    invitations = db.session.scalars(
        select(Invitation).where(
            Invitation.redeemed_at.is_(None), Invitation.round_id == the_round("2027").id
        )
    )

    assert {(one.name, one.times, one.revoked_at is not None) for one in invitations} == {
        ("Rut Almgren", 2, False),
        ("Olof Brandt", 1, True),
    }


def test_what_has_happened_to_each_stands_in_its_story():
    deeds = ("assessment.submitted", "assessment.withdrawn", "assessment.extended", "assessment.reopened")

    assert {place: happened(place, *deeds) for place in ("Kvarnlösa", "Fjällsund", "Älvnäs")} == {
        "Kvarnlösa": ["assessment.submitted", "assessment.withdrawn", "assessment.submitted"],
        "Fjällsund": ["assessment.extended"],
        "Älvnäs": ["assessment.submitted", "assessment.reopened"],
    }
    assert happened("Tallmora", "task.handed", "proposal.sent") == [
        "task.handed",
        "task.handed",
        "proposal.sent",
    ]
    assert db.session.scalar(select(func.count(Comment.id))) == 3
    assert db.session.scalars(select(Certificate.said_at)).all() == [None]


def test_three_are_nominated_one_is_half_evaluated_and_one_has_its_result():
    page = obstacles.office_page(the_round("2027"))

    evaluated = {
        line.entrant.municipality.name: (
            [seat.done_at is not None for seat in line.evaluation.seats] if line.evaluation else [],
            bool(line.evaluation and line.evaluation.published_at),
        )
        for line in obstacles.nominated(page)
    }

    assert evaluated == {
        "Strandhaga": ([], False),
        "Vintervik": ([False, True], False),
        "Rönnfors": ([True, True], True),
    }


def test_the_third_of_the_nomination_group_is_left_to_rank(demo):
    seat = panel_seats.office_seat(demo.person("kansli"), the_round("2027"), NOMINATOR)

    now = ballots.handing(seat)

    assert [sorted(p.name for p in people) for people in (now.done, now.waiting)] == [
        ["Inger Dahl", "Mats Lövgren"],
        ["Helena Frisk"],
    ]


def test_what_hinders_the_next_step_can_be_read():
    award_round = the_round("2027")
    recipe = recipe_of(award_round.recipe)

    assert recipe is not None
    assert obstacles.hindrances(award_round, recipe, [recipe.step("nominering")]) == []
    assert [one.name for one in obstacles.hindrances(award_round, recipe, [recipe.step("resultat")])] == [
        "evaluators",
        "results",
    ]


def test_the_certifier_meets_what_waits_on_the_first_page(demo):
    query = select(Membership).join(Person).where(Person.email == "intygsgivare@demo.example")
    (own,) = db.session.scalars(query).all()
    page = demo.at("intygsgivare").page("/hem")

    waits = demo.assessment("Ljungdala", "kvalitetskommun/2021-omarbetad")

    assert own.role == CERTIFIER
    assert [one for one in page.addresses() if one.endswith("/intyg")] == [f"/sjalvvardering/{waits}/intyg"]
