"""Everybody plays a round of key figures at once: each sees what is theirs, and it always ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from tests.support.soundness import unsound
from tests.webapp.whole.by_figures import expecting
from tests.webapp.whole.by_figures.playing import CHOICE, FigurePlay, go_on, something
from tests.webapp.whole.by_figures.scene import PLACES, RECIPE, STEPS, figure_stage
from tests.webapp.whole.looking import Owed, look, play_out
from tests.webapp.whole.stage import Stage, known

pytestmark = pytest.mark.long

PLAYS, TURNS, CHANGES, TRIES = 3, 5, 4, 60
"""How many rounds are played, how often all look, and how many changes are tried for in between."""
OWED = Owed(expecting.AUDIENCE, expecting.pages, expecting.secrets)


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    """Give the stage, with the small recipe known."""
    with known(RECIPE):
        stage = figure_stage(workplace / "by-figures")
        with stage.world.app.app_context():
            yield stage
            stage.world.close()


class KeyFigures(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused."""

    stage: ClassVar[Stage]
    ended: ClassVar[list[bool]] = []

    def __init__(self) -> None:
        super().__init__()
        self.play = FigurePlay(self.stage)

    @initialize(step=st.sampled_from(range(len(STEPS) - 1)))
    def the_round_has_come_some_way(self, step):
        go_on(self.play, step)
        if step == CHOICE:
            for place in PLACES[:2]:
                self.play.nominate(place)

    @rule(random=st.randoms(use_true_random=False))
    def people_do_things(self, random):
        states = {repr(self.play.story)}
        for _try in range(TRIES):
            something(self.play, random)()
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
        self.ended.append(self.play.story.announced)


def test_where_key_figures_nominate_everybody_sees_what_is_theirs_and_the_round_ends(stage):
    KeyFigures.stage = stage

    play_out(KeyFigures, PLAYS, TURNS)

    assert KeyFigures.ended == [True] * len(KeyFigures.ended)
    assert len(KeyFigures.ended) >= PLAYS
