"""Playing a round out: every page as everybody, what the story owes them, and no secret word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.webapp.whole.expecting import DENIED, PAGE
from tests.webapp.whole.playing import Play


@dataclass(frozen=True, slots=True)
class Owed:
    """What a story owes its people: the answer of every page, and who may meet each secret word."""

    audience: Sequence[str]
    pages: Callable[[Any, dict[str, dict[str, int]]], Mapping[str, Mapping[str, int]]]
    secrets: Callable[[Any], Mapping[str, set[str]]]


def look(play: Play, owed_to: Owed, people: Sequence[str]) -> None:
    """Open every page as these people."""
    told: dict[str, str] = dict.fromkeys(people, "")
    pages = owed_to.pages(play.story, play.deeds.ids)
    owed = {address: {who: answers[who] for who in people} for address, answers in pages.items()}
    found: dict[str, dict[str, int]] = {address: {} for address in owed}
    for who in people:
        browser = play.stage.world.at(who)
        for address in owed:
            answer = browser.get(address)
            unasked = (answer.location or "").partition("?")[0].endswith("/jav")
            found[address][who] = DENIED if unasked else answer.status_code
            told[who] += answer.text if answer.status_code == PAGE else ""
    leaks = {
        (word, who)
        for word, knowing in owed_to.secrets(play.story).items()
        for who, text in told.items()
        if word in text and who not in knowing
    }
    unlike = {
        (address, who): (found[address][who], answer)
        for address, answers in owed.items()
        for who, answer in answers.items()
        if found[address][who] != answer
    }
    assert unlike == {}, (unlike, play.told)
    assert leaks == set(), play.told


def play_out(machine: type[RuleBasedStateMachine], plays: int, turns: int) -> None:
    """Play a machine so many times, the same way in every run."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=plays,
            stateful_step_count=turns,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),
        ),
    )
