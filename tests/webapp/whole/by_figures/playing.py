"""Every deed of a round of key figures with what the story says of it, by chance or towards the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import ClassVar

from tests.webapp.whole.by_figures.scene import MEMBERS, PLACES, STEPS, FigureDeeds
from tests.webapp.whole.going_on import show_order
from tests.webapp.whole.playing import Play
from tests.webapp.whole.stage import JURY, OFFICERS, Stage
from tests.webapp.whole.story import Body, Story
from webapp.rounds.recipe import Step

YES, NO, WAITS = "yes", "no", ""
CHOICE, DESCRIBING = 1, 2
MOST = 2


@dataclass
class FigureStory(Story):
    """What has happened: whether there are figures, what each has answered, who has described."""

    steps: ClassVar[tuple[Step, ...]] = STEPS
    figures: bool = False
    asked: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    receipts: set[str] = field(default_factory=set)

    def candidates(self, _body: Body, /) -> list[str]:
        """List whom the jury chooses among; there is no group."""
        return self.nominated

    def shown(self, place: str) -> bool:
        """Tell whether a municipality sees its nomination: it is nominated, or has answered."""
        return place in self.nominated or self.said.get(place, WAITS) != WAITS

    def holds(self, requirement: str) -> bool:
        """Tell whether what a step requires is there."""
        return {
            "figures": self.figures,
            "nominees": 1 <= len(self.nominated) <= MOST,
            "answered": all(self.said.get(one) for one in self.nominated),
            "nominations": set(self.nominated) <= self.described,
            "winner": bool(self.winner),
        }[requirement]


class FigurePlay(Play):
    """One play of the round of key figures."""

    story: FigureStory
    deeds: FigureDeeds

    def new_story(self) -> FigureStory:
        return FigureStory()

    def new_deeds(self, stage: Stage) -> FigureDeeds:
        return FigureDeeds(stage)

    def read_in(self) -> None:
        story = self.story
        if self.attempt(story.step <= CHOICE and not story.announced, self.deeds.read_in):
            story.figures = True

    def nominate(self, place: str) -> None:
        story = self.story
        room = story.choosing and len(story.nominated) < MOST
        allowed = story.figures and (place in story.nominated or (room and place not in story.left))
        if self.attempt(allowed, lambda: self.deeds.nominate(place)) and place not in story.nominated:
            story.nominated.append(place)
            story.asked.add(place)
            story.said[place] = WAITS

    def reply(self, who: str, place: str, *, yes: bool) -> None:
        story = self.story
        said, now = YES if yes else NO, story.said.get(place, WAITS)
        waits = now == WAITS and place in story.nominated and not story.announced
        allowed = who == MEMBERS[place][0] and story.shown(place) and (now == said or waits)
        if self.attempt(allowed, lambda: self.deeds.reply(who, place, yes=yes)) and waits:
            story.said[place] = said
            if yes:
                story.opened.add(place)
            else:
                story.nominated.remove(place)

    def describe(self, place: str) -> None:
        story = self.story
        allowed = place in story.opened and place not in story.described
        if self.attempt(allowed, lambda: self.deeds.describe(place)):
            story.described.add(place)
            story.receipts.add(place)

    def take_back(self, place: str) -> None:
        story = self.story
        read = place in story.nominated and story.step > DESCRIBING
        if self.attempt(place in story.described and not read, lambda: self.deeds.take_back(place)):
            story.described.remove(place)

    def give_back(self, place: str) -> None:
        allowed = place in self.story.described and not self.story.announced
        if self.attempt(allowed, lambda: self.deeds.give_back(place)):
            self.story.described.remove(place)

    def crown(self, place: str) -> None:
        story = self.story
        answered = story.holds("answered") and story.holds("nominations")
        ready = story.jury.shown and answered and place in story.written and place in story.nominated
        allowed = ready and story.said.get(place) == YES and not story.announced
        if self.attempt(allowed, lambda: self.deeds.crown(place)):
            story.winner = place


def something(play: FigurePlay, random: Random) -> partial[object]:
    """Draw who does what."""
    place, juror = random.choice(PLACES), random.choice(JURY)
    forms = [
        partial(play.reply, random.choice(MEMBERS[place]), place, yes=random.choice((True, False))),
        partial(play.describe, place),
        partial(play.take_back, place),
        partial(play.give_back, place),
    ]
    jury = [
        partial(play.declare, juror),
        partial(play.declare, JURY[1], place),
        partial(play.know_tie, JURY[1], place),
        partial(play.rank, juror),
        partial(play.close, juror),
        partial(play.open_again, juror),
        partial(play.agree_to_be_seen, juror),
        partial(play.show, random.choice(OFFICERS), juror),
        partial(play.write, random.choice((*JURY, "kansli")), place),
    ]
    office = [
        partial(play.read_in),
        partial(play.nominate, place),
        partial(play.move),
        partial(play.crown, place),
        partial(play.announce, random.choice(OFFICERS)),
        *([partial(play.leave, place)] if len(play.story.nominated) > 1 else []),
    ]
    deed: partial[object] = random.choice(random.choice((forms, jury, office)))
    play.told.append(f"{deed.func.__name__} {deed.args} {deed.keywords}")
    return deed


def go_on(play: FigurePlay, step: int = len(STEPS) - 1) -> None:
    """Bring the round to a step; to its end where none is named."""
    story = play.story
    while story.step < min(step, len(STEPS) - 2):
        _ripen(play)
        assert story.may_move
        play.move()
    if step == len(STEPS) - 1 and not story.announced:
        _ripen(play)
        _choose(play)
        for who in OFFICERS:
            if story.asked_by != who:
                play.announce(who)
        assert story.announced


def _ripen(play: FigurePlay) -> None:
    """Let somebody do what the step that the round stands in requires."""
    story = play.story
    if not story.figures:
        play.read_in()
    if story.step == CHOICE:
        if not story.nominated:
            play.nominate(next(one for one in PLACES if one not in story.left))
        for place in story.nominated:
            play.reply(MEMBERS[place][0], place, yes=True)
    if story.step >= DESCRIBING:
        for place in story.nominated:
            if place not in story.described:
                play.describe(place)
    if story.step == DESCRIBING:
        play.take_back(story.nominated[0])
        play.describe(story.nominated[0])


def _choose(play: FigurePlay) -> None:
    """Let the jury rank, and the office write and name on its behalf."""
    story = play.story
    if story.winner:
        return
    show_order(play, JURY)
    play.write("kansli", story.nominated[0])
    play.crown(story.nominated[0])
