"""Nominees are named all at once with reasons; the winner is named when the words are written."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from tests.webapp.services.choosing.choosing import (
    GROUP,
    at_once,
    begin_anew,
    declare_all,
    entrant,
    hand_in,
    judge,
    office,
    place,
    show,
    sit,
    the_round,
    written,
)
from webapp import clock
from webapp.models import Entrant, Honour, Round, db
from webapp.roles import NOMINATOR
from webapp.services import arranging
from webapp.services.choosing import motivating, naming, seats
from webapp.services.choosing.order import closure
from webapp.services.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError

THREE = ("Norrvik", "Sjöholm", "Åkerstad")


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

    naming.name_nominees(sit(ready, GROUP[0]), reasons(*THREE))

    assert sorted(nominated()) == sorted(entrant(name) for name in THREE)
    assert naming.reasons_of(the_round().id) == reasons(*THREE)
    assert written("entrant.nominated") == before + 3


@pytest.mark.parametrize("names", [(), THREE[:2]])
def test_too_few_nominees_are_refused(ready, names):
    with pytest.raises(InvalidError) as refusal:
        naming.name_nominees(sit(ready, GROUP[0]), reasons(*names))

    assert refusal.value.faults == {"chosen": f"Välj minst 3 och högst 7 kommuner. Nu är {len(names)} valda."}


@pytest.mark.parametrize("reason", ["", "x" * 1_001])
def test_a_nominee_without_a_reason_leaves_everybody_unnamed(ready, reason):
    with pytest.raises(InvalidError) as refusal:
        naming.name_nominees(sit(ready, GROUP[0]), {**reasons(*THREE), entrant("Granhult"): reason})

    assert list(refusal.value.faults) == [f"reason-{entrant('Granhult')}"]
    assert nominated() == []


@pytest.mark.parametrize("who", [999_999, "Exempelby"])
def test_nobody_who_has_not_handed_in_is_named(ready, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(InvalidError) as refusal:
        naming.name_nominees(sit(ready, GROUP[0]), {**reasons(*THREE), where: "Ett skäl."})

    assert list(refusal.value.faults) == ["chosen"]
    assert nominated() == []


def test_nobody_is_named_before_the_order_is_shown(world):
    begin_anew()
    declare_all(world, *GROUP)
    for key in GROUP:
        hand_in(world, key, *THREE)
    closure.close(office(world, NOMINATOR), confirmed=False)

    with pytest.raises(NotReadyError, match="Den sammanvägda ordningen visas inte än"):
        naming.name_nominees(sit(world, GROUP[0]), reasons(*THREE))


def test_a_member_with_a_conflict_does_not_name(ready):
    seats.declare(sit(ready, GROUP[1]), {place("Norrvik"): ("elected", "")})

    with pytest.raises(NotAllowedError, match="Du är jävig för en av kommunerna"):
        naming.name_nominees(sit(ready, GROUP[1]), reasons("Sjöholm", "Åkerstad", "Granhult"))


def test_two_members_who_name_at_once_name_once(ready):
    one, other = reasons(*THREE), reasons("Granhult", "Lillhärad", "Norrvik")

    told = at_once(
        ready,
        lambda: len(naming.name_nominees(sit(ready, GROUP[0]), one)),
        lambda: len(naming.name_nominees(sit(ready, GROUP[2]), other)),
    )

    assert sorted(str(result) for result in told) == ["3", "Gruppen har redan nominerat."]
    assert len(nominated()) == 3


# The winner


@pytest.fixture
def judged(world):
    judge(world)
    return world


def win(world, name, kind="winner"):
    return naming.name_honour(world.person("kansli"), the_round(), entrant(name), kind)


def test_the_winner_is_named_when_the_public_motivation_is_written(judged):
    with pytest.raises(NotReadyError, match="Den offentliga motiveringen för Sjöholm är inte skriven"):
        win(judged, "Sjöholm")
    motivating.save_motivation(sit(judged, "jury"), entrant("Sjöholm"), "Bäst.", "", 0)

    win(judged, "Sjöholm")
    win(judged, "Norrvik", "mention")

    found = {kind: row.entrant_id for kind, row in naming.honours(the_round().id).items()}
    assert found == {"winner": entrant("Sjöholm"), "mention": entrant("Norrvik")}


def test_nobody_wins_before_the_order_is_shown(world):
    closure.close(office(world), confirmed=True)
    with pytest.raises(NotReadyError, match="Juryns sammanvägda ordning visas inte än"):
        win(world, "Norrvik")


@pytest.mark.parametrize("who", ["Exempelby", 999_999])
def test_only_a_nominee_wins(judged, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(InvalidError) as refusal:
        naming.name_honour(judged.person("kansli"), the_round(), where, "winner")

    assert refusal.value.faults == {"winner": "Välj bland de nominerade som är kvar i omgången."}


def test_no_other_honour_exists(judged):
    with pytest.raises(NotThereError):
        win(judged, "Norrvik", "second")


def test_another_winner_replaces_the_first_and_is_told(judged):
    motivating.save_motivation(sit(judged, "jury"), entrant("Sjöholm"), "Bäst.", "", 0)
    for name in ("Norrvik", "Norrvik", "Sjöholm"):
        win(judged, name)

    assert db.session.scalars(select(Honour.entrant_id)).all() == [entrant("Sjöholm")]
    assert written("honour.named") == 2


def announce():
    db.session.execute(update(Round).values(announced_at=clock.now()))
    db.session.commit()


def test_nothing_of_the_decision_changes_after_the_announcement(judged):
    win(judged, "Norrvik")
    announce()

    for deed in (
        lambda: win(judged, "Norrvik", "mention"),
        lambda: naming.withdraw(judged.person("kansli"), the_round(), entrant("Granhult"), "Nej."),
        lambda: motivating.save_motivation(sit(judged, "jury"), entrant("Norrvik"), "Annat.", "", 1),
    ):
        with pytest.raises(ClosedError, match="Resultaten är offentliga"):
            deed()


def test_everybody_reads_who_won_from_the_announcement_and_not_before(judged):
    motivating.save_motivation(sit(judged, "jury"), entrant("Norrvik"), "Ny text.", "Bara för oss.", 1)
    win(judged, "Norrvik")
    before = naming.announced()
    announce()

    (found,) = naming.announced()

    assert before == []
    assert (found.kind, found.municipality, found.text) == ("winner", "Norrvik", "Ny text.")


def test_whoever_has_left_cannot_win_or_be_nominated_again(judged):
    naming.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "Kommunen hinner inte.")

    with pytest.raises(InvalidError):
        win(judged, "Norrvik")
    with pytest.raises(NotReadyError, match="Kommunen har lämnat omgången"):
        arranging.nominate(judged.person("kansli"), the_round(), entrant("Norrvik"))
    with pytest.raises(NotThereError):
        naming.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "Igen.")


def test_leaving_needs_a_reason_and_a_winner_does_not_leave(judged):
    with pytest.raises(InvalidError):
        naming.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "")
    win(judged, "Norrvik")

    with pytest.raises(NotReadyError, match="Norrvik är utsedd"):
        naming.withdraw(judged.person("kansli"), the_round(), entrant("Norrvik"), "Kommunen hinner inte.")
