"""An own assessment's name, last day and answerers; its archive; and taking an empty one away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.last_time import begin
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, particulars, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.particulars import Particulars
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_years
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.queries.teamwork import tasks as task_queries
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership

EDITION, QUESTION = "kommunkompassen/2012", "ledarskap-policy"


def _wanted(subject, **other):
    kept = {"name": subject.name, "closes_at": subject.closes_at, "people": frozenset()}
    return Particulars(**{**kept, **other})


def _again(world, subject, who="samordnare"):
    return own_assessment(world.person(who), subject.id)


def _first_question(subject):
    return next(iter(subject.edition.questions))


def test_it_starts_with_all_that_was_chosen(world):
    who, place = world.person("samordnare"), begin(world).municipality_id
    closes = clock.now() + timedelta(days=30)
    wanted = Wanted("Chefer 2026", frozenset({"6", "4"}), closes, frozenset({world.person("medarbetare")}))

    subject = own_assessment(who, starts.start(who, place, EDITION, wanted))

    assert (subject.name, subject.closes_at) == ("Chefer 2026", closes)
    assert [area.number for area in subject.edition.areas] == ["4", "6"]
    assert [one.id for one in own_years.answerers_of(subject.id)] == [world.person("medarbetare")]


def test_what_cannot_be_is_said_by_its_field_and_nothing_starts(world):
    subject = begin(world)
    answers.save_answers(subject, [Sent(_first_question(subject), Said(text="Ja"), 0, "")])
    who, place = subject.person_id, subject.municipality_id
    before = [one.id for one in own_years.own_ones(place)]
    yesterday = clock.now() - timedelta(days=1)
    wrong = {
        "name": Wanted(subject.name),
        "areas": Wanted("Ny", frozenset({"9"})),
        "last_day": Wanted("Ny", None, yesterday),
        "people": Wanted("Ny", None, None, frozenset({world.person("lasare")})),
    }

    found = {}
    for field, wanted in wrong.items():
        with pytest.raises(InvalidError) as refused:
            starts.start(who, place, EDITION, wanted)
        found[field] = list(refused.value.faults)
        db.session.rollback()

    assert found == {field: [field] for field in wrong}
    assert [one.id for one in own_years.own_ones(place)] == before


def test_the_same_wish_twice_is_one_and_another_name_or_other_areas_another(world):
    who, place = world.person("samordnare"), begin(world).municipality_id
    chosen = Wanted("Chefer", frozenset({"4"}))

    first = starts.start(who, place, EDITION, chosen)

    assert starts.start(who, place, EDITION, chosen) == first
    others = [Wanted("Ledare", frozenset({"4"})), Wanted("Alla", frozenset({"4", "6"})), Wanted("Hela")]
    assert len({first, *(starts.start(who, place, EDITION, one) for one in others)}) == 4


def test_it_is_renamed_and_given_more_time_with_one_event(world):
    subject = begin(world)
    closes = clock.now() + timedelta(days=9)
    people = frozenset({world.person("medarbetare")})

    for _time in range(2):
        particulars.change(subject, _wanted(subject, name="Ny", closes_at=closes, people=people))

    now = _again(world, subject)
    query = select(Event).where(Event.assessment_id == subject.id, Event.what == "assessment.changed")
    (event,) = db.session.scalars(query)
    assert (now.name, now.closes_at) == ("Ny", closes)
    assert event.after == {"name": "Ny", "closes": closes.isoformat(), "people": sorted(people)}


def test_more_time_opens_what_had_closed(world):
    subject = begin(world)
    particulars.change(subject, _wanted(subject, closes_at=clock.now() + timedelta(hours=1)))
    later = clock.now() + timedelta(days=3)
    clock.set_clock(lambda: later)
    sent = Sent(_first_question(subject), Said(text="Sent"), 0, "")
    late = _again(world, subject)

    with pytest.raises(ClosedError) as refused:
        answers.save_answers(late, [sent])
    particulars.change(late, _wanted(late, closes_at=later + timedelta(days=1)))

    assert refused.value.remedy == "Samordnaren kan ge mer tid. Kopiera det du har skrivit."
    assert answers.save_answers(_again(world, subject), [sent])[0].status == "saved"


def test_whoever_answers_and_leaves_meanwhile_is_no_longer_among_them(world):
    subject, who = begin(world), world.person("medarbetare")
    particulars.change(subject, _wanted(subject, people=frozenset({who})))
    answers.save_answers(
        _again(world, subject, "medarbetare"), [Sent(_first_question(subject), Said(text="Halv"), 0, "")]
    )

    db.session.delete(db.session.scalars(select(Membership).filter_by(person_id=who)).one())
    db.session.commit()

    assert own_years.answerers_of(subject.id) == []
    with pytest.raises(InvalidError):
        particulars.change(subject, _wanted(subject, people=frozenset({who})))
    with pytest.raises(NotThereError):
        _again(world, subject, "medarbetare")
    db.session.rollback()
    particulars.change(subject, _wanted(subject, name="Vi som är kvar"))
    assert _again(world, subject).name == "Vi som är kvar"


def test_what_is_archived_is_read_but_not_written_until_it_is_taken_out(world):
    subject = begin(world)
    sent = Sent(_first_question(subject), Said(text="Ja"), 0, "")
    answers.save_answers(subject, [sent])

    particulars.archive(subject)
    put_away = _again(world, subject)
    with pytest.raises(ClosedError) as refused:
        answers.save_answers(put_away, [Sent(sent.question_id, Said(text="Nej"), 1, "")])
    with pytest.raises(ClosedError):
        hand_in.submit(subject.person_id, subject.id, "Lena Dahl", "Chef", confirmed=True)
    particulars.take_out(put_away)

    assert (put_away.open, refused.value.sentence) == (False, "Värderingen är arkiverad.")
    assert _again(world, subject).open


def test_what_is_archived_waits_for_nobody_and_a_guests_link_is_closed(world):
    subject = begin(world)
    place = f"question:{_first_question(subject)}"
    tasks.hand_out(subject, tasks.Handing(place, world.person("medarbetare"), ""))
    token = tasks.hand_out(subject, tasks.Handing(place, None, "gast@annan.example")).token

    def waits() -> tuple[int, bool]:
        return len(task_queries.mine(world.person("medarbetare"))), guest_link(token).open

    before = waits()
    particulars.archive(subject)
    put_away = waits()
    particulars.take_out(subject)

    assert before[1] is True
    assert put_away == (before[0] - 1, False)
    assert waits() == before


def test_an_empty_one_is_taken_away_and_one_with_an_answer_never(world):
    empty = begin(world)
    particulars.remove(empty)
    with pytest.raises(NotThereError):
        _again(world, empty)
    begun = begin(world)
    answers.save_answers(begun, [Sent(_first_question(begun), Said(text="Ja"), 0, "")])

    with pytest.raises(NotReadyError):
        particulars.remove(begun)

    assert begun.id != empty.id
    assert db.session.get_one(Assessment, begun.id, populate_existing=True).removed_at is None


@pytest.mark.both
def test_an_answer_and_a_removal_at_once_leave_one_of_them(world):
    subject = begin(world)
    question = _first_question(subject)
    db.session.remove()

    def answer() -> str:
        with world.app.app_context():
            try:
                reached = own_assessment(subject.person_id, subject.id)
                return answers.save_answers(reached, [Sent(question, Said(text="Ja"), 0, "")])[0].status
            except NotThereError:
                return "gone"

    def remove() -> str:
        with world.app.app_context():
            try:
                particulars.remove(own_assessment(subject.person_id, subject.id))
            except NotReadyError:
                return "kept"
            return "removed"

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(answer), pool.submit(remove)

    assert (first.result(), second.result()) in {("saved", "kept"), ("gone", "removed")}


def test_only_the_coordinator_changes_it_and_nobody_one_of_a_round(world):
    subject = begin(world)
    award = own_assessment(world.person("samordnare"), world.assessment("Exempelby"))

    with pytest.raises(NotAllowedError):
        particulars.change(_again(world, subject, "medarbetare"), _wanted(subject, name="Ny"))
    db.session.rollback()
    for deed in (particulars.archive, particulars.take_out, particulars.remove):
        with pytest.raises(NotThereError):
            deed(award)
        db.session.rollback()
