"""A round is put into the archive and taken back: nothing is done in it meanwhile, and nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.contacts import press
from tests.support.inbox import the_round
from tests.support.rounds import begun, told
from webapp.assessment.deeds import hand_in
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.award.deeds import steps
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.home.queries import commitments
from webapp.office.deeds import reminders
from webapp.rounds.deeds import archive, rounds
from webapp.rounds.models.rounds import Round

NOMINATION = "kvalitetskommun/2003"


def put_away(world, made: Round, why: str = "Den blev inte av.") -> None:
    archive.archive(world.person("kansli"), made, why)


@pytest.mark.both
def test_a_round_that_is_not_over_needs_a_reason_and_says_what_is_open(world):
    made = begun(world)

    with pytest.raises(InvalidError) as asked:
        put_away(world, made, " ")
    put_away(world, made)
    put_away(world, made)

    assert asked.value.faults == {"archive": "Skriv varför. Omgången är inte avslutad."}
    (event,) = told(made, "round.archived")
    assert (event.after["open"], event.why) == (
        ["Ansökan", "Självvärdering och jämförelse"],
        "Den blev inte av.",
    )


@pytest.mark.both
def test_nothing_is_done_in_an_archived_round_until_it_is_taken_back(world):
    made = begun(world)
    put_away(world, made)
    office = world.person("kansli")

    for deed in (
        lambda: press(world, made),
        lambda: steps.move(office, made, made.step),
        lambda: rounds.add_officer(office, made, db.session.get_one(type(made), made.id)),
        lambda: reminders.remind(office, made.id, [1], {}),
    ):
        with pytest.raises(NotReadyError, match="Omgången ligger i arkivet, och inget görs i den"):
            deed()
    archive.take_out(office, made)
    archive.take_out(office, made)

    assert press(world, made) == 5
    assert len(told(made, "round.unarchived")) == 1


def test_answers_in_an_open_step_are_kept_and_go_on_where_they_were(world):
    row, by = world.assessment("Exempelby", NOMINATION), world.person("samordnare")
    many = db.session.scalar(select(func.count(Answer.id)).where(Answer.assessment_id == row))
    put_away(world, the_round())

    shut = own_assessment(by, row)
    with pytest.raises(ClosedError, match="Kansliet har lagt omgången i arkivet"):
        hand_in.submit(by, row, "Eva Sand", "Chef", confirmed=True)
    kept = db.session.scalar(select(func.count(Answer.id)).where(Answer.assessment_id == row))
    archive.take_out(world.person("kansli"), the_round())

    assert (shut.open, shut.may_write, own_assessment(by, row).may_write) == (False, False, True)
    assert (kept, many > 0) == (many, True)


def test_an_archived_round_is_listed_last_and_read_as_before(world):
    office = world.person("kansli")
    begun(world)
    put_away(world, db.session.scalars(select(Round).where(Round.key == "2026")).one())

    assert [one.key for _post, one in commitments._posts(office)] == ["2027", "2026"]
    assert [line.round.key for line in rounds.rounds_of(office)] == ["2027", "2026"]


def test_only_the_rounds_own_office_puts_it_away(world):
    made = begun(world)

    with pytest.raises(NotThereError):
        archive.archive(world.person("kansli.b"), made, "Nej.")
