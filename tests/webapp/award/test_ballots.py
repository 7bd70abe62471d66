"""Rankings are private, handed in by their own member, and closed once by the office."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import at_once, entrant, hand_in, judge, office, ranks, show, sit, written
from webapp.award.deeds import nominations
from webapp.award.deeds.ranking import ballots, closure, disclosure
from webapp.award.models.choice import Ballot
from webapp.award.queries import panel_seats
from webapp.award.queries.ranking import combined_order
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round


def test_a_ranking_is_kept_with_ties_and_gaps(world):
    places = {entrant("Norrvik"): 1, entrant("Sjöholm"): 1, entrant("Åkerstad"): 7}

    ballots.save_ballot(sit(world, "jury"), places, 0, hand_in=False)

    own = ballots.own_ballot(sit(world, "jury"))
    assert (own.places, own.version, own.handed_in_at) == (places, 1, None)


@pytest.mark.both
def test_what_is_handed_in_is_locked_until_it_is_taken_back(world):
    seat = sit(world, "jury")
    ballots.save_ballot(seat, ranks("Norrvik", "Sjöholm"), 0, hand_in=True)

    with pytest.raises(ClosedError, match="Du har redan lämnat in din rangordning"):
        ballots.save_ballot(seat, ranks("Sjöholm"), 1, hand_in=False)
    ballots.take_back(seat)
    ballots.save_ballot(seat, ranks("Sjöholm"), 2, hand_in=False)

    assert ballots.own_ballot(seat).places == ranks("Sjöholm")


def test_nothing_ranked_cannot_be_handed_in(world):
    with pytest.raises(NotReadyError, match="Ingen kommun har fått något nummer"):
        ballots.save_ballot(sit(world, "jury"), {}, 0, hand_in=True)


@pytest.mark.parametrize("number", [0, -1, 100, 10**12])
def test_a_place_is_a_number_from_one_to_ninety_nine(world, number):
    with pytest.raises(InvalidError) as refusal:
        ballots.save_ballot(sit(world, "jury"), {entrant("Norrvik"): number}, 0, hand_in=True)

    assert refusal.value.faults == {f"rank-{entrant('Norrvik')}": "Skriv ett heltal från 1 till 99."}


@pytest.mark.parametrize("who", [999_999, 0, -1, "Exempelby"])
def test_nobody_but_a_nominee_is_ranked(world, who):
    where = entrant(who) if isinstance(who, str) else who

    with pytest.raises(InvalidError) as refusal:
        ballots.save_ballot(sit(world, "jury"), {where: 1}, 0, hand_in=True)

    assert list(refusal.value.faults) == ["rank"]
    assert ballots.own_ballot(sit(world, "jury")).version == 0


@pytest.mark.both
def test_another_window_is_noticed(world):
    ballots.save_ballot(sit(world, "jury"), ranks("Norrvik"), 0, hand_in=False)

    with pytest.raises(ballots.StaleBallotError):
        ballots.save_ballot(sit(world, "jury"), ranks("Sjöholm"), 0, hand_in=False)

    assert ballots.own_ballot(sit(world, "jury")).places == ranks("Norrvik")


def test_the_office_neither_ranks_nor_sees_a_ranking(world):
    with pytest.raises(NotAllowedError):
        ballots.save_ballot(office(world), ranks("Norrvik"), 0, hand_in=True)

    assert ballots.own_ballot(office(world)).places == {}
    assert combined_order.result(office(world)) is None


def test_no_event_tells_how_anybody_ranked(world):
    ballots.save_ballot(sit(world, "jury"), ranks("Norrvik", "Sjöholm"), 0, hand_in=True)

    told = db.session.scalars(select(Event).where(Event.what.like("ballot.%"))).all()

    assert {(str(row.after), row.before, row.why) for row in told} == {
        ("{'role': 'juror'}", None, ""),
        ("{'role': 'nominator'}", None, ""),
    }


def test_a_juror_cannot_rank_after_the_closing(world):
    closure.close(office(world), confirmed=True)

    for deed in (
        lambda: ballots.save_ballot(sit(world, "jury"), ranks("Norrvik"), 0, hand_in=True),
        lambda: ballots.take_back(sit(world, "jury.b")),
    ):
        with pytest.raises(ClosedError, match="Rangordningen är stängd och kan inte ändras"):
            deed()


def test_closing_without_all_has_to_be_confirmed(world):
    with pytest.raises(NotReadyError, match="Alla har inte lämnat in: Maria Ström saknas"):
        closure.close(office(world), confirmed=False)

    assert closure.close(office(world), confirmed=True) is True
    assert [one.name for one in ballots.handing(office(world)).done] == ["Lars Wik", "Sara Nord"]


def test_nothing_is_closed_before_anybody_has_handed_in(world):
    for key in ("jury.b", "jury.c"):
        ballots.take_back(sit(world, key))

    with pytest.raises(NotReadyError, match="Ingen har lämnat in sin rangordning än"):
        closure.close(office(world), confirmed=True)


def test_a_member_does_not_close(world):
    with pytest.raises(NotAllowedError):
        closure.close(sit(world, "jury"), confirmed=True)


@pytest.mark.both
def test_two_officers_who_close_at_once_close_once(world):
    ballots.save_ballot(sit(world, "jury"), ranks("Norrvik"), 0, hand_in=True)

    told = at_once(world, *[lambda: closure.close(office(world), confirmed=False)] * 2)

    assert (sorted(told), written("ranking.closed")) == (
        [False, True],
        2,
    )  # the nomination group's came before


@pytest.mark.both
def test_a_ranking_handed_in_while_it_is_closed_is_counted_or_refused_and_never_lost(world):
    def hand_in():
        return ballots.save_ballot(sit(world, "jury"), ranks("Norrvik"), 0, hand_in=True).version

    handed, _closed = at_once(world, hand_in, lambda: closure.close(office(world), confirmed=True))

    many = len(disclosure.readiness(office(world)).handed_in)
    assert (many, handed) in ((3, 1), (2, handed if isinstance(handed, ClosedError) else None))


def test_a_nominee_that_has_left_is_in_no_order(world):
    ballots.save_ballot(sit(world, "jury"), ranks("Norrvik", "Sjöholm"), 0, hand_in=False)
    nominations.withdraw(
        world.person("kansli"), office(world).round, entrant("Norrvik"), "Kommunen hinner inte."
    )

    with pytest.raises(InvalidError) as refusal:
        ballots.save_ballot(sit(world, "jury"), ranks("Norrvik", "Sjöholm"), 1, hand_in=True)
    hand_in(world, "jury", "Sjöholm")
    show(world)

    assert list(refusal.value.faults) == ["rank"]
    assert entrant("Norrvik") not in {row.who for row in combined_order.result(office(world)).standings}


def test_the_group_and_the_jury_close_apart(world):
    assert panel_seats.panel(office(world).round.id, NOMINATOR).closed_at is not None
    assert combined_order.result(office(world)) is None


def test_the_combined_order_is_told_with_how_steady_it_is(world):
    judge(world)

    result = combined_order.result(office(world))

    assert result.called[result.standings[0].who].name == "Norrvik"
    assert result.held is None  # three ballots are too few to leave one out
    places = result.points.places
    assert [one.place for one in places] == [1, 2, 3, 4]
    assert {one.by_a for one in places} == {one.by_b for one in places} == {1, 2, 3, 4}
    assert result.points.first[0] == places[0].who
    beside = {one.who: set(one.beside) for one in places}
    assert all(one in beside[other] for one, others in beside.items() for other in others)
    assert db.session.scalars(select(Round)).one().announced_at is None


@pytest.mark.both
def test_a_ranking_is_kept_at_the_moment_of_the_clock(world):
    moment = clock.now()
    clock.set_clock(lambda: moment)

    ballots.save_ballot(sit(world, "jury"), ranks("Norrvik"), 0, hand_in=True)

    row = db.session.scalars(select(Ballot).where(Ballot.person_id == world.person("jury"))).one()
    assert (row.saved_at, row.handed_in_at) == (moment, moment)
