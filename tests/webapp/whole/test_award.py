"""Everybody plays a small round at once, in any order: each sees what is theirs, and it always ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.webapp.whole import expecting
from tests.webapp.whole.going_on import go_on, go_to
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import (
    ALBY,
    BODA,
    COORDINATORS,
    GROUP,
    HELPER,
    JURY,
    OFFICERS,
    PLACES,
    Stage,
    small_recipe,
)
from tests.webapp.whole.stage import STEPS as ROUND
from webapp.services.rounds.recipe import COMPASS, NOMINATION

EXAMPLES, STEPS = 6, 16
place, kind = st.sampled_from(PLACES), st.sampled_from((NOMINATION, COMPASS))
member, track = st.sampled_from((*GROUP, *JURY)), st.sampled_from("ab")


@pytest.fixture(scope="module")
def stage(workplace) -> Iterator[Stage]:
    """Give the stage, with the small recipe known."""
    with small_recipe():
        stage = Stage(workplace)
        with stage.world.app.app_context():
            yield stage
            stage.world.close()


def look(play: Play) -> None:
    """Open every page as everybody, and find what the story owes them and no secret word."""
    told: dict[str, str] = dict.fromkeys(expecting.AUDIENCE, "")
    owed = expecting.pages(play.story, play.deeds.ids)
    found: dict[str, dict[str, int]] = {address: {} for address in owed}
    for who in expecting.AUDIENCE:
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
    assert found == owed
    assert leaks == set()


class Award(RuleBasedStateMachine):
    """Whoever can do something may do it now; whoever may not is refused."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(self.stage)

    @initialize(step=st.integers(0, len(ROUND) - 2))
    def the_round_has_come_to_a_step(self, step):
        go_to(self.play, step)

    @rule(place=place, kind=kind, helped=st.booleans())
    def somebody_answers(self, place, kind, helped):
        who = HELPER if helped and place == ALBY else COORDINATORS[place]
        self.play.answer(who, place, kind)

    @rule(kind=kind, sign=st.booleans())
    def the_head_is_asked_and_answers(self, kind, sign):
        self.play.ask_certificate(ALBY, kind)
        self.play.certify(kind, sign=sign)

    @rule(place=place, kind=kind)
    def a_coordinator_hands_in(self, place, kind):
        self.play.hand_in(place, kind)

    @rule(place=place, kind=kind, office=st.booleans())
    def what_was_handed_in_comes_back(self, place, kind, office):
        (self.play.reopen if office else self.play.withdraw)(place, kind)

    @rule()
    def the_office_takes_the_next_step(self):
        self.play.move()

    @rule(who=member, conflict=st.booleans())
    def a_member_declares(self, who, conflict):
        self.play.declare(who, BODA if conflict and who.endswith(".b") else "")

    @rule(who=member)
    def a_member_turns_out_to_be_employed(self, who):
        if who.endswith(".b"):
            self.play.know_tie(who, BODA)

    @rule(who=member)
    def a_member_ranks(self, who):
        self.play.rank(who)

    @rule(who=st.sampled_from((GROUP[0], JURY[0])))
    def the_office_closes_a_ranking(self, who):
        self.play.close(who)

    @rule(who=st.sampled_from((*GROUP, "kansli")), many=st.integers(1, 2))
    def somebody_names_nominees(self, who, many):
        self.play.name(who, many)

    @precondition(lambda self: len(self.play.story.nominated) > 1)
    @rule(place=place)
    def a_nominee_leaves(self, place):
        self.play.leave(place)

    @rule(place=place)
    def the_office_assigns_evaluators(self, place):
        self.play.assign(place)

    @precondition(lambda self: BODA in self.play.story.visits or ALBY in self.play.story.visits)
    @rule(data=st.data(), track=track, conflict=st.booleans())
    def an_evaluator_declares_and_marks(self, data, track, conflict):
        place = data.draw(st.sampled_from(sorted(self.play.story.visits)))
        self.play.sit(place, track, conflict=conflict)
        self.play.mark(place, track)

    @precondition(lambda self: self.play.story.visits)
    @rule(data=st.data(), deed=st.sampled_from(("replace", "open_reply", "reply", "fix")))
    def an_evaluation_goes_on(self, data, deed):
        place = data.draw(st.sampled_from(sorted(self.play.story.visits)))
        getattr(self.play, deed)(place)

    @precondition(lambda self: self.play.story.visits)
    @rule(data=st.data(), track=track, taking=st.booleans())
    def one_of_the_pair_writes_what_they_agree_on(self, data, track, taking):
        place = data.draw(st.sampled_from(sorted(self.play.story.visits)))
        self.play.agree(place, track, taking=taking)

    @rule(who=st.sampled_from((*JURY, "kansli")), place=place)
    def somebody_writes_a_motivation(self, who, place):
        self.play.write(who, place)

    @rule(place=place)
    def the_office_names_a_winner(self, place):
        self.play.crown(place)

    @rule(who=st.sampled_from(OFFICERS))
    def an_officer_asks_for_the_results_to_be_public(self, who):
        self.play.announce(who)

    @invariant()
    def everybody_sees_what_is_theirs(self):
        if self.play.changed:
            look(self.play)
            self.play.changed = False

    def teardown(self):
        go_on(self.play)
        look(self.play)


def test_in_whatever_order_things_happen_everybody_sees_what_is_theirs_and_the_round_ends(stage):
    Award.stage = stage

    run_state_machine_as_test(
        Award,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
