"""One guest, one link, several questions: each with a proposal of its own, taken back one by one or all."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.colleagues import GUEST, PLACE, Q, hand, own
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds.teamwork import guests, tasks
from webapp.assessment.deeds.teamwork.guest_questions import MOST
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotThereError
from webapp.ground.store.database import db


def ask(world, *numbers, email=GUEST):
    return tasks.hand_out(own(world), Handing(PLACE, None, email, "Tack på förhand.", numbers))


def numbers(token) -> list[str]:
    return [one.asked.number for one in guest_link(token).questions]


@pytest.mark.both
def test_one_letter_with_one_link_leads_to_all_that_is_asked(world):
    token = ask(world, "2.1.1", "1.1.2", "1.1.1").token

    link = guest_link(token)
    letters = list(db.session.scalars(select(Letter.body).where(Letter.recipient == GUEST)))

    assert numbers(token) == ["1.1.1", "1.1.2", "2.1.1"]
    assert (link.asked.id, link.here.note, link.open) == (Q, "Tack på förhand.", True)
    assert [len(letters), letters[0].count("1.1.2 ")] == [1, 1]


def test_each_question_gets_a_proposal_with_links_and_the_next_one_waits(world):
    token = ask(world, "1.1.2").token
    said = Said(text="Så gör vi.", evidence=(Link("https://www.exempelby.example/plan", "Planen"),))

    made = guests.propose(token, "Lena", said, Q)

    link = guest_link(token)
    assert (link.asked.number, link.ahead) == ("1.1.2", None)
    assert [(one.asked.number, one.received) for one in link.questions] == [("1.1.1", 1), ("1.1.2", 0)]
    assert guest_link(token, Q).ahead == link.here
    guests.take_over(own(world), Q, made.id, current(own(world).id, Q).version, "")
    assert current(own(world).id, Q).said.evidence == said.evidence


def test_a_link_alone_is_a_proposal_too(world):
    link = Link("https://www.exempelby.example/plan")

    guests.propose(ask(world).token, "Lena", Said(evidence=(link,)))

    assert [one.said.evidence for one in guests.proposals(own(world).id, Q)] == [(link,)]


def test_what_is_not_asked_is_behind_no_link(world):
    token = ask(world, "1.1.2").token
    ask(world, email="nils@exempelby.example")

    with pytest.raises(NotThereError):
        guest_link(token, "demokrati-insyn")
    with pytest.raises(NotThereError):
        guests.propose(token, "Lena", Said(text="Nej."), "demokrati-insyn")


@pytest.mark.both
def test_one_question_is_taken_back_and_the_link_opens_the_rest(world):
    handed = ask(world, "1.1.2", "2.1.1")

    assert tasks.take_back(own(world), handed.task_id) == 1
    assert (numbers(handed.token), guest_link(handed.token).open) == (["1.1.2", "2.1.1"], True)
    left = guest_link(handed.token).questions[0]
    assert tasks.take_back(own(world), left.task_id, all_of_guest=True) == 2
    assert guest_link(handed.token).open is False
    with pytest.raises(ClosedError):
        guests.propose(handed.token, "Lena", Said(text="För sent."))


def test_what_is_asked_later_stands_behind_the_link_that_the_guest_has(world):
    first = hand(world, PLACE, to=GUEST).token
    second = tasks.hand_out(own(world), Handing("question:kommunikation-policy", None, GUEST)).token

    assert numbers(first) == numbers(second) == ["1.1.1", "1.1.2"]


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        (Handing(PLACE, None, GUEST, "", ("1.1.2", "9.9.9")), "Det finns ingen fråga 9.9.9."),
        (Handing(PLACE, None, GUEST, "", ("1.1.2",) * (MOST + 1)), "Högst 30 frågor på en gång."),
    ],
)
def test_a_number_that_is_no_question_stops_all_of_it(world, wish, fault):
    with pytest.raises(InvalidError) as refusal:
        tasks.hand_out(own(world), wish)

    assert refusal.value.faults == {"more": fault}


def test_a_colleague_has_questions_one_by_one_or_by_the_board(world):
    with pytest.raises(InvalidError) as refusal:
        tasks.hand_out(own(world), Handing(PLACE, world.person("medarbetare"), "", "", ("1.1.2",)))

    assert list(refusal.value.faults) == ["more"]
