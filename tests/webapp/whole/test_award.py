"""Everybody plays a small round at once, in any order: each sees what is theirs, and it always ends."""

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
from tests.webapp.whole import expecting
from tests.webapp.whole.chance import something, something_at_a_visit
from tests.webapp.whole.going_on import go_on, go_to
from tests.webapp.whole.looking import Owed, look, play_out
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import ALBY, READERS, STEPS, Stage, known

pytestmark = pytest.mark.long

PLAYS, TURNS, CHANGES, TRIES = 4, 6, 4, 60
"""How many rounds are played, how often some look, and how many changes are tried for in between."""
VISITS = 3
"""How many rounds are played for what happens at the visits alone."""
PARTIES = 3
"""Each time a third of the people look, each third in its turn; at the end all do."""


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    """Give the stage, with the small recipe known."""
    with known():
        stage = Stage(workplace)
        with stage.world.app.app_context():
            yield stage
            stage.world.close()


VISIT = next(n for n, step in enumerate(STEPS) if "results" in step.requires)
OWED = Owed(expecting.AUDIENCE, expecting.pages, expecting.secrets)


class Award(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused."""

    stage: ClassVar[Stage]
    ended: ClassVar[list[bool]] = []
    draw = staticmethod(something)

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(self.stage)
        self.looks = 0

    @initialize(step=st.sampled_from(range(len(STEPS) - 1)))
    def the_round_has_come_some_way(self, step):
        go_to(self.play, step)
        for place in self.play.story.nominated:
            self.play.assign(place)

    @rule(random=st.randoms(use_true_random=False))
    def people_do_things(self, random):
        states = {repr(self.play.story)}
        for _try in range(TRIES):
            self.draw(self.play, random)()
            states.add(repr(self.play.story))
            if len(states) > CHANGES:
                return

    @invariant()
    def everybody_sees_what_is_theirs(self):
        self.looks += 1
        look(self.play, OWED, expecting.AUDIENCE[self.looks % PARTIES :: PARTIES])

    def teardown(self):
        go_on(self.play)
        look(self.play, OWED, expecting.AUDIENCE)
        assert unsound() == {}
        self.ended.append(self.play.story.announced)


def test_in_whatever_order_things_happen_everybody_sees_what_is_theirs_and_the_round_ends(stage):
    Award.stage = stage

    play_out(Award, PLAYS, TURNS)

    assert Award.ended == [True] * len(Award.ended)
    assert len(Award.ended) >= PLAYS


class Visits(Award):
    """The pair, the third readers and the municipality have an evaluation to themselves."""

    ended: ClassVar[list[bool]] = []
    draw = staticmethod(something_at_a_visit)

    @initialize()
    def the_round_has_come_some_way(self):
        go_to(self.play, VISIT)
        for place in self.play.story.nominated:
            self.play.assign(place)


def test_in_whatever_order_an_evaluation_is_made_read_and_replied_to_the_round_ends(stage):
    Visits.stage = stage

    play_out(Visits, VISITS, TURNS)

    assert Visits.ended == [True] * len(Visits.ended)
    assert len(Visits.ended) >= VISITS


def agreed(play: Play) -> None:
    """Bring Alby's evaluation to where both are agreed and a third reader has released it."""
    go_to(play, VISIT)
    play.assign(ALBY)
    for track in ("a", "b"):
        play.sit(ALBY, track)
        play.mark(ALBY, track)
    play.agree(ALBY, "a")
    read(play)


def read(play: Play) -> None:
    play.send(ALBY, "a")
    play.sit_reading(READERS[0], ALBY)
    play.review(READERS[0], ALBY, release=True)


def test_whatever_is_changed_is_read_by_all_before_it_is_fixed_and_the_round_ends(stage):
    play = Play(stage)
    agreed(play)
    play.change(ALBY, "b")
    for refused in (play.open_reply, play.fix):
        refused(ALBY)
    read(play)
    play.open_reply(ALBY)
    play.change(ALBY, "a")
    play.send_version(ALBY, "a")
    play.reply(ALBY)
    for refused in (play.fix, lambda place: play.send_version(place, "b")):
        refused(ALBY)
    read(play)
    play.fix(ALBY)
    play.send_version(ALBY, "b")
    play.fix(ALBY)
    look(play, OWED, expecting.AUDIENCE)
    visit = play.story.visits[ALBY]
    assert (visit.reply, visit.untold, visit.fixed) == ("open", False, False)
    play.reply(ALBY)
    play.fix(ALBY)
    assert visit.fixed

    go_on(play)
    look(play, OWED, expecting.AUDIENCE)
