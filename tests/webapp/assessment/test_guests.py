"""A guest's link: one question, a proposal, and a member who takes it over."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select

from tests.support.colleagues import GUEST, PLACE, Q, events_of, hand, hand_in, own
from webapp.assessment.content import ANSWER_LIMIT, Link, Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import guests, tasks
from webapp.assessment.models.assessments import Answer
from webapp.assessment.models.teamwork import Proposal, Task
from webapp.assessment.queries import answers
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.assessment.queries.teamwork.joined_text import joined
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db

TEXT = Said(text="Strategin antogs i maj.")


def guest(world):
    return hand(world, PLACE, to=GUEST, note="Två meningar räcker.").token


def kept(world):
    return answers.current(own(world).id, Q)


def test_a_link_leads_to_one_question_and_only_its_hash_is_kept(world):
    token = guest(world)

    link = guest_link(token)

    row = db.session.get_one(Task, link.here.task_id)
    assert (link.asked.id, link.municipality, link.here.handed_by, link.here.note, link.open) == (
        Q,
        "Exempelby",
        "Karin Ek",
        "Två meningar räcker.",
        True,
    )
    assert (row.token_hash, token in str(vars(row))) == (sha256(token.encode()).hexdigest(), False)


@pytest.mark.parametrize("token", ["", "x", "å" * 300, "../x"])
def test_a_link_that_never_was_is_not_there(world, token):
    guest(world)

    with pytest.raises(NotThereError):
        guest_link(token)
    with pytest.raises(NotThereError):
        guests.propose(token, "Lena", TEXT)


def test_a_proposal_leaves_the_answer_alone_until_a_member_takes_it_over(world):
    token, before = guest(world), kept(world)

    made = guests.propose(token, "Lena Dahl", TEXT)
    meanwhile = kept(world)
    outcome = guests.take_over(own(world, "medarbetare"), Q, made.id, before.version, "k1")

    assert meanwhile == before
    assert (outcome.status, kept(world).said.text, kept(world).saved_by) == (
        "saved",
        TEXT.text,
        "Johan Lind",
    )
    (proposal,) = guests.proposals(own(world).id, Q)
    assert (proposal.name, proposal.email, proposal.taken_at is None) == ("Lena Dahl", GUEST, False)
    assert events_of(world, "task.", "proposal.") == ["task.handed", "proposal.sent", "proposal.taken"]
    last = db.session.scalars(select(Event).where(Event.question_id == Q).order_by(Event.id)).all()[-2]
    assert (last.what, last.person_id) == ("answer.saved", world.person("medarbetare"))


def test_taking_over_puts_text_after_text_and_loses_nothing(world):
    answer_deeds.save_answers(own(world), [Sent(Q, Said(text="Vi har en strategi."), 0, "")])
    made = guests.propose(guest(world), "Lena", TEXT)

    guests.take_over(own(world), Q, made.id, 1, "")
    guests.take_over(own(world), Q, made.id, 2, "")

    assert kept(world).said.text == "Vi har en strategi.\n\nStrategin antogs i maj."
    assert kept(world).version == 2


def test_a_stale_take_over_changes_nothing(world):
    made = guests.propose(guest(world), "Lena", TEXT)
    answer_deeds.save_answers(own(world), [Sent(Q, Said(text="Under tiden."), 0, "")])

    outcome = guests.take_over(own(world), Q, made.id, 0, "")

    assert (outcome.refused, kept(world).said.text) == (True, "Under tiden.")
    assert guests.waiting(own(world).id) == 1


def test_a_proposal_that_does_not_fit_is_not_cut(world):
    answer_deeds.save_answers(own(world), [Sent(Q, Said(text="å" * (ANSWER_LIMIT - 5)), 0, "")])
    made = guests.propose(guest(world), "Lena", TEXT)

    with pytest.raises(NotReadyError, match="för långt"):
        guests.take_over(own(world), Q, made.id, 1, "")


def test_a_reader_takes_nothing_over_and_a_stranger_finds_nothing(world):
    made = guests.propose(guest(world), "Lena", TEXT)

    with pytest.raises(NotAllowedError):
        guests.take_over(own(world, "lasare"), Q, made.id, 0, "")
    with pytest.raises(NotThereError):
        guests.take_over(own(world, "samordnare@norrvik.example", "Norrvik"), Q, made.id, 0, "")
    with pytest.raises(NotThereError):
        guests.take_over(own(world), "kommunikation-policy", made.id, 0, "")


@pytest.mark.both
def test_the_same_proposal_twice_is_one(world):
    token = guest(world)

    first, again = guests.propose(token, "Lena", TEXT).id, guests.propose(token, "Lena", TEXT).id
    guests.propose(token, "Lena", Said(text="Ny."))

    assert first == again
    assert db.session.scalar(select(func.count(Proposal.id))) == 2


@pytest.mark.both
def test_a_link_is_no_way_to_fill_the_database(world):
    token = guest(world)
    for n in range(guests.MOST_PROPOSALS):
        guests.propose(token, "Lena", Said(text=str(n)))

    with pytest.raises(NotReadyError):
        guests.propose(token, "Lena", TEXT)


def test_a_proposal_needs_a_name_and_something_to_propose(world):
    with pytest.raises(InvalidError) as refusal:
        guests.propose(guest(world), "", Said())

    assert refusal.value.faults == {
        "name": "Skriv ditt namn, med högst 120 tecken.",
        f"{Q}:text": "Skriv ett förslag.",
    }


@pytest.mark.parametrize("how", ["taken back", "handed in", "too late"])
def test_a_link_ends_when_it_is_taken_back_at_the_hand_in_and_at_the_deadline(world, how):
    handed = hand(world, PLACE, to=GUEST)
    if how == "taken back":
        tasks.take_back(own(world), handed.task_id)
    if how == "handed in":
        hand_in(world)
    if how == "too late":
        late = own(world).closes_at + timedelta(minutes=15, seconds=1)
        clock.set_clock(lambda: late)

    assert guest_link(handed.token).open is False
    with pytest.raises(ClosedError, match="Länken gäller inte längre"):
        guests.propose(handed.token, "Lena", TEXT)
    assert db.session.scalar(select(func.count(Proposal.id))) == 0
    assert db.session.scalar(select(Answer.id).where(Answer.question_id == Q, Answer.version > 1)) is None


def test_what_is_joined_keeps_what_was_there():
    link, other = Link("https://a.se"), Link("https://b.se")
    now = Said({"system": "delvis"}, "Ett.", (link,))

    assert joined(now, Said({"system": "fullt"}, "Två.", (link, other))) == Said(
        {"system": "fullt"}, "Ett.\n\nTvå.", (link, other)
    )
    assert joined(now, Said(text="Ett.")) == now
    assert joined(now, Said(not_applicable=True, reason="Nej.")) == Said(
        {}, "Ett.", (link,), not_applicable=True, reason="Nej."
    )
