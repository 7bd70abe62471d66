"""Every deed of an internal evaluation with what the story says of it, by chance or towards the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random

from tests.webapp.whole.at_home.scene import FIRST, PEOPLE, HomeDeeds
from tests.webapp.whole.stage import Stage
from webapp.ground.refusals import NotThereError, Refusal
from webapp.ground.roles import COORDINATOR, READER
from webapp.ground.store.database import db

TRACKS = ("a", "b")


@dataclass
class Sitting:
    """Somebody in a seat: whether they have said what is their own, marked, and are done."""

    who: str
    said: bool = False
    marked: bool = False
    done: bool = False


@dataclass
class HomeStory:
    """What has happened at home: who takes part, who sits, who has sat, and how far it has come."""

    members: dict[str, str] = field(default_factory=lambda: dict(FIRST))
    handed_in: bool = False
    seats: dict[str, Sitting] = field(default_factory=dict)
    left: dict[str, Sitting] = field(default_factory=dict)
    agreed: bool = False
    fixed: bool = False

    def coordinates(self, who: str) -> bool:
        return self.members.get(who) == COORDINATOR

    @property
    def coordinator(self) -> str:
        """Name somebody who coordinates; there always is one."""
        return next(who for who in self.members if self.coordinates(who))

    @property
    def seated(self) -> list[str]:
        return [one.who for one in self.seats.values()]

    def sitting(self, who: str) -> Sitting | None:
        """Give the seat of somebody who can reach it."""
        reached = who in self.members and self.handed_in
        return next((one for one in self.seats.values() if one.who == who and reached), None)

    @property
    def revealed(self) -> bool:
        return bool(self.seats) and all(one.done for one in self.seats.values())

    @property
    def begun(self) -> bool:
        return any(one.said for one in (*self.seats.values(), *self.left.values()))


class HomePlay:
    """One play: does the deeds, and keeps the story beside them."""

    def __init__(self, stage: Stage) -> None:
        stage.begin_anew()
        self.stage, self.story, self.deeds = stage, HomeStory(), HomeDeeds(stage)
        self.told: list[str] = []

    def attempt(self, allowed: object, deed: Callable[[], object]) -> bool:
        """Do a deed that is allowed, or see that one which is not is refused; tell which."""
        try:
            deed()
        except (Refusal, NotThereError):
            db.session.rollback()
            assert not allowed, self.told
        else:
            assert allowed, self.told
        return bool(allowed)

    def hand_in(self, who: str) -> None:
        story = self.story
        allowed = story.coordinates(who) or (story.handed_in and who in story.members)
        if self.attempt(allowed, lambda: self.deeds.hand_in(who)):
            story.handed_in = True

    def withdraw(self, who: str) -> None:
        story = self.story
        allowed = story.handed_in and story.coordinates(who) and not story.begun
        if self.attempt(allowed, lambda: self.deeds.withdraw(who)):
            story.handed_in = False

    def appoint(self, who: str, first: str, second: str) -> None:
        story, two = self.story, [first, second]
        there = not story.seats or story.seated == two
        able = story.coordinates(who) and story.handed_in and first != second
        allowed = able and there and set(two) <= set(story.members)
        if self.attempt(allowed, lambda: self.deeds.appoint(who, first, second)) and not story.seats:
            story.seats = {"a": Sitting(first), "b": Sitting(second)}

    def say(self, who: str, *, some: bool) -> None:
        seat = self.story.sitting(who)
        allowed = seat is not None and not self.story.fixed
        if self.attempt(allowed, lambda: self.deeds.say(who, some=some)) and seat:
            seat.said = True

    def mark(self, who: str) -> None:
        seat = self.story.sitting(who)
        allowed = seat is not None and seat.said and not seat.done
        if self.attempt(allowed, lambda: self.deeds.mark(who)) and seat:
            seat.marked = seat.done = True

    def agree(self, who: str) -> None:
        seat = self.story.sitting(who)
        allowed = seat is not None and self.story.revealed and not self.story.fixed
        if self.attempt(allowed, lambda: self.deeds.agree(who)):
            self.story.agreed = True

    def replace(self, who: str, track: str, chosen: str) -> None:
        story = self.story
        seat = story.seats.get(track)
        allowed = story.coordinates(who) and seat is not None and not story.fixed
        free = chosen in story.members and chosen not in story.seated
        same = seat is not None and chosen == seat.who
        allowed = allowed and (free or same)
        if self.attempt(allowed, lambda: self.deeds.replace(who, track, chosen)) and seat and not same:
            story.agreed = story.agreed and not story.revealed
            story.left[seat.who] = seat
            story.seats[track] = story.left.pop(chosen, Sitting(chosen))
            story.seats[track].done = False

    def remove(self, who: str, leaving: str) -> None:
        story = self.story
        others = [one for one in story.members if story.coordinates(one) and one != leaving]
        allowed = story.coordinates(who) and leaving in story.members and bool(others)
        if self.attempt(allowed, lambda: self.deeds.remove(who, leaving)):
            del story.members[leaving]

    def promote(self, who: str, chosen: str) -> None:
        story = self.story
        allowed = story.coordinates(who) and chosen in story.members
        if self.attempt(allowed, lambda: self.deeds.promote(who, chosen)):
            story.members[chosen] = COORDINATOR

    def invite(self, who: str, newcomer: str) -> None:
        story = self.story
        allowed = story.coordinates(who) and newcomer not in story.members
        if self.attempt(allowed, lambda: self.deeds.invite(who, newcomer)):
            story.members[newcomer] = READER

    def fix(self, who: str) -> None:
        story = self.story
        allowed = story.coordinates(who) and bool(story.seats) and (story.agreed or story.fixed)
        if self.attempt(allowed, lambda: self.deeds.fix(who)):
            story.fixed = True


def something(play: HomePlay, random: Random) -> None:
    """Do what somebody may take into their head, allowed or not."""
    who, other, track = random.choice(PEOPLE), random.choice(PEOPLE), random.choice(TRACKS)
    boss = random.choice((play.story.coordinator, play.story.coordinator, who))
    deeds: list[partial[object]] = [
        partial(play.hand_in, boss),
        partial(play.withdraw, boss),
        partial(play.appoint, boss, who, other),
        partial(play.say, who, some=random.choice((True, False))),
        partial(play.mark, who),
        partial(play.mark, who),
        partial(play.agree, who),
        partial(play.replace, boss, track, other),
        partial(play.replace, boss, track, other),
        partial(play.remove, boss, other),
        partial(play.promote, boss, other),
        partial(play.invite, boss, other),
        partial(play.fix, boss),
    ]
    deed = random.choice(deeds)
    play.told.append(f"{deed.func.__name__} {deed.args} {deed.keywords}")
    deed()


def go_on(play: HomePlay, *, fix: bool = True) -> None:
    """Bring it to its end by deeds that somebody is offered; fails where nobody can do anything."""
    story = play.story
    if story.fixed:
        return
    boss = story.coordinator
    if not story.handed_in:
        play.hand_in(boss)
    if len(story.members) == 1:
        play.invite(boss, next(who for who in PEOPLE if who not in story.members))
    if not story.seats:
        play.appoint(boss, *list(story.members)[:2])
    for track in TRACKS:
        _finish(play, track)
    if not story.agreed:
        play.agree(next(who for who in story.seated if who in story.members))
    if fix:
        play.fix(boss)
        assert story.fixed


def _finish(play: HomePlay, track: str) -> None:
    """Let whoever has a seat be done with it; somebody else where they no longer take part."""
    story, boss = play.story, play.story.coordinator
    if _must_leave(story, track):
        free = [who for who in story.members if who not in story.seated]
        if not free:
            free = [next(who for who in PEOPLE if who not in story.members and who not in story.seated)]
            play.invite(boss, free[0])
        play.replace(boss, track, free[0])
    seat = story.seats[track]
    if not seat.said:
        play.say(seat.who, some=False)
    if not seat.done:
        play.mark(seat.who)


def _must_leave(story: HomeStory, track: str) -> bool:
    """Tell whether a seat needs somebody else: its holder has gone, undone or with nobody left to agree."""
    seat = story.seats[track]
    if seat.who in story.members:
        return False
    nobody = not any(who in story.members for who in story.seated)
    return not seat.done or (nobody and not story.agreed)
