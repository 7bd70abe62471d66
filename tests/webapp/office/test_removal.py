"""A participant that was read in by mistake is removed with a reason, as long as nothing rests on it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.contacts import press
from tests.support.inbox import letters_to, token
from tests.support.rounds import begun, entrants, form, nominate, told
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.office.deeds import removal
from webapp.office.queries import round_story
from webapp.people.deeds import redemptions
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both
NOMINATION = "kvalitetskommun/2021-omarbetad"


def remove(world, made: Round, name: str = "Nacka", why: str = "Fel Nacka.", by: str = "kansli") -> str:
    return removal.remove(world.person(by), made, entrants(made)[name].id, why)


def refused(world, made: Round) -> str:
    with pytest.raises(NotReadyError) as told_why:
        remove(world, made)
    assert "Nacka" in entrants(made)
    return told_why.value.sentence


def test_a_participant_goes_with_its_empty_forms_its_letters_and_its_invitation_and_the_story_says_why(world):
    made = begun(world)
    press(world, made)
    link = token("info@kommun0.example")

    assert remove(world, made) == "Nacka"

    assert sorted(entrants(made)) == ["Botkyrka", "Kalix", "Trollhättan", "Västerås"]
    assert letters_to("info@kommun0.example") == []
    assert redemptions.shown(link).state == redemptions.REVOKED
    of_round = db.session.scalars(select(Assessment).where(Assessment.round_id == made.id))
    assert {row.municipality.name for row in of_round} == set(entrants(made))
    (event,) = told(made, "entrant.removed")
    assert (event.after, event.why) == ({"municipality": "Nacka", "stopped": 1}, "Fel Nacka.")
    sentences = [one.sentence for one in round_story.story_of_round(made)]
    assert "tog bort Nacka ur omgången, och stoppade 1 brev: Fel Nacka." in sentences


def test_a_letter_that_has_gone_is_left_and_only_its_link_ends(world):
    made = begun(world)
    press(world, made, "Nacka")
    link = token("info@kommun0.example")
    letters_to("info@kommun0.example")[0].sent_at = clock.now()
    db.session.commit()

    remove(world, made)

    assert len(letters_to("info@kommun0.example")) == 1
    assert redemptions.shown(link).state == redemptions.REVOKED


def test_a_reason_is_asked_for(world):
    made = begun(world)

    with pytest.raises(InvalidError) as asked:
        remove(world, made, why=" ")

    assert asked.value.faults == {"remove": "Skriv varför, med högst 2 000 tecken."}


def test_one_that_has_answered_is_kept_and_the_sentence_says_why(world):
    made = begun(world)
    about = {"said": {}, "version": 1, "saved_at": clock.now(), "saved_by_id": world.person("samordnare")}
    row = form(made, "Nacka", NOMINATION)
    db.session.add(Answer(assessment_id=row.id, question_id="x", **about))
    db.session.commit()

    assert refused(world, made) == (
        "Kommunen kan inte tas bort: någon har svarat, fått en uppgift eller fått mer tid."
    )


def test_one_that_somebody_has_joined_or_that_is_nominated_is_kept(world):
    made = begun(world)
    press(world, made, "Nacka")
    redemptions.redeem_as_new(token("info@kommun0.example"), "Anna Alm", "x")
    joined = refused(world, made)
    nominate(made, "Nacka")

    assert joined == "Kommunen kan inte tas bort: någon har gått med."
    assert refused(world, made) == "Kommunen kan inte tas bort: den är nominerad."


def test_in_a_round_that_is_over_nobody_is_removed_and_nobody_else_removes(world):
    made = begun(world)
    with pytest.raises(NotThereError):
        remove(world, made, by="jury")
    made.announced_at = clock.now()
    db.session.commit()

    assert refused(world, made) == "Kommunen kan inte tas bort: omgången är avslutad."
