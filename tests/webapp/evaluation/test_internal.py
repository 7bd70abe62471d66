"""A municipality that evaluates itself is never in a dead end: whoever cannot go on is replaced."""

from __future__ import annotations

import pytest

from tests.support.at_home import Home, happened
from webapp.assessment.queries import own_assessment
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, pen
from webapp.evaluation.deeds.seats import internal_evaluators, seats
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.consensus import follower
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.home.deeds import colleagues
from webapp.home.queries import commitments
from webapp.review.deeds import results


@pytest.fixture
def home(world) -> Home:
    return Home(world)


def replace(home: Home, track: str, chosen: str, by: str = "samordnare"):
    return internal_evaluators.replace(home.subject(by), track, home.world.person(chosen))


def tracks(home: Home) -> dict[str, int]:
    """Count the marks of each track."""
    rows = db.session.query(EvaluatorMark.track).filter_by(evaluation_id=home.evaluation().id)
    found = [track for (track,) in rows]
    return {track: found.count(track) for track in sorted(set(found))}


def remove(home: Home, who: str, by: str = "samordnare") -> None:
    place = home.subject(by).municipality_id
    colleagues.remove(home.world.person(by), place, home.world.person(who))


def fix(home: Home) -> int:
    """Let the result be fixed; tell how many questions it has the marks of."""
    results.publish(home.world.person("samordnare"), home.evaluation().id)
    return len(results.result_of(home.evaluation().id).marks["agreed"])


def everything(home: Home) -> int:
    return len(home.subject().edition.questions)


@pytest.mark.both
def test_a_colleague_who_was_removed_is_replaced_and_their_marks_stay_aside(home):
    home.appoint()
    home.judge("lasare")
    remove(home, "lasare")
    left = [one.gone for one in internal_evaluators.internal(home.subject()).sitting]

    seat = replace(home, "b", "samordnare")
    home.judge("medarbetare")
    home.judge("samordnare")
    assert fix(home) == everything(home)

    assert left == [False, True]
    assert (seat.track, seat.done_at is not None) == ("b", True)
    assert set(tracks(home)) >= {"a", "b", "agreed"}
    assert [n for track, n in tracks(home).items() if track.startswith("b-")] == [everything(home)]
    assert len(happened("evaluator.replaced")) == 1


def test_after_both_have_seen_each_other_the_agreement_begins_anew_blind(home):
    home.appoint()
    home.judge("medarbetare")
    home.judge("lasare")
    pen.take_over(own_seat.own_seat(home.world.person("lasare"), home.evaluation().id))

    replace(home, "b", "samordnare")

    newcomer = home.seat("samordnare")
    assert home.evaluation().revealed_at is None
    assert marks.marking(newcomer).marked == 0
    assert follower.pen_of(home.evaluation().id) is None
    with pytest.raises(NotReadyError):
        agreement.agreeing(newcomer)
    with pytest.raises(NotReadyError, match="saknar enad bedömning"):
        fix(home)
    home.judge("samordnare")
    assert fix(home) == everything(home)


def test_both_are_replaced_and_somebody_who_comes_back_finds_their_own_marks(home):
    home.appoint()
    home.judge("medarbetare")
    home.judge("lasare")

    replace(home, "a", "samordnare")
    replace(home, "b", home.newcomer())
    replace(home, "a", "lasare")

    assert marks.marking(home.seat("lasare")).marked == everything(home)
    home.judge("lasare")
    home.judge("ny")
    replace(home, "a", "medarbetare")
    replace(home, "a", "lasare")
    home.judge("lasare")
    assert fix(home) == everything(home)
    sitting = {track: who for track, who in home.sitting().items() if track in "ab"}
    assert sitting == {"a": "lasare", "b": "ny"}


