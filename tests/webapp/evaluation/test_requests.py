"""What the pair asks for comes, is late or is taken back; nothing of it is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from tests.support.judges import question_of, sit
from tests.support.mail import letters_of
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.evaluation.deeds.visit import evidence_requests as requests
from webapp.evaluation.deeds.visit import grounds, sources
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.models.visits import EvidenceRequest
from webapp.evaluation.queries.visit.requests import days_late, requests_of
from webapp.evidence.deeds import register_entries
from webapp.evidence.queries.beside_answers import given
from webapp.evidence.queries.evidence_archive import numbered
from webapp.evidence.queries.evidence_register import registered
from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import write_due
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.ground.words.languages import dated
from webapp.people.queries.own_municipality import own_municipality


def today() -> date:
    return clock.in_sweden(clock.now()).date()


def ask(seat, number: str = "2.1.1", text: str = "Rutinen för klagomål", days: int = 7) -> EvidenceRequest:
    question = question_of(seat, number).id if number else ""
    requests.ask(seat, Wanted(text, question, today() + timedelta(days=days)))
    return requests_of(seat.evaluation.id)[-1]


def host(seat):
    """Give the evaluated municipality's coordinator before its answers, and before its register."""
    query = select(Membership.person_id).filter_by(
        municipality_id=seat.assessment.municipality_id, role=COORDINATOR
    )
    who = db.session.scalars(query).first()
    return own_assessment(who, seat.assessment.id), own_municipality(who, seat.assessment.municipality_id)


def link(place, address: str = "https://www.kommun.example/rutin") -> int:
    return register_entries.take_link(place, address, "Rutin för klagomål").id


def state(row: EvidenceRequest) -> str:
    db.session.refresh(row)
    return "come" if row.came_at else "withdrawn" if row.withdrawn_at else "asked"


@pytest.mark.both
def test_what_comes_lies_in_the_register_with_the_question_it_was_for(world):
    seat = sit(world)
    row = ask(seat)
    subject, place = host(seat)
    evidence = link(place)

    requests.answer(subject, row.id, "Den gäller sedan i våras.", evidence)

    (source,) = sources.sources_of(seat.evaluation.id)
    assert (source.title, source.kind, source.address) == (
        "Rutin för klagomål",
        "web",
        "https://www.kommun.example/rutin",
    )
    assert (state(row), row.source_id, row.evidence_id) == ("come", source.id, evidence)
    assert [one.id for one in given(seat.assessment.id)[row.question_id]] == [evidence]
    assert letters_of("request-made", seat.evaluation.id) == [
        f"Utvärderarna ber om något till {dated(row.last_on)}"
    ]
    assert len(letters_of("request-came", seat.evaluation.id)) == 2


def test_an_answer_in_words_is_a_source_too_and_the_same_twice_is_one(small_world):
    seat = sit(small_world)
    row = ask(seat)
    subject, _place = host(seat)

    requests.answer(subject, row.id, "Vi har ingen sådan rutin.", None)
    requests.answer(subject, row.id, "Vi har ingen sådan rutin.", None)

    assert [one.title for one in sources.sources_of(seat.evaluation.id)] == [
        "Kommunens svar: Rutinen för klagomål"
    ]
    with pytest.raises(NotReadyError):
        requests.answer(subject, row.id, "Jo, en till.", None)


def test_a_document_that_comes_after_its_day_counts_and_says_how_late_it_is(small_world):
    seat = sit(small_world)
    row = ask(seat)
    db.session.execute(update(EvidenceRequest).values(last_on=today() - timedelta(days=3)))
    db.session.commit()
    late = days_late(requests_of(seat.evaluation.id)[0])
    subject, place = host(seat)

    requests.answer(subject, row.id, "", link(place))

    assert (late, state(row), days_late(row)) == (3, "come", 3)
    assert len(sources.sources_of(seat.evaluation.id)) == 1


