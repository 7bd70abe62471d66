"""The office nominates and assigns; a coordinator appoints at home."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from questionnaires.municipalities.swedish import sorting_key
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.award.deeds import nominations
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.queries import round_overview
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts

NOMINATION = "kvalitetskommun/2003"
WHY = "Har kommit längst."


def the_round() -> Round:
    return db.session.scalars(select(Round)).one()


def entrant(name: str) -> int:
    return db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()


def hand_in(world, edition):
    who = world.person("samordnare")
    hand_in_deeds.submit(who, world.assessment("Exempelby", edition), "Lena Dahl", "Chef", confirmed=True)


def office_nominates() -> None:
    """Let the round stand where the office nominates, after comparing the compasses."""
    the_round().recipe, the_round().step = "2021", "nominering"
    db.session.commit()


def nominated(world) -> int:
    """Let Exempelby hand in its nomination and be nominated; give its place in the round."""
    office_nominates()
    hand_in(world, NOMINATION)
    return nominations.nominate(world.person("kansli"), the_round(), entrant("Exempelby"), WHY).id


def assign(world, where, first="utvarderare.a", second="utvarderare.b"):
    return seats.assign(world.person("kansli"), the_round(), where, world.person(first), world.person(second))


def test_a_municipality_is_nominated_after_it_has_handed_in_its_nomination(world):
    office_nominates()
    with pytest.raises(NotReadyError, match="Kommunen har inte lämnat in sin nominering än"):
        nominations.nominate(world.person("kansli"), the_round(), entrant("Exempelby"), WHY)

    found = nominated(world)

    assert db.session.get_one(Entrant, found).nominated_at is not None


def test_a_municipality_is_nominated_once(world):
    found = nominated(world)
    moment = db.session.get_one(Entrant, found).nominated_at

    nominations.nominate(world.person("kansli"), the_round(), found, WHY)

    name = Event.after["municipality"].as_string()
    written = select(func.count()).where(
        Event.what == "entrant.nominated", name == "Exempelby", Event.why == WHY
    )
    assert (db.session.get_one(Entrant, found).nominated_at, db.session.scalar(written)) == (moment, 1)


def test_an_entrant_of_another_round_is_not_there(world):
    now = clock.now()
    other = Round(
        key="2027",
        award="A",
        name="B",
        nomination_edition=NOMINATION,
        compass_edition="kommunkompassen/2012",
        closes_at=now,
        created_at=now,
    )
    db.session.add(other)
    db.session.commit()

    for deed in (
        lambda: nominations.nominate(world.person("kansli"), other, entrant("Norrvik"), WHY),
        lambda: seats.assign(world.person("kansli"), other, entrant("Norrvik"), 1, 2),
        lambda: nominations.nominate(world.person("kansli"), other, 999_999, WHY),
    ):
        with pytest.raises(NotThereError):
            deed()


def test_evaluators_are_assigned_to_a_nominated_municipality_that_has_handed_in(world):
    with pytest.raises(NotReadyError, match="Kommunen är inte nominerad"):
        assign(world, entrant("Exempelby"))
    where = nominated(world)
    with pytest.raises(NotReadyError, match="Självvärderingen är inte inlämnad än"):
        assign(world, where)
    hand_in(world, "kommunkompassen/2012")

    evaluation = assign(world, where)

    assert [(seat.track, seat.person_id) for seat in evaluation.seats] == [
        ("a", world.person("utvarderare.a")),
        ("b", world.person("utvarderare.b")),
    ]


@pytest.fixture
def ready(world):
    """Give the place in the round of a nominated municipality that has handed in everything."""
    where = nominated(world)
    hand_in(world, "kommunkompassen/2012")
    return where


def test_one_person_cannot_be_both_evaluators(world, ready):
    with pytest.raises(InvalidError) as refusal:
        assign(world, ready, "utvarderare.a", "utvarderare.a")

    assert refusal.value.faults == {"second": "Välj två olika personer."}


@pytest.mark.parametrize("who", ["jury", "kansli", "samordnare"])
def test_only_the_rounds_evaluators_can_be_assigned(world, ready, who):
    with pytest.raises(InvalidError) as refusal:
        assign(world, ready, "utvarderare.a", who)

    assert refusal.value.faults == {"second": "Välj bland dem som finns i listan."}


def test_nobody_evaluates_a_municipality_of_their_own(world, ready):
    place = db.session.get_one(Entrant, ready).municipality_id
    db.session.add(Membership(person_id=world.person("utvarderare.b"), municipality_id=place, role="reader"))
    db.session.commit()

    with pytest.raises(InvalidError) as refusal:
        assign(world, ready)

    name = db.session.get_one(Entrant, ready).municipality.name
    assert refusal.value.faults == {"second": f"Björn Holm är jävig: hör till {name}. Välj någon annan."}


def test_somebody_who_is_no_longer_active_cannot_be_assigned(world, ready):
    db.session.get_one(Person, world.person("utvarderare.b")).active = False
    db.session.commit()

    with pytest.raises(InvalidError):
        assign(world, ready)


def test_a_municipality_has_two_evaluators_and_no_more(world, ready):
    assign(world, ready)

    with pytest.raises(NotReadyError, match="Kommunen har redan utvärderare"):
        assign(world, ready)


def test_only_the_coordinator_appoints_and_only_at_home(world):
    own, award = world.assessment("Exempelby", purpose="internal"), world.assessment("Exempelby")
    two = world.person("medarbetare"), world.person("lasare")

    for who, assessment in (("medarbetare", own), ("lasare", own), ("samordnare", award)):
        with pytest.raises(NotAllowedError):
            seats.appoint(own_assessment.own_assessment(world.person(who), assessment), *two)
    with pytest.raises(NotReadyError):
        seats.appoint(own_assessment.own_assessment(world.person("samordnare"), own), *two)
    db.session.get_one(Assessment, own).submitted_at = clock.now()
    db.session.commit()
    with pytest.raises(InvalidError):
        seats.appoint(
            own_assessment.own_assessment(world.person("samordnare"), own), two[0], world.person("jury")
        )


@pytest.mark.usefixtures("resting_world")
def test_the_office_sees_every_municipality_of_the_round_as_swedish_sorts_them():
    page = round_overview.office_page(the_round())

    assert [line.entrant.municipality.name for line in page.lines] == [
        "Exempelby",
        "Granhult",
        "Lillhärad",
        "Norrvik",
        "Sjöholm",
        "Åkerstad",
    ]
    assert [person.name for person in page.evaluators] == ["Anna Berg", "Björn Holm"]


def test_swedish_letters_come_last_in_their_own_order():
    names = ["Österby", "Älvstad", "Zinkby", "Åmåla", "ängby", "Alby"]

    assert sorted(names, key=sorting_key) == ["Alby", "Zinkby", "Åmåla", "Älvstad", "ängby", "Österby"]


@pytest.mark.parametrize("who", ["jury", "utvarderare.a", "samordnare"])
def test_nobody_but_the_office_reaches_its_round(resting_world, who):
    with pytest.raises(NotThereError):
        posts.office_round(resting_world.person(who), "2026")
