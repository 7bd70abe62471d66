"""A certifier's word before the hand-in: it holds for exactly the answers that were read."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, events_of, hand_in, make_certifier, own
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.deeds.teamwork.certificates import StaleAnswersError, Word
from webapp.assessment.queries import answers as answer_queries
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError


def state(world):
    return certificates.certifying(own(world))


def sign(world, seen="", who="lasare"):
    word = Word(sign=True, seen=seen or state(world).answers_hash, title="Kommunchef", confirmed=True)
    certificates.answer(own(world, who), word)


def change(world):
    answers.save_answers(
        own(world), [Sent(Q, Said(text="Nytt."), answer_queries.current(own(world).id, Q).version, "")]
    )


@pytest.fixture
def asked(world):
    make_certifier(world)
    certificates.ask(own(world))
    return world


def test_without_a_certifier_the_named_sign_off_is_enough(world):
    assert state(world).needed is False
    with pytest.raises(NotReadyError, match="Ingen i kommunen har rollen intygsgivare"):
        certificates.ask(own(world))
    assert hand_in(world).submitted_at is not None


def test_with_a_certifier_nothing_is_handed_in_before_the_word(asked):
    with pytest.raises(NotReadyError, match="Svaren är inte intygade än"):
        hand_in(asked)

    assert own(asked).submitted_at is None


def test_the_certificate_is_the_signature_of_the_hand_in(asked):
    sign(asked)

    subject = hand_in_deeds.submit(
        asked.person("samordnare"), own(asked).id, "Någon Annan", "", confirmed=True
    )

    told = hand_in_deeds.receipt(subject)
    assert (told.signed_name, told.signed_title, told.intact) == ("Eva Sand", "Kommunchef", True)
    assert events_of(asked, "certificate.") == ["certificate.asked", "certificate.signed"]


def test_a_hand_in_of_certified_answers_still_has_to_be_confirmed(asked):
    sign(asked)

    with pytest.raises(InvalidError) as refusal:
        hand_in_deeds.submit(asked.person("samordnare"), own(asked).id, "", "", confirmed=False)

    assert list(refusal.value.faults) == ["confirmed"]


def test_an_answer_that_is_changed_afterwards_undoes_the_certificate(asked):
    sign(asked)
    change(asked)

    assert (state(asked).signed, state(asked).outdated) == (False, True)
    with pytest.raises(NotReadyError, match="Svaren ändrades efter intyget"):
        hand_in(asked)
    certificates.ask(own(asked))
    sign(asked)
    assert hand_in(asked).submitted_at is not None


def test_nobody_certifies_answers_that_have_changed_since_they_were_read(asked):
    seen = state(asked).answers_hash
    change(asked)

    with pytest.raises(StaleAnswersError):
        sign(asked, seen)

    assert state(asked).signed is False


def test_answers_are_sent_back_with_a_reason(asked):
    seen = state(asked).answers_hash
    with pytest.raises(InvalidError) as refusal:
        certificates.answer(own(asked, "lasare"), Word(sign=False, seen=seen))

    certificates.answer(own(asked, "lasare"), Word(sign=False, seen=seen, why="Fråga 1.1.1 saknas."))

    assert refusal.value.faults == {"reason": "Skriv vad som behöver ändras, med högst 1 000 tecken."}
    assert (state(asked).sent_back, state(asked).latest.why) == (True, "Fråga 1.1.1 saknas.")
    with pytest.raises(NotReadyError):
        sign(asked)


def test_a_signature_needs_a_title_and_a_confirmation(asked):
    with pytest.raises(InvalidError) as refusal:
        certificates.answer(own(asked, "lasare"), Word(sign=True, seen=state(asked).answers_hash))

    assert sorted(refusal.value.faults) == ["confirmed", "title"]


def test_only_the_coordinator_asks_and_only_the_certifier_answers(asked):
    with pytest.raises(NotAllowedError):
        certificates.ask(own(asked, "medarbetare"))
    for who in ("samordnare", "medarbetare"):
        with pytest.raises(NotAllowedError):
            sign(asked, who=who)


def test_a_certifier_changes_no_answer(asked):
    with pytest.raises(NotAllowedError):
        answers.save_answers(own(asked, "lasare"), [Sent(Q, Said(text="Nytt."), 0, "")])


def test_asking_twice_is_asking_once(asked):
    certificates.ask(own(asked))

    assert events_of(asked, "certificate.") == ["certificate.asked"]
    assert [one.id for one in certificates.waiting_for(asked.person("lasare"))] == [own(asked).id]
    assert certificates.waiting_for(asked.person("samordnare")) == []


def test_nothing_is_certified_after_the_hand_in(asked):
    sign(asked)
    hand_in(asked)

    with pytest.raises(ClosedError):
        certificates.ask(own(asked))
    with pytest.raises(ClosedError):
        sign(asked)
