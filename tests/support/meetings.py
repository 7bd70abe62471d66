"""A meeting for tests: started by a coordinator, with telephones that vote."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from tests.support.colleagues import own
from tests.support.worlds import World
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.store.database import db
from webapp.meetings.deeds import meetings, votes
from webapp.meetings.models.meetings import Meeting, Poll, Vote


class Room:
    """A meeting about two questions of Exempelby's answers, and those who sit in it."""

    def __init__(self, world: World, questions: Iterable[str] = (), who: str = "samordnare") -> None:
        self.world = world
        subject = self.subject(who)
        self.questions = list(questions) or list(subject.edition.questions)[:2]
        self.id = meetings.start(subject, self.questions)

    def subject(self, who: str = "samordnare") -> OwnAssessment:
        return own(self.world, who)

    @property
    def meeting(self) -> Meeting:
        db.session.expire_all()
        return db.session.get_one(Meeting, self.id)

    @property
    def turn(self) -> int:
        return self.meeting.turn

    @property
    def poll(self) -> Poll:
        where = Poll.meeting_id == self.id, Poll.turn == self.turn
        return db.session.scalars(select(Poll).where(*where)).one()

    def level(self, place: int) -> dict[str, str]:
        """Choose a level by its place on every part of the question that is asked."""
        parts = self.subject().edition.questions[self.poll.question_id].kind.parts
        return {part.id: part.levels[place].id for part in parts}

    def vote(self, *places: int) -> None:
        """Let telephones vote, each for one place on the scale."""
        for n, place in enumerate(places):
            votes.vote(self.id, f"telefon {n}", self.turn, self.level(place))

    def show(self, *places: int) -> None:
        """Let telephones vote, and show it."""
        self.vote(*places)
        meetings.open_votes(self.subject(), self.id, self.turn)


def kept_votes() -> int:
    return db.session.scalar(select(func.count()).select_from(Vote))


def meet(world: World) -> str:
    """Let one meeting have shown its votes, one wait, and one have ended; give where the last is told."""
    for told in (True, False):
        room = Room(world, who="medarbetare")
        (room.show if told else room.vote)(0, 0, 4, 4)
    ended = Room(world)
    ended.show(1, 2, 2)
    meetings.end(ended.subject(), ended.id)
    return f"/sjalvvardering/{ended.subject().id}/fraga/{ended.questions[0]}/moten"
