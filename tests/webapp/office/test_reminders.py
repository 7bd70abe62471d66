"""Reminders and receipts: to those concerned, once, and without a word of what was answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.inbox import happened, letters_to, place, the_round
from webapp.assessment.deeds import hand_in
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.office.deeds import reminders as reminder_deeds

NOMINATION = "kvalitetskommun/2003"


def remind(world, *ids: int, by: str = "kansli") -> int:
    return reminder_deeds.remind(
        world.person(by), the_round().id, ids, dict.fromkeys(ids, "fredag kl. 16.00")
    )


def reminders() -> list[str]:
    query = select(Letter.recipient).where(Letter.key.startswith("reminder:")).order_by(Letter.id)
    return list(db.session.scalars(query))


@pytest.mark.usefixtures("world")
def test_only_what_is_not_handed_in_can_be_reminded_of():
    rows = [
        (one.assessment.municipality.name, one.assessment.name) for one in reminder_deeds.lacking(the_round())
    ]

    assert rows == [("Exempelby", "Nominering 2026"), ("Exempelby", "Självvärdering 2026")]


def test_a_reminder_goes_to_the_coordinators_and_names_what_and_when(world):
    own = world.assessment("Exempelby", NOMINATION)

    written = remind(world, own)

    (letter,) = [one for one in letters_to("samordnare@demo.example") if one.occasion == "reminder"]
    assert (written, reminders(), letter.link) == (1, ["samordnare@demo.example"], f"/nominering/{own}")
    assert letter.subject == "Påminnelse: Nominering 2026 för Exempelby"
    assert "Sista tiden är fredag kl. 16.00." in letter.body


@pytest.mark.both
def test_nobody_is_reminded_twice_the_same_day(world):
    own = world.assessment("Exempelby")
    remind(world, own)

    with pytest.raises(InvalidError):
        remind(world, own)
    moment = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: moment)
    remind(world, own)

    assert len(reminders()) == 2
    assert happened("reminder.sent") == 2


def test_whoever_has_handed_in_is_never_reminded_not_even_if_chosen(world):
    done, own = world.assessment("Norrvik"), world.assessment("Exempelby")
    internal = world.assessment("Exempelby", purpose="internal")

    remind(world, done, own, internal)

    assert reminders() == ["samordnare@demo.example"]
    with pytest.raises(InvalidError):
        remind(world, done, internal, 999_999)


def test_whoever_has_no_time_left_is_listed_but_not_reminded_until_there_is_more(world):
    own = world.assessment("Exempelby")
    row = db.session.get_one(Assessment, own)
    row.closes_at = clock.now() - timedelta(minutes=1)
    db.session.commit()

    with pytest.raises(InvalidError) as refused:
        remind(world, own)
    late = [one.late for one in reminder_deeds.lacking(the_round()) if one.assessment.id == own]
    db.session.get_one(Assessment, own).closes_at = clock.now() + timedelta(days=1)
    db.session.commit()

    assert refused.value.faults == {
        "chosen": "Välj minst en som inte har påmints i dag, och vars tid inte har gått ut. "
        "Den som behöver mer tid får det på kommunens sida i omgången."
    }
    assert (late, remind(world, own)) == ([True], 1)


def test_a_municipality_without_coordinator_is_listed_but_cannot_be_reminded(world):
    for row in db.session.scalars(select(Membership).where(Membership.municipality_id == place())):
        row.role = "reader"
    db.session.commit()

    assert [one.people for one in reminder_deeds.lacking(the_round())] == [[], []]
    with pytest.raises(InvalidError):
        remind(world, world.assessment("Exempelby"))


@pytest.mark.parametrize("who", ["jury", "utvarderare.a", "samordnare"])
def test_nobody_but_the_office_reminds(world, who):
    with pytest.raises(NotThereError):
        remind(world, world.assessment("Exempelby"), by=who)


@pytest.mark.both
def test_a_hand_in_is_told_every_coordinator_once_with_the_receipts_number(world):
    own = world.assessment("Exempelby")
    db.session.add(Membership(person_id=world.person("jury"), municipality_id=place(), role="coordinator"))
    db.session.commit()

    for _time in range(2):
        hand_in.submit(world.person("samordnare"), own, "Lena Dahl", "Kommundirektör", confirmed=True)

    told = [
        [one for one in letters_to(f"{who}@demo.example") if one.occasion == "receipt"]
        for who in ("samordnare", "jury", "medarbetare", "lasare")
    ]
    assert [len(letters) for letters in told] == [1, 1, 0, 0]
    letter = told[0][0]
    assert letter.link == f"/sjalvvardering/{own}/kvitto"
    assert letter.subject.startswith(f"Kvitto KR-{clock.in_sweden(clock.now()).year}-")


def test_no_letter_carries_what_anybody_has_answered(world):
    own = world.assessment("Exempelby")
    answer = db.session.scalars(select(Answer).where(Answer.assessment_id == own)).first()
    answer.said = {**answer.said, "text": "KANARIEFÅGEL"}
    db.session.commit()
    remind(world, own)
    hand_in.submit(world.person("samordnare"), own, "Lena Dahl", "Kommundirektör", confirmed=True)

    found = [one.key for one in db.session.scalars(select(Letter)) if "KANARIE" in one.subject + one.body]

    assert found == []
