"""What happens to a draft: read by a third reader, given to the municipality, changed and given again."""

from __future__ import annotations

from collections.abc import Callable

from tests.webapp.whole.deeds import Deeds
from tests.webapp.whole.stage import BODA, READERS
from tests.webapp.whole.story import BACK, FREE, OPEN, OVER, SENT, Story


class Drafting:
    """The part of a play that is about drafts."""

    story: Story
    deeds: Deeds
    attempt: Callable[[object, Callable[[], object]], bool]

    def send(self, place: str, track: str) -> None:
        """Let one of the pair send the draft to a third reader, if any may read it."""
        visit, story = self.story.visits[place], self.story
        someone = any(story.may_review(who, place) for who in READERS)
        waits = visit.review != SENT and not visit.may_leave
        allowed = visit.agreed and not visit.fixed and waits and someone
        if self.attempt(allowed, lambda: self.deeds.send(visit.seats[track].who, place)):
            visit.review = SENT

    def know_reader(self, who: str) -> None:
        """Let a third reader state who employs them: Boda, which hides every rival too."""
        self.deeds.know_tie(who, BODA)
        self.story.tied.add(who)

    def sit_reading(self, who: str, place: str, *, conflict: bool = False) -> None:
        visit = self.story.visits[place]
        allowed = bool(visit.review) and self.story.may_review(who, place)
        said = "Jag har skrivit deras självvärdering." if conflict else ""
        if self.attempt(allowed, lambda: self.deeds.sit_reading(who, place, said)):
            (visit.partial if conflict else visit.cleared).add(who)

    def review(self, who: str, place: str, *, release: bool) -> None:
        visit = self.story.visits[place]
        may = who in visit.cleared and self.story.may_review(who, place)
        if self.attempt(may and visit.review == SENT, lambda: self.deeds.review(who, place, release=release)):
            visit.review = FREE if release else BACK
            visit.freed = visit.freed or release
            visit.unread = visit.unread and not release

    def change(self, place: str, track: str) -> None:
        """Let one of the pair change what they have agreed on, whoever has read it."""
        visit = self.story.visits[place]
        who = visit.seats[track].who
        if self.attempt(visit.agreed and not visit.fixed, lambda: self.deeds.change(who, place)):
            visit.unread, visit.untold, visit.pen = visit.freed, bool(visit.reply), who

    def send_version(self, place: str, track: str) -> None:
        """Let one of the pair give the municipality a new version, once its time to reply is over."""
        visit = self.story.visits[place]
        answered = visit.reply == OVER and visit.objection != OPEN
        allowed = visit.untold and answered and visit.may_leave and not visit.fixed
        if self.attempt(allowed, lambda: self.deeds.send_version(visit.seats[track].who, place)):
            visit.reply, visit.untold, visit.renewed = OPEN, False, visit.renewed + 1

    def open_reply(self, place: str) -> None:
        """Let the office open the draft, or give more time while it is open."""
        visit = self.story.visits[place]
        allowed = not visit.fixed and (visit.reply == OPEN or (visit.may_leave and not visit.reply))
        if self.attempt(allowed, lambda: self.deeds.open_reply(place)):
            visit.reply = OPEN

    def reply(self, place: str) -> None:
        """Let the municipality's coordinator object to nothing, and be done."""
        visit = self.story.visits[place]
        if self.attempt(visit.reply == OPEN, lambda: self.deeds.reply(place)):
            visit.reply = OVER
