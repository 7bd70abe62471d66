"""A municipality evaluates itself two years running, in whatever order: nothing is lost, and it can go on."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.webapp.whole.looking import play_out
from tests.webapp.whole.stage import Stage
from tests.webapp.whole.two_years.expecting import kept_promises, outsiders
from tests.webapp.whole.two_years.going_on import STAGES, go_on, something
from tests.webapp.whole.two_years.playing import TwoYearPlay
from tests.webapp.whole.two_years.scene import two_years_stage
from webapp.assessment.deeds.question import two_answers
from webapp.assessment.deeds.teamwork.certificates import Certifying
from webapp.ground.calendar import clock
from webapp.home.deeds import holdings_at_home

pytestmark = pytest.mark.long

PLAYS, TURNS, CHANGES, TRIES = 8, 6, 4, 40
"""How many times two years are played, how often all is looked at, and how many changes come in between."""


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    stage = two_years_stage(workplace / "two-years")
    with stage.world.app.app_context():
        yield stage
        stage.world.close()
    clock.set_clock(None)


def take_turn(play: TwoYearPlay, random: Random) -> None:
    """Let people do things until a few of them have changed something."""
    states = {repr(play.story)}
    for _try in range(TRIES):
        something(play, random)
        states.add(repr(play.story))
        if len(states) > CHANGES:
            return


class TwoYears(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused; and every promise is kept."""

    stage: ClassVar[Stage]
    ended: ClassVar[list[bool]] = []

    def __init__(self) -> None:
        super().__init__()
        self.play = TwoYearPlay(self.stage)

    @initialize(far=st.sampled_from(STAGES))
    def it_has_come_some_way(self, far):
        go_on(self.play, far)

    @rule(random=st.randoms(use_true_random=False))
    def people_do_things(self, random):
        take_turn(self.play, random)

    @invariant()
    def every_promise_is_kept(self):
        kept_promises(self.play)

    def teardown(self):
        go_on(self.play, "planned")
        if self.play.story.first:
            go_on(self.play, "next")
        go_on(self.play, "fixed")
        kept_promises(self.play)
        outsiders(self.play)
        self.ended.append(bool(self.play.story.year.result))


def test_two_years_can_be_played_to_their_end_in_whatever_order(stage):
    TwoYears.stage = stage

    play_out(TwoYears, PLAYS, TURNS)

    assert TwoYears.ended == [True] * len(TwoYears.ended)
    assert len(TwoYears.ended) >= PLAYS


def an_old_certificate_holds(patch):
    patch.setattr(Certifying, "signed", property(lambda self: bool(self.latest and self.latest.signed)))


def what_is_taken_is_lost(patch):
    patch.setattr(two_answers, "_given_back", lambda _subject, _theirs, outcome: outcome)


def what_a_leaver_was_to_do_is_nobodys(patch):
    patch.setattr(holdings_at_home, "hand_actions_on", lambda *_given: 0)


FAULTS = (an_old_certificate_holds, what_is_taken_is_lost, what_a_leaver_was_to_do_is_nobodys)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_found(stage, monkeypatch, fault):
    fault(monkeypatch)

    def play() -> None:
        for seed in range(30):
            one, random = TwoYearPlay(stage), Random(seed)  # noqa: S311 -- what people take into their heads
            go_on(one, STAGES[seed % len(STAGES)])
            for _turn in range(TURNS):
                take_turn(one, random)
                kept_promises(one)

    with pytest.raises(AssertionError):
        play()
