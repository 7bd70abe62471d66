"""Nominees are named all at once with reasons; the winner is named when the words are written."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import (
    GROUP,
    announce,
    at_once,
    begin_anew,
    chosen_by_compass,
    declare_all,
    entrant,
    hand_in,
    office,
    place,
    show,
    sit,
    the_round,
    written,
)
from webapp.assessment.models.assessments import Assessment
from webapp.award.deeds import nominations, panel_declarations
from webapp.award.deeds.ranking import closure
from webapp.award.queries import nominees
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant

FIVE = ("Norrvik", "Sjöholm", "Åkerstad", "Granhult", "Lillhärad")
THREE = FIVE[:3]


def reasons(*names):
    return {entrant(name): f"{name} har kommit längst." for name in names}


@pytest.fixture
def ready(world):
    """Let the nomination group have ranked anew, and the office have closed."""
    begin_anew()
    declare_all(world, *GROUP)
    for key in GROUP:
        hand_in(world, key, *THREE)
    show(world, NOMINATOR)
    return world


def nominated():
    return db.session.scalars(select(Entrant.id).where(Entrant.nominated_at.is_not(None))).all()


def test_the_group_names_all_its_nominees_in_one_deed(ready):
    before = written("entrant.nominated")

    nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))

    assert sorted(nominated()) == sorted(entrant(name) for name in FIVE)
    assert nominees.reasons_of(the_round().id) == reasons(*FIVE)
    assert (written("entrant.nominated"), written("nominees.waived")) == (before + 5, 0)


@pytest.mark.parametrize("why", ["", "x" * 1_001])
def test_another_number_than_the_recipe_has_needs_a_reason_where_it_can_be_waived(ready, why):
    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*THREE), why)

    assert refusal.value.faults == {
        "number": "Det ska bli 5 nominerade, och nu blir det 3. Skriv varför, med högst 1 000 tecken."
    }
    assert nominated() == []
    nominations.name_nominees(sit(ready, GROUP[0]), reasons(*THREE), "Två har dragit sig ur.")
    assert (len(nominated()), written("nominees.waived")) == (3, 1)


def test_another_number_is_refused_where_the_recipe_waives_nothing(ready):
    chosen_by_compass()

    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*THREE[:2]), "Vi vill det.")

    assert refusal.value.faults == {"chosen": "Det ska bli 3 till 7 nominerade. Nu blir det 2. Välj fler."}


@pytest.mark.parametrize("tie", ["", "x" * 1_001])
def test_a_tie_for_the_last_nomination_is_settled_with_a_reason_that_stays(ready, tie):
    """Nobody has ranked Granhult or Lillhärad: they share the fourth place."""
    seat, four = sit(ready, GROUP[0]), reasons(*FIVE[:4])

    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(seat, four, "En har dragit sig ur.", tie)

    assert list(refusal.value.faults) == ["tie"]
    assert ("delar plats 4" in refusal.value.faults["tie"], nominated()) == (True, [])
    nominations.name_nominees(seat, four, "En har dragit sig ur.", "Den har kortast väg kvar.")
    assert nominees.ties_settled(the_round().id) == [(4, "Den har kortast väg kvar.")]


def test_nobody_chosen_is_nobody_named(ready):
    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), {})

    assert refusal.value.faults == {"chosen": "Välj minst en kommun."}


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("nominering", "Kommuner nomineras i steget Urval"),
        ("sjalvvardering", "De nominerade är redan utsedda"),
        ("offentligt", "De nominerade är redan utsedda"),
    ],
)
def test_nominees_are_named_in_the_step_of_the_recipe_alone(ready, step, sentence):
    the_round().step = step
    db.session.commit()

    with pytest.raises(NotReadyError, match=sentence):
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))
    assert nominations.names_more(sit(ready, GROUP[0])) is False


def test_the_office_does_not_nominate_past_the_group_nor_after_the_announcement(ready):
    def deed():
        return nominations.nominate(ready.person("kansli"), the_round(), entrant("Norrvik"), "Ett skäl.")

    with pytest.raises(NotReadyError, match="I den här omgången nominerar nomineringsgruppen"):
        deed()
    announce()
    with pytest.raises(ClosedError, match="Resultaten är offentliga, och ingen nomineras mer"):
        deed()
    with pytest.raises(ClosedError, match="Resultaten är offentliga, och ingen nomineras mer"):
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))

    assert nominated() == []


def test_in_a_round_of_key_figures_nobody_else_nominates(ready):
    the_round().recipe, the_round().step = "2025", "nominering"
    db.session.commit()

    with pytest.raises(NotReadyError, match="nominerar kansliet efter nyckeltalen"):
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))
    with pytest.raises(NotReadyError, match="nominerar kansliet efter nyckeltalen"):
        nominations.nominate(ready.person("kansli"), the_round(), entrant("Norrvik"), "Ett skäl.")


def test_where_the_compass_chooses_the_office_nominates_with_a_reason_and_the_group_the_rest(ready):
    chosen_by_compass()

    def office_nominates(name, why):
        return nominations.nominate(ready.person("kansli"), the_round(), entrant(name), why)

    with pytest.raises(InvalidError, match="Något behöver rättas"):
        office_nominates("Norrvik", "")
    office_nominates("Norrvik", "Högst poäng.")
    named = nominees.named(the_round().id)
    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), reasons("Norrvik", "Sjöholm", "Åkerstad"))
    nominations.name_nominees(sit(ready, GROUP[0]), reasons("Sjöholm", "Åkerstad"))

    assert (named, list(refusal.value.faults), len(nominated())) == (False, ["chosen"], 3)
    assert nominees.reasons_of(the_round().id)[entrant("Norrvik")] == "Högst poäng."


def test_the_group_names_another_when_one_has_left_and_too_few_remain(ready):
    nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))
    with pytest.raises(ClosedError, match="Gruppen har redan nominerat"):
        nominations.name_nominees(sit(ready, GROUP[0]), reasons(*FIVE))
    nominations.withdraw(ready.person("kansli"), the_round(), entrant("Granhult"), "Kommunen hinner inte.")
    handed_in = db.session.get_one(Assessment, ready.assessment("Exempelby", "kvalitetskommun/2003"))
    handed_in.submitted_at = clock.now()
    db.session.commit()

    nominations.name_nominees(sit(ready, GROUP[0]), reasons("Exempelby"))

    assert len(nominated()) == 5


@pytest.mark.parametrize("reason", ["", "x" * 1_001])
def test_a_nominee_without_a_reason_leaves_everybody_unnamed(ready, reason):
    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), {**reasons(*FIVE), entrant("Granhult"): reason})

    assert list(refusal.value.faults) == [f"reason-{entrant('Granhult')}"]
    assert nominated() == []


@pytest.mark.parametrize("who", [999_999, "Exempelby"])
def test_nobody_who_has_not_handed_in_is_named(ready, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(InvalidError) as refusal:
        nominations.name_nominees(sit(ready, GROUP[0]), {**reasons(*THREE), where: "Ett skäl."})

    assert list(refusal.value.faults) == ["chosen"]
    assert nominated() == []


def test_nobody_is_named_before_the_order_is_shown(world):
    begin_anew()
    declare_all(world, *GROUP)
    for key in GROUP:
        hand_in(world, key, *THREE)
    closure.close(office(world, NOMINATOR), confirmed=False)

    with pytest.raises(NotReadyError, match="Den sammanvägda ordningen visas inte än"):
        nominations.name_nominees(sit(world, GROUP[0]), reasons(*THREE))


def test_a_member_with_a_conflict_does_not_name(ready):
    panel_declarations.declare(sit(ready, GROUP[1]), {place("Norrvik"): ("elected", "")})

    with pytest.raises(NotAllowedError, match="Du är jävig för en av kommunerna"):
        nominations.name_nominees(sit(ready, GROUP[1]), reasons("Sjöholm", "Åkerstad", "Granhult"))


def test_two_members_who_name_at_once_name_once(ready):
    one, other = reasons(*FIVE), reasons(*reversed(FIVE))

    told = at_once(
        ready,
        lambda: len(nominations.name_nominees(sit(ready, GROUP[0]), one)),
        lambda: len(nominations.name_nominees(sit(ready, GROUP[2]), other)),
    )

    assert sorted(str(result) for result in told) == ["5", "Gruppen har redan nominerat."]
    assert len(nominated()) == 5
