"""How the nomination group and the jury rank: each deed with what the story says of it beforehand."""

from __future__ import annotations

from collections.abc import Callable

from tests.webapp.whole.deeds import Deeds
from tests.webapp.whole.stage import JURY
from tests.webapp.whole.story import Body, Story
from webapp.ground.refusals import NotThereError, Refusal
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db


class BodyPlay:
    """The part of a play in which a group ranks, is closed and opened, and its order is shown."""

    story: Story
    deeds: Deeds

    def attempt(self, allowed: object, deed: Callable[[], object]) -> bool:
        """Do a deed that is allowed, or see that one which is not is refused; tell which."""
        try:
            deed()
        except (Refusal, NotThereError):
            db.session.rollback()
            assert not allowed
        else:
            assert allowed
        return bool(allowed)

    def body(self, who: str) -> Body:
        return self.story.jury if who in JURY else self.story.group

    def declare(self, who: str, conflict: str = "") -> None:
        body = self.body(who)
        there = set(self.story.candidates(body)) - body.hides(who)
        conflict = conflict if conflict in there else ""
        self.deeds.declare(who, conflict)
        body.declared.setdefault(who, set()).update(there)
        if conflict:
            body.hidden.setdefault(who, set()).add(conflict)

    def know_tie(self, who: str, place: str) -> None:
        """Let a member state where they are employed: it hides the place at once, whatever was declared."""
        self.deeds.know_tie(who, place)
        self.body(who).hidden.setdefault(who, set()).add(place)

    def rank(self, who: str) -> None:
        body, story = self.body(who), self.story
        seen = set(story.candidates(body)) - body.hides(who)
        allowed = bool(seen) and not (story.undeclared(body, who) or body.closed or who in body.ranked)
        if self.attempt(allowed, lambda: self.deeds.rank(who)):
            body.ranked.add(who)

    def close(self, who: str) -> None:
        """Let the office close the ranking of the group that somebody sits in."""
        body = self.body(who)
        if self.attempt(body.closed or bool(body.ranked), lambda: self.deeds.close(self.role(who))):
            body.closed = True

    def role(self, who: str) -> str:
        return JUROR if who in JURY else NOMINATOR

    def open_again(self, who: str) -> None:
        """Let the office open the ranking of somebody's group again."""
        body = self.body(who)
        allowed = body.closed and not (body.shown or body.asked_by)
        if self.attempt(allowed, lambda: self.deeds.open_again(self.role(who))):
            body.closed = False

    def take_back(self, who: str) -> None:
        """Let a member take back a ranking; what is not handed in is nothing to take back."""
        body = self.body(who)
        allowed = not (body.closed or self.story.undeclared(body, who))
        if self.attempt(allowed, lambda: self.deeds.take_back(who)):
            body.ranked.discard(who)
            body.agreed.discard(who)

    def agree_to_be_seen(self, who: str, *, yes: bool = True) -> None:
        body = self.body(who)
        allowed = who in body.ranked and not (body.shown or self.story.undeclared(body, who))
        if self.attempt(allowed, lambda: self.deeds.agree_to_be_seen(who, yes=yes)):
            (body.agreed.add if yes else body.agreed.discard)(who)

    def show(self, officer: str, who: str) -> None:
        """Let an officer ask for the order of somebody's group to be shown, or confirm it."""
        body = self.body(who)
        allowed = body.shown or (self.story.showable(body) and body.asked_by != officer)
        if self.attempt(allowed, lambda: self.deeds.show(officer, self.role(who))):
            body.shown = body.shown or bool(body.asked_by)
            body.asked_by = "" if body.shown else officer

    def take_minutes(self, who: str) -> None:
        """Let the office note the meeting of somebody's group; it can at any time."""
        self.attempt(True, lambda: self.deeds.take_minutes(self.role(who)))  # noqa: FBT003 -- allowed
        self.body(who).noted = True

    def fix_minutes(self, who: str) -> None:
        """Let the office fix the minutes once it is decided; every version before stays word for word."""
        body, story = self.body(who), self.story
        decided = story.winner if body is story.jury else story.named
        texts: list[str] = []
        allowed = body.shown and body.noted and decided
        if self.attempt(allowed, lambda: texts.extend(self.deeds.fix_minutes(self.role(who)))):
            assert texts[: len(body.versions)] == body.versions
            chosen = {*story.candidates(body), *story.gone(body)}
            body.versions, body.minuted = texts, chosen

    def ask_no_more(self, who: str) -> None:
        body = self.body(who)
        if self.attempt(body.asked_by, lambda: self.deeds.ask_no_more(self.role(who))):
            body.asked_by = ""
