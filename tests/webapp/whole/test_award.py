"""Everybody plays a small round at once, in any order: each sees what is theirs, and it always ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.webapp.whole import expecting
from tests.webapp.whole.chance import something
from tests.webapp.whole.going_on import go_on, go_to
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import STEPS, Stage, small_recipe

PLAYS, CHANGES, TRIES = 4, 6, 25
"""How many rounds are played, how many deeds that change something, and how often one is tried for each."""
PARTIES = 3
"""After each change a third of the people look, each third in its turn; at the end all do."""


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    """Give the stage, with the small recipe known."""
    with small_recipe():
        stage = Stage(workplace)
        with stage.world.app.app_context():
            yield stage
            stage.world.close()


def look(play: Play, people: Sequence[str]) -> None:
    """Open every page as these people, and find what the story owes them and no secret word."""
    told: dict[str, str] = dict.fromkeys(people, "")
    pages = expecting.pages(play.story, play.deeds.ids)
    owed = {address: {who: answers[who] for who in people} for address, answers in pages.items()}
    found: dict[str, dict[str, int]] = {address: {} for address in owed}
    for who in people:
        browser = play.stage.world.at(who)
        for address in owed:
            answer = browser.get(address)
            found[address][who] = answer.status_code
            told[who] += answer.text if answer.status_code == expecting.PAGE else ""
    leaks = {
        (word, who)
        for word, knowing in expecting.secrets(play.story).items()
        for who, text in told.items()
        if word in text and who not in knowing
    }
    assert found == owed, play.told
    assert leaks == set(), play.told


class Award(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused."""

    stage: ClassVar[Stage]
    ended: ClassVar[list[bool]] = []

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(self.stage)
        self.looks = 0

    @initialize(step=st.sampled_from(range(len(STEPS) - 1)))
    def the_round_has_come_some_way(self, step):
        go_to(self.play, step)

    @rule(random=st.randoms(use_true_random=False))
    def somebody_does_something(self, random):
        before = repr(self.play.story)
        for _try in range(TRIES):
            something(self.play, random)()
            if repr(self.play.story) != before:
                return

    @invariant()
    def everybody_sees_what_is_theirs(self):
        self.looks += 1
        look(self.play, expecting.AUDIENCE[self.looks % PARTIES :: PARTIES])

    def teardown(self):
        go_on(self.play)
        look(self.play, expecting.AUDIENCE)
        self.ended.append(self.play.story.announced)


def test_in_whatever_order_things_happen_everybody_sees_what_is_theirs_and_the_round_ends(stage):
    Award.stage = stage

    run_state_machine_as_test(
        Award,
        settings=settings(
            max_examples=PLAYS,
            stateful_step_count=CHANGES,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert Award.ended == [True] * len(Award.ended)
    assert len(Award.ended) >= PLAYS
