"""What happens around a visit and in the margin of a draft: each deed with what the story says of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.webapp.whole.deeds import Deeds
from tests.webapp.whole.story import ASKED, COME, OPEN, OVER, SETTLED, WITHDRAWN, Story


class Visiting:
    """The part of a play that is about visits, and about what a municipality says of its draft."""

    story: Story
    deeds: Deeds
    attempt: Callable[[object, Callable[[], object]], bool]

    def _works(self, place: str, track: str) -> bool:
        """Tell whether an evaluator may change what the pair has together."""
        visit = self.story.visits[place]
        return visit.seats[track].reads and not visit.fixed

    def plan_visit(self, place: str, track: str) -> None:
        visit = self.story.visits[place]
        who = visit.seats[track].who
        if self.attempt(self._works(place, track), lambda: self.deeds.plan_visit(who, place)):
            visit.planned = True

    def note(self, place: str, track: str) -> None:
        visit = self.story.visits[place]
        who = visit.seats[track].who
        if visit.planned:
            self.attempt(self._works(place, track), lambda: self.deeds.note(who, place))

    def ask(self, place: str, track: str) -> None:
        """Let one of the pair ask for a document, when what was asked before is come or withdrawn."""
        visit = self.story.visits[place]
        who = visit.seats[track].who
        if visit.request != ASKED and self.attempt(
            self._works(place, track), lambda: self.deeds.ask(who, place)
        ):
            visit.request = ASKED

    def withdraw_request(self, place: str, track: str) -> None:
        visit = self.story.visits[place]
        who = visit.seats[track].who
        allowed = self._works(place, track) and visit.request != COME
        if visit.request and self.attempt(allowed, lambda: self.deeds.withdraw_request(who, place)):
            visit.request = WITHDRAWN

    def answer_request(self, place: str) -> None:
        """Let the municipality give what was asked for; the same once more changes nothing."""
        visit = self.story.visits[place]
        allowed = visit.request in {ASKED, COME} and not visit.fixed
        if visit.request and self.attempt(allowed, lambda: self.deeds.answer_request(place)):
            visit.request = COME

    def resume(self, place: str, track: str) -> None:
        """Let one of the pair not be done after all, as long as the other is not."""
        visit = self.story.visits[place]
        seat = visit.seats[track]
        allowed = seat.reads and not visit.revealed
        if self.attempt(allowed, lambda: self.deeds.resume(seat.who, place)):
            seat.done = False

    def object(self, place: str) -> None:
        """Let the municipality say that something is wrong; a new version opens only what it changes."""
        visit = self.story.visits[place]
        allowed = visit.reply == OPEN and not visit.renewed
        if self.attempt(allowed, lambda: self.deeds.object(place)):
            visit.objection = OPEN

    def decide(self, place: str, track: str) -> None:
        """Let one of the pair say what became of the municipality's reply, once it is done with them."""
        visit = self.story.visits[place]
        who = visit.seats[track].who
        allowed = self._works(place, track) and visit.reply == OVER and not visit.renewed
        if visit.objection and self.attempt(allowed, lambda: self.deeds.decide(who, place)):
            visit.objection = SETTLED
