"""One municipality gets more time, or its hand-in back, and everybody can read why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.figures import accepted, nominated, read_in, table
from tests.support.rounds import PLACES, begun, entrants, form, hand_in, told
from tests.support.worlds import ANCHORED
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.queries import own_assessment
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.office.deeds import participants
from webapp.office.deeds.participants import Leave
from webapp.office.queries import round_story
from webapp.rounds.models.rounds import Round

NOMINATION = "kvalitetskommun/2003"


def demo() -> Round:
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


def leave(world, why="Brand i kommunhuset.", closes=None, edition=NOMINATION, name="Exempelby") -> Leave:
    return Leave(entrants(demo())[name].id, world.assessment(name, edition), why, closes)


def late() -> None:
    form(demo(), "Exempelby", NOMINATION).closes_at = clock.now() - timedelta(days=1)
    db.session.commit()


@pytest.mark.both
def test_a_municipality_with_more_time_can_answer_again_after_the_deadline(world):
    late()
    who, where = world.person("samordnare"), world.assessment("Exempelby", NOMINATION)
    assert own_assessment.own_assessment(who, where).open is False
    closes = clock.now() + timedelta(days=7)

    participants.extend(world.person("kansli"), demo(), leave(world, closes=closes))

    assert own_assessment.own_assessment(who, where).open is True
    (event,) = told(demo(), "assessment.extended")
    assert (event.why, event.after) == ("Brand i kommunhuset.", {"closes": closes.isoformat()})


@pytest.mark.both
@pytest.mark.parametrize(
    ("why", "days", "fields"),
    [("", 90, ["why"]), ("x" * 2001, 90, ["why"]), ("Skäl", -1, ["closes"]), ("Skäl", 1, ["closes"])],
)
def test_more_time_needs_a_reason_and_a_later_time(world, why, days, fields):
    closes = clock.now() + timedelta(days=days)

    with pytest.raises(InvalidError) as refusal:
        participants.extend(world.person("kansli"), demo(), leave(world, why, closes))

    assert list(refusal.value.faults) == fields


def test_more_time_needs_a_time(world):
    with pytest.raises(InvalidError) as refusal:
        participants.extend(world.person("kansli"), demo(), leave(world, ""))

    assert list(refusal.value.faults) == ["why", "closes"]


def test_what_is_handed_in_is_not_given_more_time(world):
    closes = clock.now() + timedelta(days=90)

    with pytest.raises(NotReadyError, match="redan inlämnad"):
        participants.extend(world.person("kansli"), demo(), leave(world, closes=closes, name="Norrvik"))


def test_a_hand_in_that_is_given_back_leaves_its_receipt_in_the_story(world):
    who = world.person("samordnare")
    where = world.assessment("Exempelby", NOMINATION)
    hand_in_deeds.submit(who, where, "Lena Dahl", "Chef", confirmed=True)
    first = hand_in_deeds.receipt(own_assessment.own_assessment(who, where))

    participants.reopen(world.person("kansli"), demo(), leave(world))

    assert own_assessment.own_assessment(who, where).may_submit is True
    (event,) = told(demo(), "assessment.reopened")
    assert (event.before["receipt"], event.before["sha256"]) == (first.number, first.sha256)
    assert [one.sentence for one in round_story.story_of_entrant(demo(), "Exempelby", [where])] == [
        "öppnade det inlämnade igen: Exempelby, Nominering 2026: Brand i kommunhuset.",
        "lämnade in: Exempelby, Nominering 2026",
    ]
    hand_in_deeds.submit(who, where, "Lena Dahl", "Chef", confirmed=True)
    assert hand_in_deeds.receipt(own_assessment.own_assessment(who, where)).intact is True


def test_a_hand_in_is_given_back_after_the_deadline_only_with_a_new_one(world):
    hand_in(demo(), NOMINATION, "Exempelby")
    late()

    with pytest.raises(InvalidError) as refusal:
        participants.reopen(world.person("kansli"), demo(), leave(world))
    assert list(refusal.value.faults) == ["closes"]
    closes = clock.now() + timedelta(days=2)

    assert (
        participants.reopen(world.person("kansli"), demo(), leave(world, closes=closes)).closes_at == closes
    )


def test_nothing_is_given_back_that_others_already_build_on(world):
    office = world.person("kansli")

    for given in (
        leave(world),
        leave(world, name="Norrvik"),
        leave(world, name="Norrvik", edition="kommunkompassen/2012"),
    ):
        with pytest.raises(NotReadyError):
            participants.reopen(office, demo(), given)

    assert told(demo(), "assessment.reopened") == []


def test_a_description_that_the_nominated_wrote_afterwards_can_be_given_back(world):
    made = begun(world, "2025", PLACES[:3])
    read_in(world, made, table(PLACES))
    nominated(world, made, "Nacka")
    accepted(world, made, "Nacka")
    hand_in(made, "kvalitetskommun/2025", "Nacka")
    row = form(made, "Nacka", "kvalitetskommun/2025")

    participants.reopen(
        world.person("kansli"), made, Leave(entrants(made)["Nacka"].id, row.id, "Fel bilaga.")
    )

    assert form(made, "Nacka", "kvalitetskommun/2025").submitted_at is None


def test_nothing_changes_in_a_round_that_is_public(world):
    demo().announced_at = clock.now()
    db.session.commit()

    for deed in (participants.extend, participants.reopen):
        with pytest.raises(ClosedError, match="Resultaten är offentliga"):
            deed(world.person("kansli"), demo(), leave(world, closes=clock.now() + timedelta(days=90)))


def test_a_questionnaire_of_somebody_else_is_not_there(world):
    made = begun(world, "2021", ("Nacka",))
    own = entrants(made)["Nacka"].id

    for given in (
        Leave(own, world.assessment("Norrvik"), "Skäl"),
        Leave(entrants(demo())["Norrvik"].id, form(made, "Nacka", ANCHORED).id, "Skäl"),
        Leave(own, 999_999, "Skäl"),
    ):
        with pytest.raises(NotThereError):
            participants.reopen(world.person("kansli"), made, given)
