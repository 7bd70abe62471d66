"""An own assessment is nobody else's, until its municipality shows it, and again when it takes that back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.pages import assert_house_rules
from tests.support.rights import PEOPLE
from tests.support.shown import WORDS, own_one
from webapp.assessment.deeds.teamwork import comments
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.deeds.withdrawal import withdraw
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.results.deeds import shares as deeds
from webapp.results.queries.shares import shared, shares_of, shown_to, visits_of

OWN = ("samordnare", "medarbetare", "lasare")
NORRVIK = "samordnare@norrvik.example"


def _norrvik(world):
    return own_one(world, "Norrvik", NORRVIK)


def _readers(world, share) -> list[str]:
    """List the people who reach what is shown."""
    found = []
    for who in PEOPLE:
        try:
            shared(world.person(who), share.id)
        except NotThereError:
            continue
        found.append(who)
    return found


def test_nobody_outside_reaches_what_is_not_shared_the_office_included(world):
    subject = own_one(world)

    for who in (one for one in PEOPLE if one not in OWN):
        with pytest.raises(NotThereError):
            own_assessment(world.person(who), subject.id)
        assert shown_to(world.person(who)) == []


@pytest.mark.both
def test_whoever_has_the_address_reads_and_nobody_else_until_it_is_taken_back(world):
    subject = own_one(world)

    share = deeds.share_with(subject, "Jury@Demo.example")
    assert _readers(world, share) == ["jury"]
    deeds.revoke(subject, share.id)
    deeds.revoke(subject, share.id)

    assert _readers(world, share) == []
    assert shares_of(subject.id) == []
    told = db.session.scalars(select(Event.what).where(Event.assessment_id == subject.id).order_by(Event.id))
    assert list(told)[-2:] == ["assessment.shared", "assessment.unshared"]


def test_the_evaluators_of_the_visit_read_it_and_only_those_who_have_said_they_are_impartial(world):
    subject = _norrvik(world)
    (visit,) = visits_of(subject.municipality_id)

    share = deeds.share_with_evaluators(subject, visit.id)
    assert _readers(world, share) == ["utvarderare.a", "utvarderare.b"]
    evaluation = db.session.scalars(select(Evaluation).filter_by(assessment_id=visit.id)).one()
    seat = db.session.scalars(select(Seat).filter_by(evaluation_id=evaluation.id, track="a")).one()
    seat.declared_at = None
    db.session.commit()

    assert _readers(world, share) == ["utvarderare.b"]


def test_the_evaluators_find_it_on_their_own_pages_as_long_as_it_is_shown(small_world):
    subject = _norrvik(small_world)
    (visit,) = visits_of(subject.municipality_id)
    share = deeds.share_with_evaluators(subject, visit.id)
    evaluation = db.session.scalars(select(Evaluation.id).filter_by(assessment_id=visit.id)).one()
    at = small_world.at("utvarderare.b")

    def leads(to: str) -> bool:
        return f"/delat/{share.id}" in assert_house_rules(at.get(to).text, own_words=False).addresses()

    assert [leads(to) for to in ("/hem", f"/utvardering/{evaluation}")] == [True, True]
    assert at.get(f"/delat/{share.id}").status_code == 200
    deeds.revoke(subject, share.id)
    assert [leads(to) for to in ("/hem", f"/utvardering/{evaluation}")] == [False, False]


@pytest.mark.both
def test_sharing_twice_is_one_with_one_letter_and_one_event(world):
    subject = own_one(world)

    made = [deeds.share_with(subject, "ny@annan.example").id for _time in range(2)]

    letters = list(db.session.scalars(select(Letter).filter_by(recipient="ny@annan.example")))
    assert made == [made[0]] * 2
    assert [(one.link, one.municipality_id) for one in letters] == [
        (f"/delat/{made[0]}", subject.municipality_id)
    ]


def test_what_is_taken_back_can_be_shared_anew_with_a_letter_of_its_own(world):
    subject = own_one(world)
    first = deeds.share_with(subject, "jury@demo.example")
    deeds.revoke(subject, first.id)

    second = deeds.share_with(subject, "jury@demo.example")

    assert second.id != first.id
    assert _readers(world, second) == ["jury"]
    assert _readers(world, first) == []


def test_whoever_changes_address_or_is_closed_out_reads_no_longer(world):
    share = deeds.share_with(own_one(world), "jury@demo.example")
    person = db.session.get_one(Person, world.person("jury"))
    person.email = "annan@demo.example"
    db.session.commit()

    with pytest.raises(NotThereError):
        shared(person.id, share.id)


def test_only_what_is_handed_in_is_shared_and_what_is_withdrawn_is_read_no_longer(world):
    subject = own_one(world)
    share = deeds.share_with(subject, "jury@demo.example")
    withdraw(own_assessment(subject.person_id, subject.id), "Fel siffra.")
    again = own_assessment(subject.person_id, subject.id)

    assert _readers(world, share) == []
    with pytest.raises(NotReadyError):
        deeds.share_with(again, "ny@annan.example")


def test_only_the_coordinator_shares_and_only_what_is_own_and_with_a_visit_of_the_own_municipality(world):
    subject, others = own_one(world), visits_of(_norrvik(world).municipality_id)
    medarbetare = own_assessment(world.person("medarbetare"), subject.id)
    award = own_assessment(world.person("samordnare"), world.assessment("Exempelby"))

    for deed, refused in (
        (lambda: deeds.share_with(medarbetare, "a@b.se"), NotAllowedError),
        (lambda: deeds.share_with(award, "a@b.se"), NotThereError),
        (lambda: deeds.share_with(subject, "ingen adress"), InvalidError),
        (lambda: deeds.share_with_evaluators(subject, others[0].id), InvalidError),
        (lambda: deeds.revoke(subject, 999_999), NotThereError),
    ):
        with pytest.raises(refused):
            deed()
        db.session.rollback()


def test_the_reader_sees_the_rose_the_points_and_the_answers_but_no_talk(small_world):
    subject = own_one(small_world)
    question = next(iter(subject.edition.questions))
    comments.say(subject, question, Words("internal", "Det här säger vi bara till varandra."))
    share = deeds.share_with(subject, "jury@demo.example")
    at = small_world.at("jury")

    page = assert_house_rules(at.get(f"/delat/{share.id}").text, own_words=False)

    said = page.one("main").text
    assert WORDS in said
    assert "av 100 poäng" in said
    assert "bara till varandra" not in said
    assert f"/delat/{share.id}" in assert_house_rules(at.get("/hem").text, own_words=False).addresses()


def test_the_coordinator_shares_and_takes_back_on_the_page(small_world):
    subject = own_one(small_world)
    at, here = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/dela"

    assert_house_rules(at.get(here).text)
    assert at.post(here, {"email": "fel"}).status_code == 422
    at.post(here, {"email": "jury@demo.example"})
    (share,) = shares_of(subject.id)
    assert "jury@demo.example" in at.get(here).text
    at.post(f"{here}/{share.id}/ta-tillbaka", {}, page=here)

    assert shares_of(subject.id) == []
    assert small_world.at("jury").get(f"/delat/{share.id}").status_code == 404
