"""Everybody plays a small round at once, in any order: each sees what is theirs, and it always ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from tests.webapp.whole import expecting
from tests.webapp.whole.chance import something
from tests.webapp.whole.going_on import go_on, go_to
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import STEPS, Stage, small_recipe

PLAYS, CHANGES, TRIES = 6, 8, 150
PARTIES = 3
"""After each change a third of the people look; who belongs together differs from play to play."""


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


def parties(random: Random) -> list[list[str]]:
    """Divide everybody who may look into parties."""
    people = random.sample(expecting.AUDIENCE, len(expecting.AUDIENCE))
    return [people[n::PARTIES] for n in range(PARTIES)]


@pytest.mark.parametrize("seed", range(PLAYS))
def test_in_whatever_order_things_happen_everybody_sees_what_is_theirs_and_the_round_ends(stage, seed):
    play, random = Play(stage), Random(seed)  # noqa: S311 -- the same plays every time are wanted
    looking = parties(random)
    go_to(play, seed % (len(STEPS) - 1))
    look(play, looking[0])
    changes = 0
    for _try in range(TRIES):
        before = repr(play.story)
        something(play, random)()
        if repr(play.story) != before:
            changes += 1
            look(play, looking[changes % PARTIES])
        if changes == CHANGES:
            break
    go_on(play)
    look(play, looking[(changes + 1) % PARTIES])
