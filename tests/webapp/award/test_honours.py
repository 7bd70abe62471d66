"""The winner is named when the order is shown, the words are written and every nominee is evaluated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.choices import announce, chosen_by_compass, entrant, judge, office, sit, the_round, written
from tests.support.rounds import evaluated
from tests.support.summaries import honoured
from webapp.award.deeds import honours, motivations, nominations
from webapp.award.deeds.ranking import closure
from webapp.award.models.choice import Honour
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.rounds.recipe_files import recipes


@pytest.fixture
def judged(world):
    judge(world)
    return world


def win(world, name, kind="winner"):
    return honours.name_honour(world.person("kansli"), the_round(), entrant(name), kind)


def test_the_winner_is_named_when_the_public_motivation_is_written(judged):
    with pytest.raises(NotReadyError, match="Den offentliga motiveringen för Sjöholm är inte skriven"):
        win(judged, "Sjöholm")
    motivations.save_motivation(sit(judged, "jury"), entrant("Sjöholm"), "Bäst.", "", 0)

    win(judged, "Sjöholm")
    win(judged, "Norrvik", "mention")

    found = {kind: row.entrant_id for kind, row in honours.honours(the_round().id).items()}
    assert found == {"winner": entrant("Sjöholm"), "mention": entrant("Norrvik")}


def test_nobody_wins_before_the_order_is_shown(world):
    closure.close(office(world), confirmed=True)
    with pytest.raises(NotReadyError, match="Juryns sammanvägda ordning visas inte än"):
        win(world, "Norrvik")


@pytest.mark.parametrize("who", ["Exempelby", 999_999])
def test_only_a_nominee_wins(judged, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(InvalidError) as refusal:
        honours.name_honour(judged.person("kansli"), the_round(), where, "winner")

    assert refusal.value.faults == {"winner": "Välj bland de nominerade som är kvar i omgången."}


def test_no_other_honour_exists(judged):
    with pytest.raises(NotThereError):
        win(judged, "Norrvik", "second")


def test_another_winner_replaces_the_first_and_is_told(judged):
    motivations.save_motivation(sit(judged, "jury"), entrant("Sjöholm"), "Bäst.", "", 0)
    for name in ("Norrvik", "Norrvik", "Sjöholm"):
        win(judged, name)

    assert db.session.scalars(select(Honour.entrant_id)).all() == [entrant("Sjöholm")]
    assert written("honour.named") == 2


def test_nobody_wins_while_a_nominee_is_not_evaluated_as_the_recipe_requires(judged):
    evaluated(the_round(), "Lillhärad", fixed=False)

    for name in ("Norrvik", "Lillhärad"):
        motivations.save_motivation(
            sit(judged, "jury"), entrant(name), "Bäst.", "", motivations.latest(entrant(name)).version
        )
        with pytest.raises(
            NotReadyError, match="Alla nominerade har inte ett fastställt resultat"
        ) as refusal:
            win(judged, name)
        assert refusal.value.remedy == (
            "Det saknas för: Lillhärad. "
            "Fastställ resultatet för varje nominerad kommun när utvärderarna har enats."
        )

    evaluated(the_round(), "Lillhärad")
    assert win(judged, "Norrvik").entrant_id == entrant("Norrvik")


def test_what_the_recipe_lets_be_waived_needs_a_reason_until_its_step_is_left(judged):
    evaluated(the_round(), "Lillhärad", fixed=False)
    recipe = recipes().known["2003"]
    steps = tuple(replace(step, may_waive=step.requires) for step in recipe.steps)
    recipes().known["mild"] = replace(recipe, id="mild", steps=steps)
    the_round().recipe = "mild"
    db.session.commit()

    with pytest.raises(InvalidError) as refusal:
        win(judged, "Norrvik")
    row = honours.name_honour(
        judged.person("kansli"), the_round(), entrant("Norrvik"), "winner", "Sista är sjuk."
    )
    the_round().step = "jury"
    db.session.commit()
    after = honours.unripe(the_round())
    del recipes().known["mild"]

    assert "Skriv varför ni utser någon ändå" in refusal.value.faults["winner"]
    told = db.session.scalars(select(Event).where(Event.what == "honour.named")).one()
    assert (row.entrant_id, told.after["waived"], told.why) == (
        entrant("Norrvik"),
        ["results"],
        "Sista är sjuk.",
    )
    assert after == []


def test_nothing_of_the_decision_changes_after_the_announcement(judged):
    win(judged, "Norrvik")
    announce()

    for deed in (
        lambda: win(judged, "Norrvik", "mention"),
        lambda: nominations.withdraw(judged.person("kansli"), the_round(), entrant("Granhult"), "Nej."),
        lambda: motivations.save_motivation(sit(judged, "jury"), entrant("Norrvik"), "Annat.", "", 1),
    ):
        with pytest.raises(ClosedError, match="Resultaten är offentliga"):
            deed()


def test_everybody_reads_who_won_from_the_announcement_and_not_before(judged):
    motivations.save_motivation(sit(judged, "jury"), entrant("Norrvik"), "Ny text.", "Bara för oss.", 1)
    win(judged, "Norrvik")
    before = honoured()
    announce()

    (found,) = honoured()

    assert before == []
    assert (found.honour, found.municipality, found.motivation) == ("winner", "Norrvik", "Ny text.")


def test_whoever_has_left_cannot_win_or_be_nominated_again(judged):
    nominations.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "Kommunen hinner inte.")

    with pytest.raises(InvalidError):
        win(judged, "Norrvik")
    chosen_by_compass()
    with pytest.raises(NotReadyError, match="Kommunen har lämnat omgången"):
        nominations.nominate(judged.person("kansli"), the_round(), entrant("Norrvik"), "Ett skäl.")
    with pytest.raises(NotThereError):
        nominations.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "Igen.")


def test_leaving_needs_a_reason_and_a_winner_does_not_leave(judged):
    with pytest.raises(InvalidError):
        nominations.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "")
    win(judged, "Norrvik")

    with pytest.raises(NotReadyError, match="Norrvik är utsedd"):
        nominations.withdraw(
            judged.person("kansli"), the_round(), entrant("Norrvik"), "Kommunen hinner inte."
        )