def test_what_is_taken_back_is_not_waited_for_and_what_has_come_stays(small_world):
    seat = sit(small_world)
    row, other = ask(seat), ask(seat, text="Protokollet")
    subject, _place = host(seat)
    requests.answer(subject, other.id, "Bifogas inte.", None)

    requests.withdraw(seat, row.id, "Vi fann den på webben.")
    with pytest.raises(NotReadyError):
        requests.withdraw(seat, other.id, "")
    with pytest.raises(NotReadyError):
        requests.answer(subject, row.id, "Här är den.", None)

    assert (state(row), state(other)) == ("withdrawn", "come")
    assert len(letters_of("request-withdrawn", seat.evaluation.id)) == 1


def test_evidence_that_has_gone_to_evaluators_is_withdrawn_never_removed(small_world):
    seat = sit(small_world)
    row = ask(seat)
    subject, place = host(seat)
    evidence = link(place)
    requests.answer(subject, row.id, "", evidence)

    with pytest.raises(NotReadyError):
        register_entries.remove(place, evidence)
    register_entries.withdraw(place, evidence, "Fel version.")

    (one,) = given(seat.assessment.id)[row.question_id]
    assert (one.there, one.why) == (False, "Fel version.")


def test_the_municipality_is_not_told_which_evidence_a_mark_rests_on(small_world):
    seat = sit(small_world)
    row = ask(seat)
    subject, place = host(seat)
    requests.answer(subject, row.id, "", link(place))
    before = uses(place)

    grounds.rest_on(seat, question_of(seat), {sources.sources_of(seat.evaluation.id)[0].id}, ())

    assert uses(place) == before == ["2.1.1"]


def uses(place) -> list[str]:
    return [use.place for one in registered(place.id) for use in one.uses if one.evidence.kind == "link"]


def test_the_archive_numbers_what_was_asked_for_after_what_stands_beside_the_answers(small_world):
    seat = sit(small_world)
    subject, place = host(seat)
    whole, row = ask(seat, ""), ask(seat, "1.1.1", "En till")
    first, second = link(place), link(place, "https://www.kommun.example/annat")
    requests.answer(subject, whole.id, "", first)
    requests.answer(subject, row.id, "", second)

    numbers = numbered(given(seat.assessment.id), seat.edition)

    assert (numbers[second], numbers[first]) == (len(numbers) - 1, len(numbers))


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (Wanted("", "", today()), "text"),
        (Wanted("Rutinen", "finns-inte", today()), "question"),
        (Wanted("Rutinen", "", None), "last_on"),
        (Wanted("Rutinen", "", date(2020, 1, 1)), "last_on"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(small_world, wanted, fault):
    seat = sit(small_world)

    with pytest.raises(InvalidError) as refused:
        requests.ask(seat, wanted)

    assert list(refused.value.faults) == [fault]


def test_others_evidence_and_others_requests_are_not_there(small_world):
    seat = sit(small_world)
    row = ask(seat)
    subject, _place = host(seat)

    with pytest.raises(NotThereError):
        requests.answer(subject, row.id, "", 999_999)
    with pytest.raises(NotThereError):
        requests.answer(subject, row.id + 1, "Hej", None)


def test_the_day_before_is_reminded_of_once(small_world):
    ask(sit(small_world), days=1)

    write_due()
    write_due()

    assert letters_of("request-near") == ["I morgon är sista dagen: utvärderarna väntar på något"]


def test_the_register_begins_with_what_the_municipality_gave(small_world):
    seat = sit(small_world)
    question = question_of(seat)
    row = ask(seat)
    subject, place = host(seat)
    requests.answer(subject, row.id, "", link(place))
    before = grounds.grounds(seat)

    grounds.rest_on(seat, question, {before.sources[0].id}, ())
    after = grounds.grounds(seat)

    assert [one.title for one in before.unseen(question)] == ["Rutin för klagomål"]
    assert (after.unseen(question), after.of(question).kinds) == ([], ["web"])


def test_an_answer_to_something_long_is_named_whole_and_never_cut(small_world):
    seat = sit(small_world)
    host_of = host(seat)[0]
    short, long = ask(seat, text="Rutinen"), ask(seat, text="Rutinen " * 40)

    for row in (short, long):
        requests.answer(host_of, row.id, "Den finns.", None)

    named = [one.title for one in sources.sources_of(seat.evaluation.id)][-2:]
    assert named == ["Kommunens svar: Rutinen", f"Kommunens svar på det ni begärde {dated(today())}"]
