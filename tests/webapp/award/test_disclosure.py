"""The order of a closed ranking is shown by two, for enough ballots, and stands from then on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import (
    at_once,
    end_posts,
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
from webapp.award.deeds import panel_declarations
from webapp.award.deeds.ranking import ballots, closure, disclosure
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries import panel_seats
from webapp.award.queries.ranking import combined_order
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotAllowedError, NotReadyError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import SecondSay


def second(world, role=JUROR):
    return panel_seats.office_seat(world.person("kansli.b"), the_round(), role)


def all_ranked(world):
    """Let all three jurors have ranked, and the office have closed."""
    hand_in(world, "jury", "Norrvik", "Åkerstad", "Sjöholm")
    closure.close(office(world), confirmed=False)


def order(seat):
    return [(row.who, row.place, row.mean) for row in combined_order.result(seat).standings]


def test_closing_shows_nothing_and_two_officers_show_the_order(world):
    all_ranked(world)

    closed = combined_order.result(office(world))
    first = disclosure.show(office(world))
    asked = combined_order.result(office(world))
    both = disclosure.show(second(world), disclosure.request_of(office(world)).id)

    assert (closed, first, asked, both) == (None, False, None, True)
    assert combined_order.result(office(world)).ballots == 3
    assert written("ranking.shown") == 2  # the nomination group's came before


def test_nobody_confirms_alone_or_what_they_have_not_seen(world):
    all_ranked(world)
    disclosure.show(office(world))

    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        disclosure.show(office(world), disclosure.request_of(office(world)).id)
    with pytest.raises(NotReadyError, match="Per Åberg har redan begärt det"):
        disclosure.show(second(world), 0)
    with pytest.raises(NotAllowedError):
        disclosure.show(sit(world, "jury"))

    assert combined_order.result(office(world)) is None


def test_an_open_ranking_is_not_shown(world):
    with pytest.raises(NotReadyError, match="Rangordningen är inte stängd än"):
        disclosure.show(office(world))


def test_two_of_three_rankings_are_too_few(world):
    closure.close(office(world), confirmed=True)

    with pytest.raises(NotReadyError, match="Bara 2 rangordningar är inlämnade") as refusal:
        disclosure.show(office(world))

    assert refusal.value.remedy == (
        "Öppna igen och låt fler lämna in, eller avsluta uppdraget för den som inte ska rangordna."
    )


def test_two_who_are_all_there_are_need_to_agree_each(world):
    end_posts(world, "jury")
    closure.close(office(world), confirmed=False)
    told = []
    for key in ("jury.b", "jury.c"):
        with pytest.raises(NotReadyError) as refusal:
            disclosure.show(office(world))
        told.append(refusal.value.remedy)
        ballots.agree(sit(world, key), yes=True)

    disclosure.show(office(world))
    disclosure.show(second(world), disclosure.request_of(office(world)).id)

    assert [one.partition(". ")[0] for one in told] == [
        "Medgivande saknas från: Lars Wik, Sara Nord",
        "Medgivande saknas från: Sara Nord",
    ]
    assert combined_order.result(office(world)).ballots == 2


def test_whoever_is_alone_may_not_be_left_out_because_another_hands_in_nothing(world):
    end_posts(world, "jury")
    ballots.take_back(sit(world, "jury.c"))
    closure.close(office(world), confirmed=True)
    ballots.agree(sit(world, "jury.b"), yes=True)

    with pytest.raises(NotReadyError, match="alla ha lämnat in, och Sara Nord saknas"):
        disclosure.show(office(world))


def test_an_agreement_is_taken_back_and_falls_with_the_ranking(world):
    seat = sit(world, "jury.b")
    ballots.agree(seat, yes=True)
    ballots.agree(seat, yes=True)
    ballots.agree(seat, yes=False)
    own = ballots.own_ballot(seat).agreed_at
    ballots.agree(seat, yes=True)

    ballots.take_back(seat)

    assert (own, ballots.own_ballot(seat).agreed_at) == (None, None)
    assert (written("ballot.agreed"), written("ballot.not_agreed")) == (2, 1)
    with pytest.raises(NotReadyError, match="Du har inte lämnat in"):
        ballots.agree(seat, yes=True)
    with pytest.raises(NotAllowedError):
        ballots.agree(office(world), yes=True)


def test_nobody_agrees_to_what_is_already_shown(world):
    judge(world)

    with pytest.raises(ClosedError, match="Ordningen visas redan"):
        ballots.agree(sit(world, "jury"), yes=True)


def test_whoever_is_partial_in_all_of_them_is_not_waited_for(world):
    seat = sit(world, "jury.c")
    ballots.take_back(seat)
    panel_declarations.declare(
        seat, {one.municipality_id: ("employed", "") for one in panel_seats.visible(seat)}
    )
    hand_in(world, "jury", "Norrvik")
    closure.close(office(world), confirmed=True)

    ready = disclosure.readiness(office(world))

    assert ([one.name for one in ready.able], ready.missing) == (["Lars Wik", "Maria Ström"], [])
    assert ready.few is True


def test_what_happens_afterwards_changes_no_figure_of_the_order(world):
    judge(world)
    before = order(office(world))

    panel_declarations.declare(sit(world, "jury.b"), {place("Norrvik"): ("employed", "")})
    end_posts(world, "jury", "jury.c")

    assert order(office(world)) == before
    assert entrant("Norrvik") not in {who for who, _place, _mean in order(sit(world, "jury.b"))}


def test_what_is_kept_of_the_ballots_names_nobody(world):
    judge(world)
    body = db.session.scalars(select(Panel).where(Panel.role == JUROR)).one()

    assert {key for ballot in body.counted for key in ballot} == {"places", "seen"}
    assert body.counted == sorted(body.counted, key=repr)
    assert len(body.counted) == 3


def test_whom_fewer_than_three_could_judge_has_a_place_and_no_figures(world):
    judge(world)  # Sara Nord has a conflict with Sjöholm
    rows = {row.who: row for row in combined_order.result(office(world)).standings}

    one = rows.pop(entrant("Sjöholm"))

    assert (one.mean, one.wins, one.ballots) == (None, None, 2)
    assert None not in {row.mean for row in rows.values()}


def test_a_shown_ranking_does_not_open_and_one_that_is_asked_for_waits(world):
    all_ranked(world)
    disclosure.show(office(world))
    with pytest.raises(NotReadyError, match="Per Åberg har begärt att ordningen visas"):
        closure.reopen(office(world), "Ett misstag.")
    approval.take_back(world.person("kansli"), the_round(), disclosure.SHOWING[JUROR])
    closure.reopen(office(world), "Ett misstag.")

    show(world)

    with pytest.raises(ClosedError, match="Ordningen har visats, och därför öppnas rangordningen inte mer"):
        closure.reopen(office(world), "Ett misstag.")
    assert closure.may_reopen(office(world)) is False


def test_two_who_confirm_at_once_show_it_once(world):
    all_ranked(world)
    disclosure.show(office(world))
    seen = disclosure.request_of(office(world)).id

    told = at_once(world, *[lambda: disclosure.show(second(world), seen)] * 2)

    assert (told, written("ranking.shown")) == ([True, True], 2)


def test_what_was_closed_before_orders_were_shown_apart_is_shown_as_it_was(world):
    body = db.session.scalars(select(Panel).where(Panel.role == NOMINATOR)).one()
    now = order(office(world, NOMINATOR))
    body.counted = None
    db.session.commit()

    assert order(office(world, NOMINATOR)) == now
    with pytest.raises(ClosedError):
        closure.reopen(office(world, NOMINATOR), "Ett misstag.")


def test_no_event_of_an_order_tells_how_anybody_ranked(world):
    judge(world)

    told = db.session.scalars(
        select(Event).where(Event.what == "ranking.shown", Event.round_id == the_round().id)
    )
    asked = db.session.scalars(select(SecondSay).where(SecondSay.deed == "show_jury")).one()

    assert {(row.after["role"], row.after["counted"], row.before, row.why) for row in told} == {
        ("juror", 3, None, ""),
        ("nominator", 3, None, ""),
    }
    assert asked.about is None
    assert db.session.scalar(select(Ballot.id).limit(1)) is not None
