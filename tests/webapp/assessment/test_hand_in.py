"""Handing in: a named sign-off, a receipt, and then read-only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds import starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.assessment.queries import own_assessment
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership

SIGNED = ("Lena Dahl", "Kommundirektör")


def hand_in(world, who="samordnare"):
    return hand_in_deeds.submit(world.person(who), world.assessment("Exempelby"), *SIGNED, confirmed=True)


def test_a_hand_in_gives_a_receipt_with_the_name_of_whoever_signed(world):
    moment = clock.now().replace(microsecond=0)
    clock.set_clock(lambda: moment)

    subject = hand_in(world)

    told = hand_in_deeds.receipt(subject)
    year, number = clock.in_sweden(moment).year, world.assessment("Exempelby")
    assert (told.number, told.at, told.signed_name, told.signed_title, told.intact) == (
        f"KR-{year}-{number:06d}",
        moment,
        *SIGNED,
        True,
    )
    assert (subject.open, subject.may_write, subject.submitted_at) == (False, False, moment)


@pytest.mark.both
def test_a_hand_in_is_written_down_once_even_if_it_is_sent_twice(world):
    first = hand_in(world)
    told = hand_in_deeds.receipt(first)

    again = hand_in_deeds.submit(
        world.person("samordnare"), first.id, "Någon Annan", "Vikarie", confirmed=True
    )

    written = select(func.count()).where(
        Event.what == "assessment.submitted", Event.assessment_id == first.id
    )
    assert hand_in_deeds.receipt(again) == told
    assert db.session.scalar(written) == 1


CHANGES = {
    "a text": lambda said: {**said, "text": said["text"] + "."},
    "a level": lambda said: {**said, "levels": {}},
    "a link": lambda said: {**said, "evidence": [{"url": "https://a.se", "note": ""}]},
    "a note": lambda said: {**said, "evidence": [{"url": "https://a.se", "note": "Ny"}]},
    "a reason": lambda said: {**said, "reason": "Finns inte här."},
    "not applicable": lambda said: {**said, "not_applicable": True},
}


def test_a_receipt_tells_when_any_answer_has_been_changed_afterwards(world):
    subject = hand_in(world)
    answers = select(Answer).where(Answer.assessment_id == subject.id).order_by(Answer.id)
    answer = db.session.scalars(answers).first()
    original = answer.said

    told = {}
    for name, change in CHANGES.items():
        answer.said = change(original)
        told[name] = hand_in_deeds.receipt(subject).intact
    answer.said = original

    assert told == dict.fromkeys(CHANGES, False)
    assert hand_in_deeds.receipt(subject).intact is True


def test_a_receipt_tells_when_its_own_words_have_been_changed(world):
    subject = hand_in(world)
    row = db.session.get_one(Assessment, subject.id)

    told = {}
    for column in ("signed_name", "signed_title", "receipt_number"):
        original = getattr(row, column)
        setattr(row, column, "Ändrat")
        told[column] = hand_in_deeds.receipt(subject).intact
        setattr(row, column, original)

    assert told == {"signed_name": False, "signed_title": False, "receipt_number": False}
    assert hand_in_deeds.receipt(subject).intact is True


@pytest.mark.both
def test_a_receipt_tells_when_an_answer_has_been_removed(world):
    subject = hand_in(world)
    db.session.delete(db.session.scalars(select(Answer).where(Answer.assessment_id == subject.id)).first())
    db.session.commit()

    assert hand_in_deeds.receipt(subject).intact is False


def test_only_the_coordinator_hands_in(world):
    for who in ("medarbetare", "lasare"):
        with pytest.raises(NotAllowedError, match="Bara samordnaren kan lämna in"):
            hand_in(world, who)

    assert db.session.get_one(Assessment, world.assessment("Exempelby")).submitted_at is None


def test_nobody_hands_in_for_another_municipality(world):
    with pytest.raises(NotThereError):
        hand_in(world, "samordnare@norrvik.example")


@pytest.mark.parametrize(
    ("late", "accepted"), [(timedelta(minutes=15), True), (timedelta(minutes=15, seconds=1), False)]
)
def test_a_hand_in_is_accepted_until_the_grace_after_the_deadline_is_over(world, late, accepted):
    closes = db.session.get_one(Assessment, world.assessment("Exempelby")).closes_at
    clock.set_clock(lambda: closes + late)

    if accepted:
        assert hand_in(world).submitted_at == closes + late
    else:
        with pytest.raises(ClosedError, match="Tiden för att lämna in har gått ut"):
            hand_in(world)


NAME, TITLE = (
    "Skriv ditt namn.",
    "Skriv din befattning, till exempel kommundirektör.",
)
CONFIRM = "Kryssa i rutan för att bekräfta att du lämnar in svaren."


@pytest.mark.parametrize(
    ("name", "title", "confirmed", "faults"),
    [
        ("", "", False, {"name": NAME, "title": TITLE, "confirmed": CONFIRM}),
        ("Lena", "Chef", False, {"confirmed": CONFIRM}),
        (
            "å" * 121,
            "å" * 121,
            True,
            {
                "name": "Namnet är för långt. Skriv högst 120 tecken.",
                "title": "Befattningen är för lång. Skriv högst 120 tecken.",
            },
        ),
    ],
)
def test_a_sign_off_needs_name_title_and_confirmation(world, name, title, confirmed, faults):
    with pytest.raises(InvalidError) as refusal:
        hand_in_deeds.submit(
            world.person("samordnare"), world.assessment("Exempelby"), name, title, confirmed=confirmed
        )

    assert refusal.value.faults == faults
    assert db.session.get_one(Assessment, world.assessment("Exempelby")).submitted_at is None


def test_there_is_no_receipt_before_the_hand_in(world):
    subject = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))

    with pytest.raises(NotThereError):
        hand_in_deeds.receipt(subject)


def test_the_checklist_names_what_is_missing_and_stops_nothing(world):
    subject = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))

    found = hand_in_deeds.checklist(subject)

    states = {
        state: [q for q in subject.edition.questions.values() if found.standing.compass.state(q.id) == state]
        for state in ("unanswered", "begun")
    }
    silent = [
        q
        for q in subject.edition.questions.values()
        if found.standing.compass.state(q.id) == "answered"
        and not found.standing.answers[q.id].said.text
        and not found.standing.answers[q.id].said.evidence
    ]
    assert (found.unanswered, found.begun) == (states["unanswered"], states["begun"])
    assert found.without_text == silent
    assert found.unanswered


def test_an_empty_heading_of_the_own_description_stands_on_the_checklist(world):
    subject = own_assessment.own_assessment(
        world.person("samordnare"), world.assessment("Exempelby", "kvalitetskommun/2003")
    )

    found = hand_in_deeds.checklist(subject)

    assert found.empty_descriptions == [str(one.heading) for one in subject.edition.descriptions[1:]]


def test_answers_cannot_be_changed_after_the_hand_in(world):
    hand_in(world)
    subject = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))

    with pytest.raises(ClosedError, match="Svaren är inlämnade"):
        answer_deeds.save_answers(
            subject, [Sent("demokrati-strategi", answer_deeds.Said(text="Sent"), 1, "")]
        )


def test_a_coordinator_starts_an_own_assessment_without_deadline(world):
    who, place = world.person("samordnare"), _place(world)

    made = own_assessment.own_assessment(who, starts.start(who, place, "kommunkompassen/2012"))

    assert (made.round_id, made.closes_at, made.purpose, made.edition.id, made.role) == (
        None,
        None,
        "internal",
        "kommunkompassen/2012",
        "coordinator",
    )


def test_nobody_else_starts_an_assessment_for_a_municipality(world):
    for who in ("medarbetare", "lasare", "samordnare@norrvik.example", "kansli"):
        with pytest.raises(NotThereError):
            starts.start(world.person(who), _place(world), "kommunkompassen/2012")


def test_an_own_assessment_is_of_a_compass_that_is_known_down_to_its_questions(world):
    for edition in ("kommunkompassen/1812", "kommunkompassen/2020", "kvalitetskommun/2003", "../2012", ""):
        with pytest.raises(InvalidError) as refused:
            starts.start(world.person("samordnare"), _place(world), edition)
        assert list(refused.value.faults) == ["edition"]


def _place(world) -> int:
    return db.session.scalars(
        select(Membership.municipality_id).where(Membership.person_id == world.person("samordnare"))
    ).one()
