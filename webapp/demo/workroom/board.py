"""The board of the self-assessment under way: parts of two colleagues, one late, one given back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from webapp.assessment.deeds.teamwork import board as deeds
from webapp.assessment.deeds.teamwork import own_parts, tasks
from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.teamwork.board import Wish, board
from webapp.demo.demo_days import on
from webapp.demo.people import COMPASS
from webapp.demo.workroom import guests
from webapp.ground.calendar import clock
from webapp.ground.fields.days import end_of
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person

HANDED = 12
"""So many days ago the board was handed out."""
PARTS = (
    ("area:1", "samordnare", 5),
    ("area:2", "medarbetare", -3),
    ("area:3", "medarbetare", 9),
    ("area:4", "samordnare", 14),
    ("area:6", "medarbetare", 14),
)
"""Each area with who has it, and how many days from today it is to be done."""
GREETING = "Skriv hellre kort än inte alls. Säg till mig om något är oklart."
WHY = "Personalchefen kan det här bättre än jag. Fråga Anna på HR."


def hand_out(today: datetime, people: dict[str, Person]) -> None:
    """Hand five areas out, let one be done and one come back."""
    on(today - timedelta(days=HANDED))
    subject = _own(people, "samordnare")
    now = board(subject)
    wishes = []
    for place, who, days in PARTS:
        row = now.row(place)
        day = clock.in_sweden(today + timedelta(days=days)).date()
        wishes.append(Wish(place, row.seen if row else "", people[who].id, end_of(day)))
    deeds.distribute(subject, wishes, GREETING, deeds.planned(subject, wishes).mark)
    on(today - timedelta(days=2))
    tasks.say_done(_own(people, "samordnare"), _task(subject, "1"))
    own_parts.give_back(_own(people, "medarbetare"), _task(subject, "6"), WHY)
    guests.ask(today, _own(people, "samordnare"))
    clock.set_clock(None)


def _task(subject: OwnAssessment, area: str) -> int:
    query = select(Task.id).where(Task.assessment_id == subject.id, Task.place == area)
    return db.session.scalars(query.order_by(Task.id.desc())).first() or 0


def _own(people: dict[str, Person], who: str) -> OwnAssessment:
    query = (
        select(Assessment.id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .where(Municipality.name == "Exempelby", Assessment.purpose == AWARD, Assessment.edition == COMPASS)
        .order_by(Assessment.id)
    )
    return own_assessment(people[who].id, db.session.scalars(query).first() or 0)
