"""What takes two has one life: asked, then taken back, withdrawn with the asker, or said yes to and done."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from webapp.ground.events.models import Event
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.rounds.deeds import approval
from webapp.rounds.deeds.admission import Approved
from webapp.rounds.models.rounds import Round

DEEDS = ("announce", "remind", "show_jury", "officer", "officer_leaves")
"""Those that are open in the round; its group has been shown already, and that is done once."""
ABOUT = {"name": "Nina Ny", "email": "nina@award.example"}
WENT = {"asked": "second_say.asked", "said": "second_say.said", "withdrawn": "second_say.withdrawn"}


@pytest.fixture
def two(world) -> Round:  # noqa: ARG001 -- the round is of its database
    """Give the round of today's two officers."""
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


def life(award_round, deed) -> list[str]:
    """Name the events of a request, in order."""
    query = select(Event).where(Event.round_id == award_round.id, Event.what.in_(WENT.values()))
    rows = db.session.scalars(query.order_by(Event.id))
    return [row.what for row in rows if (row.after or row.before)["deed"] == deed]


def ask(world, two, deed, who="kansli") -> int:
    assert approval.say(world.person(who), two, deed, 0, ABOUT) is False
    db.session.commit()
    return approval.asked(two.id, deed).id


def begun(two, deed) -> int:
    return len(life(two, deed))


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_done_once_keeps_its_yes_and_what_is_done_again_is_asked_for_anew(world, two, deed):
    first, other = world.person("kansli"), world.person("kansli.b")
    before = begun(two, deed)

    seen = ask(world, two, deed)
    request, about = approval.waiting(two.id, deed, "Borta.")
    approved = approval.confirm(other, two, request, seen)
    db.session.commit()
    again = ask(world, two, deed, "kansli.b")
    done = approval.say(first, two, deed, again)
    db.session.commit()

    assert (about, approved, done) == (ABOUT, Approved(first, other), True)
    assert approval.asked(two.id, deed) is None
    assert life(two, deed)[before:] == [WENT[one] for one in ("asked", "said", "asked", "said")]


@pytest.mark.parametrize("deed", DEEDS)
def test_any_officer_takes_a_request_back_and_then_there_is_nothing_to_say_yes_to(world, two, deed):
    before = begun(two, deed)
    ask(world, two, deed)
    with pytest.raises(NotReadyError, match=r"väntar redan på en andra person: Nina Ny"):
        approval.check_free(two.id, deed)

    approval.take_back(world.person("kansli.b"), two, deed)

    approval.check_free(two.id, deed)
    with pytest.raises(NotReadyError, match=r"Borta\."):
        approval.waiting(two.id, deed, "Borta.")
    with pytest.raises(NotThereError):
        approval.take_back(world.person("kansli"), two, deed)
    assert life(two, deed)[before:] == [WENT["asked"], WENT["withdrawn"]]


def test_what_somebody_asked_for_is_withdrawn_with_them_and_nothing_else(world, two):
    first, other = world.person("kansli"), world.person("kansli.b")
    ask(world, two, "announce")
    kept = ask(world, two, "remind", "kansli.b")

    approval.withdraw_with(first, two.id, other)
    db.session.commit()

    assert approval.asked(two.id, "announce") is None
    assert [one.id for one in approval.requests_of(other, two.id)] == [kept]
    assert life(two, "announce")[-1] == WENT["withdrawn"]


def test_whoever_has_not_seen_the_request_does_not_say_yes_by_mistake(world, two):
    ask(world, two, "remind")
    request, _about = approval.waiting(two.id, "remind", "Borta.")

    with pytest.raises(NotReadyError, match="har redan begärt det"):
        approval.confirm(world.person("kansli.b"), two, request, 0)
    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        approval.confirm(world.person("kansli"), two, request, request.id)
