"""A municipality evaluates itself in whatever order: nobody is locked out, and it can always be fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.support.soundness import unsound
from tests.webapp.whole.at_home import expecting
from tests.webapp.whole.at_home.playing import HomePlay, go_on, something
from tests.webapp.whole.at_home.scene import home_stage
from tests.webapp.whole.looking import Owed, look, play_out
from tests.webapp.whole.stage import Stage

pytestmark = pytest.mark.long

PLAYS, TURNS, CHANGES, TRIES = 5, 6, 4, 40
"""How many evaluations are played, how often all look, and how many changes are tried for in between."""
OWED = Owed(expecting.AUDIENCE, expecting.pages, expecting.secrets)


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    stage = home_stage(workplace / "at-home")
    with stage.world.app.app_context():
        yield stage
        stage.world.close()


class AtHome(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused."""

    stage: ClassVar[Stage]
    ended: ClassVar[list[bool]] = []

    def __init__(self) -> None:
        super().__init__()
        self.play = HomePlay(self.stage)

    @initialize(far=st.sampled_from(("begun", "appointed", "agreed")))
    def it_has_come_some_way(self, far):
        if far == "appointed":
            self.play.hand_in("samordnare")
            self.play.appoint("samordnare", "medarbetare", "lasare")
        if far == "agreed":
            go_on(self.play, fix=False)

    @rule(random=st.randoms(use_true_random=False))
    def people_do_things(self, random):
        states = {repr(self.play.story)}
        for _try in range(TRIES):
            something(self.play, random)
            states.add(repr(self.play.story))
            if len(states) > CHANGES:
                return

    @invariant()
    def everybody_sees_what_is_theirs(self):
        look(self.play, OWED, expecting.AUDIENCE)

    def teardown(self):
        go_on(self.play)
        look(self.play, OWED, expecting.AUDIENCE)
        assert unsound() == {}
        self.ended.append(self.play.story.fixed)


def test_in_whatever_order_things_happen_at_home_the_result_can_be_fixed(stage):
    AtHome.stage = stage

    play_out(AtHome, PLAYS, TURNS)

    assert AtHome.ended == [True] * len(AtHome.ended)
    assert len(AtHome.ended) >= PLAYS
