"""What the story owes the people of a municipality that evaluates itself."""

from __future__ import annotations

from collections.abc import Mapping

from tests.webapp.whole.at_home.playing import HomeStory
from tests.webapp.whole.at_home.scene import PEOPLE, seen_by

PAGE, SIGN_IN, DENIED, AWAY, EARLY = 200, 302, 403, 404, 409
NOBODY = ""
AUDIENCE = (NOBODY, *PEOPLE)


def pages(story: HomeStory, ids: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Say of every page what each person is answered."""
    own, evaluation = f"/sjalvvardering/{ids['own']}", f"/utvardering/{ids['evaluation']}"
    owed = {
        own: {who: _member(story, who) for who in PEOPLE},
        f"{own}/utvarderare": {who: _member(story, who) for who in PEOPLE},
        f"{evaluation}/jav": {who: PAGE if story.sitting(who) else AWAY for who in PEOPLE},
        evaluation: {who: _marking(story, who) for who in PEOPLE},
        f"{evaluation}/samsyn": {who: _agreeing(story, who) for who in PEOPLE},
        f"{evaluation}/faststall": {who: _fixing(story, who) for who in PEOPLE},
    }
    signed_in = {address: {NOBODY: SIGN_IN, **answers} for address, answers in owed.items()}
    result = {who: _member(story, who) if story.fixed else AWAY for who in PEOPLE}
    return {**signed_in, f"/resultat/{ids['result']}": {NOBODY: AWAY, **result}}


def _member(story: HomeStory, who: str) -> int:
    return PAGE if who in story.members else AWAY


def _marking(story: HomeStory, who: str) -> int:
    seat = story.sitting(who)
    return AWAY if seat is None else PAGE if seat.said else DENIED


def _agreeing(story: HomeStory, who: str) -> int:
    page = _marking(story, who)
    return EARLY if page == PAGE and not story.revealed else page


def _fixing(story: HomeStory, who: str) -> int:
    return PAGE if story.seats and story.coordinates(who) else AWAY


def secrets(story: HomeStory) -> dict[str, set[str]]:
    """Say who may meet each evaluator's words: nobody but the pair, and they only once both are done."""
    pair = set(story.seated)
    knowing = {one.who: pair if story.revealed else {one.who} for one in story.seats.values()}
    gone: dict[str, set[str]] = {who: set() for who in story.left}
    return {seen_by(who): people for who, people in {**gone, **knowing}.items()}