def test_whoever_was_replaced_neither_reads_nor_marks_there_any_more(home):
    home.appoint()
    home.judge("lasare")
    person = home.world.person("lasare")

    replace(home, "b", "samordnare")

    with pytest.raises(NotThereError):
        own_seat.own_seat(person, home.evaluation().id)
    assert commitments.home(person).seats == []


@pytest.mark.both
def test_two_people_are_enough_and_the_only_coordinator_may_be_one_of_them(home):
    remove(home, "lasare")
    home.appoint("samordnare", "medarbetare")
    home.judge("samordnare")
    home.judge("medarbetare")

    assert fix(home) == everything(home)


def test_one_who_is_left_alone_invites_somebody_and_goes_on(home):
    home.appoint("samordnare", "medarbetare")
    home.judge("samordnare")
    remove(home, "medarbetare")
    remove(home, "lasare")

    alone = internal_evaluators.internal(home.subject())
    assert alone.people == []
    replace(home, "b", home.newcomer())
    home.judge("ny")
    assert fix(home) == everything(home)


def test_the_other_goes_on_with_the_finished_marks_of_somebody_who_has_gone(home):
    home.appoint()
    home.judge("lasare")
    remove(home, "lasare")

    home.judge("medarbetare")
    assert fix(home) == everything(home)


@pytest.mark.both
def test_pressing_twice_replaces_once(home):
    home.appoint()
    home.appoint()

    for _time in range(2):
        replace(home, "a", "samordnare")

    here = home.evaluation().id
    assert [one.evaluation_id for one in happened("evaluators.assigned")].count(here) == 1
    assert len(happened("evaluator.replaced")) == 1


@pytest.mark.both
def test_only_a_coordinator_replaces_and_only_by_a_colleague_who_does_not_sit_there(home):
    home.appoint()
    for who in ("medarbetare", "lasare"):
        with pytest.raises(NotAllowedError):
            replace(home, "a", "samordnare", by=who)
    for chosen in ("lasare", "jury"):
        with pytest.raises(InvalidError, match="Något behöver rättas"):
            replace(home, "a", chosen)
    home.judge("medarbetare")
    home.judge("lasare")
    assert fix(home) == everything(home)

    with pytest.raises(ClosedError):
        replace(home, "a", "samordnare")


def test_nobody_is_replaced_before_anybody_is_appointed_nor_in_a_round(home):
    with pytest.raises(NotReadyError):
        replace(home, "a", "samordnare")
    in_round = own_assessment.own_assessment(
        home.world.person("samordnare"), home.world.assessment("Exempelby")
    )
    with pytest.raises(NotAllowedError):
        internal_evaluators.replace(in_round, "a", home.world.person("lasare"))
    with pytest.raises(NotThereError):
        internal_evaluators.internal(in_round)


def test_the_coordinator_who_takes_over_may_be_a_new_one(home):
    home.appoint("samordnare", "lasare")
    place = home.subject().municipality_id
    colleagues.change_role(
        home.world.person("samordnare"), place, home.world.person("medarbetare"), COORDINATOR
    )
    remove(home, "samordnare", by="medarbetare")

    replace(home, "a", "medarbetare", by="medarbetare")
    home.judge("medarbetare")
    home.judge("lasare")
    result = results.publish(home.world.person("medarbetare"), home.evaluation().id)

    assert result.evaluation_id == home.evaluation().id


def test_nothing_is_fixed_before_anybody_has_marked_and_the_reason_says_so(home):
    home.appoint()

    with pytest.raises(NotReadyError, match="Ingen har bedömt något än"):
        fix(home)


@pytest.mark.both
@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [("lasare", "lasare", {"second"}), ("lasare", "jury", {"second"}), ("jury", "jury", {"first", "second"})],
)
def test_each_of_two_who_cannot_be_appointed_is_told_of_by_its_own_field(home, first, second, fields):
    with pytest.raises(InvalidError) as refusal:
        seats.appoint(home.subject(), home.world.person(first), home.world.person(second))

    assert set(refusal.value.faults) == fields
