"""A meeting about the own assessment: seven telephones, an uneven question, and what the group came to."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from webapp.assessment.models.assessments import INTERNAL, Assessment
from webapp.assessment.queries import answers
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.demo.demo_days import on
from webapp.demo.people import ANCHORED
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.meetings.deeds import meetings, poll_minutes, votes
from webapp.meetings.deeds.poll_minutes import Agreed, Taken
from webapp.meetings.queries.meetings import own_meeting
from webapp.meetings.queries.spread import UNKNOWN

VOTES = ((3, 3, 2, 3, 3, 2, 3), (0, 1, 4, 3, 0, 4, None), (2, 2, 1, 2, 3, 2, 2))
"""What each telephone votes on each question, by the level's place; None does not know."""
AGREED = (3, 1, 2)
MINUTES = (
    "Alla känner igen arbetssättet. Tekniska följer upp det två gånger om året, övriga en gång.",
    (
        "Vi ser olika på det: i skolan är det vardag, i vården och hos bolagen har det inte börjat. Vi "
        "väljer den lägre nivån tills det gäller alla, och Johan tar upp det med bolagen."
    ),
    "",
)


def hold(today: datetime, people: dict[str, Person]) -> None:
    """Hold the meeting a day ago, question by question, and end it."""
    on(today - timedelta(days=1))
    subject = _own(people)
    questions = list(subject.edition.areas[0].questions)[: len(VOTES)]
    meeting_id = meetings.start(subject, [one.id for one in questions])
    for n, question in enumerate(questions):
        if n:
            meetings.ask(_own(people), meeting_id, n, question.id)
        for telephone, place in enumerate(VOTES[n]):
            votes.vote(meeting_id, f"demo {telephone}", n + 1, _levels(people, meeting_id, place))
        meetings.open_votes(_own(people), meeting_id, n + 1)
        _come_to(people, meeting_id, n)
    meetings.end(_own(people), meeting_id)
    clock.set_clock(None)


def _come_to(people: dict[str, Person], meeting_id: int, n: int) -> None:
    """Write what the group came to, and take its level into the answer."""
    if not MINUTES[n]:
        return
    subject = _own(people)
    now = own_meeting(subject, meeting_id)
    version = answers.current(subject.id, now.question.id).version
    agreed = Agreed(_levels(people, meeting_id, AGREED[n]), MINUTES[n], 0)
    poll_minutes.write_and_take(subject, now.poll.id, agreed, Taken(version, "", with_text=False))


def _levels(people: dict[str, Person], meeting_id: int, place: int | None) -> dict[str, str]:
    """Choose a level on every part of what is asked: the parts after the first a step more modestly."""
    question = own_meeting(_own(people), meeting_id).question
    if place is None:
        return {part.id: UNKNOWN for part in question.kind.parts}
    modest = [place, *(max(place - 1, 0) for _part in question.kind.parts[1:])]
    return {
        part.id: part.levels[min(step, len(part.levels) - 1)].id
        for part, step in zip(question.kind.parts, modest, strict=True)
    }


def _own(people: dict[str, Person]) -> OwnAssessment:
    person = people["samordnare"]
    where = Assessment.purpose == INTERNAL, Assessment.edition == ANCHORED
    found = db.session.scalars(select(Assessment.id).where(*where).order_by(Assessment.id)).first()
    return own_assessment(person.id, found or 0)
