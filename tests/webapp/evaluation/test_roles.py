"""The pair chooses whom it meets where a title does not say, and the choice is kept for both."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.judges import sit
from tests.support.visits import kept
from webapp.evaluation.deeds.visit import sources, verification_plan
from webapp.evaluation.deeds.visit.interview_roles import Heard, choose_roles, heard
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.visits import INTERVIEW
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotThereError
from webapp.ground.store.database import db

POLITICIAN, BOARD, UNIT, UNION = "Ledande politiker", "Nämndordförande", "Enhetschef", "Facklig företrädare"


def meeting(seat, title):
    return kept(seat, SourceWords(INTERVIEW, title))


def roles(seat, source_id):
    return heard(sources.source_of(seat, source_id))


@pytest.mark.parametrize(
    "title", ["Kommunstyrelsens ordförande", "Oppositionsråd", "HR-direktör", "Rektor", "Socialchef"]
)
def test_a_title_that_says_its_role_is_offered_questions_at_once(world, title):
    seat = sit(world)
    interview = meeting(seat, title)

    assert (heard(interview).sure, len(verification_plan.proposed(seat, interview))) == (True, 10)


def test_nothing_is_proposed_until_a_vague_title_has_its_role_and_both_see_the_choice(world):
    a, b = sit(world, "a"), sit(world, "b")
    interview = meeting(a, "Ordförande")
    assert heard(interview) == Heard([], [POLITICIAN, BOARD, UNION], chosen=False)
    assert verification_plan.proposed(a, interview) == []

    choose_roles(a, interview.id, [BOARD], [])

    assert roles(b, interview.id) == Heard([BOARD], [], chosen=True)
    assert verification_plan.proposed(b, sources.source_of(b, interview.id)) != []


def test_what_the_pair_chooses_goes_before_what_the_title_says(world):
    seat = sit(world)
    interview = meeting(seat, "Enhetschef")

    choose_roles(seat, interview.id, [UNION], [UNIT])

    assert roles(seat, interview.id).roles == [UNION]
    choose_roles(seat, interview.id, [], [UNION])
    assert roles(seat, interview.id) == Heard([UNIT], [], chosen=False)


def test_two_who_choose_at_once_both_get_what_they_ticked(world):
    a, b = sit(world, "a"), sit(world, "b")
    interview = meeting(a, "Fokusgrupp")

    choose_roles(a, interview.id, [UNIT], [])
    choose_roles(b, interview.id, [UNION], [])

    assert roles(a, interview.id).roles == [UNIT, UNION]


def test_the_choice_is_told_once_however_often_it_is_sent(world):
    seat = sit(world)
    interview = meeting(seat, "Enhetschef")

    for _ in range(2):
        choose_roles(seat, interview.id, [UNIT], [UNIT])

    told = db.session.scalars(select(Event.after).where(Event.what == "interview.roles"))
    assert list(told) == [{"source": interview.id, "roles": [UNIT]}]


def test_only_roles_of_the_plan_and_interviews_of_ones_own_can_be_chosen(world):
    seat = sit(world)
    other = next(s for s in sources.sources_of(world.evaluation("Norrvik")) if s.kind == INTERVIEW)

    with pytest.raises(NotThereError):
        choose_roles(seat, meeting(seat, "Rektor").id, ["Kung"], [])
    with pytest.raises(NotThereError):
        choose_roles(seat, other.id, [UNIT], [])


def test_roles_stay_once_the_result_is_fixed(world):
    seat = sit(world, "a", "Norrvik")
    interview = next(s for s in sources.sources_of(seat.evaluation.id) if s.kind == INTERVIEW)

    with pytest.raises(ClosedError):
        choose_roles(seat, interview.id, [UNIT], [])
