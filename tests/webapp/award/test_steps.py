"""A round takes its steps one by one, and its last one with two people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.figures import accepted, nominated, read_in, table
from tests.support.rounds import PLACES, a_day_later, begun, crown, evaluated, hand_in, nominate, told
from webapp.assessment.models.assessments import Assessment
from webapp.award.deeds import steps
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.deeds import approval, rounds
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both

COMPASS = "kommunkompassen/2012-forankrad"


def two(award_round: Round, *names: str) -> None:
    """Let the nominated have two evaluators."""
    for name in names:
        query = select(Assessment.id).join(Municipality)
        row = db.session.scalars(
            query.where(
                Assessment.round_id == award_round.id,
                Municipality.name == name,
                Assessment.edition == award_round.compass_edition,
            )
        ).one()
        evaluation = Evaluation(assessment_id=row, created_at=award_round.created_at)
        evaluation.seats = [Seat(person_id=1, track="a"), Seat(person_id=2, track="b")]
        db.session.add(evaluation)
    db.session.commit()


def step(world, award_round: Round, why: str = "") -> str:
    """Take the next step; give the id of the step the round stands in."""
    steps.move(world.person("kansli"), award_round, award_round.step, why)
    return award_round.step


def lacking(award_round: Round) -> list[str]:
    return [one.name for one in steps.missing(award_round)]


def make_public(world, award_round: Round) -> None:
    """Let two officers say so."""
    rounds.add_officer(None, award_round, rounds.person_by_email("kansli.b@demo.example"))
    a_day_later()
    assert steps.announce(world.person("kansli"), award_round) is False
    asked = approval.asked(award_round.id, steps.ANNOUNCE)
    assert steps.announce(world.person("kansli.b"), award_round, asked.id) is True


def test_the_recipe_of_2003_is_walked_from_invitation_to_public(world):
    made = begun(world, "2003")

    assert made.step == "inbjudan"
    assert step(world, made) == "nominering"
    assert lacking(made) == ["nominations"]
    hand_in(made, "kvalitetskommun/2003-omarbetad")
    assert step(world, made) == "urval"
    assert lacking(made) == ["nominees"]
    nominate(made, *PLACES)
    assert step(world, made) == "sjalvvardering"
    assert lacking(made) == ["assessments"]
    hand_in(made, COMPASS)
    assert step(world, made) == "utvardering"
    assert lacking(made) == ["evaluators", "results"]
    two(made, *PLACES)
    evaluated(made, *PLACES)
    assert step(world, made) == "jury"
    assert lacking(made) == ["winner"]
    crown(made, PLACES[0])
    make_public(world, made)

    assert (made.step, made.announced_at is not None) == ("offentligt", True)
    assert [event.after["step"] for event in told(made, "round.moved")] == [
        "nominering",
        "urval",
        "sjalvvardering",
        "utvardering",
        "jury",
    ]


def test_the_recipe_of_2021_is_walked_from_application_to_public(world):
    made = begun(world, "2021")

    assert lacking(made) == ["nominations"]
    hand_in(made, "kvalitetskommun/2021-omarbetad")
    assert step(world, made) == "jamforelse"
    assert lacking(made) == ["assessments"]
    hand_in(made, COMPASS)
    assert step(world, made) == "nominering"
    nominate(made, *PLACES[:2])
    assert [one.sentence for one in steps.missing(made)] == [
        "3 till 7 kommuner ska vara nominerade; nu är det 2."
    ]
    nominate(made, PLACES[2])
    assert step(world, made) == "resultat"
    two(made, *PLACES[:3])
    evaluated(made, *PLACES[:3])
    assert step(world, made) == "jury"
    assert lacking(made) == ["winner"]
    crown(made, PLACES[0])
    make_public(world, made)

    assert (made.step, lacking(made)) == ("offentligt", [])


def test_the_recipe_of_2025_is_walked_from_key_figures_to_public(world):
    made = begun(world, "2025")

    assert (made.compass_edition, lacking(made)) == ("", ["figures"])
    read_in(world, made, table(PLACES))
    assert step(world, made) == "nominering"
    nominated(world, made, *PLACES[:3])
    assert [(one.name, one.who) for one in steps.missing(made)] == [
        ("answered", ("Botkyrka", "Kalix", "Nacka"))
    ]
    accepted(world, made, *PLACES[:3])
    assert step(world, made) == "beskrivning"
    assert [one.who for one in steps.missing(made)] == [("Botkyrka", "Kalix", "Nacka")]
    hand_in(made, "kvalitetskommun/2025", *PLACES[:3])
    assert step(world, made) == "jury"
    assert lacking(made) == ["winner"]
    crown(made, PLACES[0])
    make_public(world, made)

    assert made.step == "offentligt"


def test_a_step_is_not_taken_while_something_hinders_that_may_not_be_waived(world):
    made = begun(world, "2021", ())

    with pytest.raises(NotReadyError) as refusal:
        step(world, made, "Vi vill ändå.")

    assert (refusal.value.sentence, made.step) == ("Ingen kommun deltar än.", "ansokan")


def test_what_the_recipe_lets_go_is_waived_with_a_reason_that_is_written_down(world):
    made = begun(world, "2021")

    with pytest.raises(InvalidError) as refusal:
        step(world, made)
    assert refusal.value.faults == {"why": "Skriv varför ni går vidare fast något saknas."}
    assert step(world, made, "Två kommuner har dragit sig ur.") == "jamforelse"

    (event,) = told(made, "round.moved")
    assert (event.why, event.after["waived"]) == ("Två kommuner har dragit sig ur.", ["nominations"])


def test_a_reason_that_is_too_long_is_refused(world):
    made = begun(world, "2021")

    with pytest.raises(InvalidError):
        step(world, made, "x" * 2001)
    assert made.step == "ansokan"


def test_two_officers_take_a_step_once(world):
    made = begun(world, "2025")
    read_in(world, made, table(PLACES))
    steps.move(world.person("kansli"), made, "nyckeltal")

    with pytest.raises(NotReadyError) as refusal:
        steps.move(world.person("kansli.b"), made, "nyckeltal")

    assert refusal.value.sentence == "Omgången står i steget Nominering."
    assert (made.step, len(told(made, "round.moved"))) == ("nominering", 1)


def test_a_step_is_taken_back_with_a_reason_and_never_before_the_first(world):
    made = begun(world, "2025")
    office = world.person("kansli")

    with pytest.raises(NotReadyError):
        steps.move_back(office, made, "nyckeltal", "Fel")
    read_in(world, made, table(PLACES))
    step(world, made)
    with pytest.raises(InvalidError):
        steps.move_back(office, made, "nominering", " ")
    assert steps.move_back(office, made, "nominering", "Nya nyckeltal.") == "Nyckeltal"

    assert (made.step, told(made, "round.moved_back")[0].why) == ("nyckeltal", "Nya nyckeltal.")


def test_a_round_whose_recipe_is_gone_stands_still_and_says_so(world):
    made = begun(world, "2025")
    made.recipe = "1999"
    db.session.commit()

    for deed in (
        lambda: steps.move(world.person("kansli"), made, made.step),
        lambda: steps.announce(world.person("kansli"), made),
    ):
        with pytest.raises(NotReadyError, match="recept kan inte läsas"):
            deed()
    assert steps.missing(made) == []
