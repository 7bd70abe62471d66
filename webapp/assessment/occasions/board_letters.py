"""The letters about the board: one to each whom a press concerns, one that asks again, and the last days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext, lazy_gettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.events import TASK_ASKED, TASK_DISTRIBUTED
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.occasions.addressed import addressed, assessment_of, who_did
from webapp.assessment.occasions.letters import SOON
from webapp.assessment.occasions.turns import PART, task_thing
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import place_of
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.calendar.last_days import day_in_words
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

_ = lazy_gettext
Parts = Iterable[Mapping[str, Any]]


def _handed(noted: Noted) -> list[To]:
    row = assessment_of(noted)
    return receivers(row, who_did(noted), noted.after["parts"], noted.aside.get("note", ""))


def receivers(row: Assessment, by: str, parts: Parts, greeting: str) -> list[To]:
    """Address each who has something new, or another last day, with all of it in one letter."""
    theirs: dict[int, list[Mapping[str, Any]]] = {}
    for part in parts:
        if part["person"]:
            theirs.setdefault(part["person"], []).append(part)
    people = db.session.scalars(
        select(Person).where(Person.id.in_(theirs), Person.active).order_by(Person.id)
    )
    found: list[To] = []
    things = _things(row.id, theirs)
    for one in people:
        said = {
            "by": by,
            "parts": _listed(row, theirs[one.id]),
            "greeting": f"{greeting}\n\n" if greeting else "",
        }
        found += addressed(row, [one], things.get(one.id, ""), **said)
    return found


def _things(assessment_id: int, theirs: Mapping[int, Parts]) -> dict[int, str]:
    """Name the part that a letter is about, for each receiver: the first that is not done."""
    query = (
        select(Task.person_id, Task.id, Task.scope, Task.place)
        .where(Task.assessment_id == assessment_id, Task.ended_at.is_(None), Task.person_id.in_(theirs))
        .order_by(Task.id.desc())
    )
    places = {(who, part["place"]) for who, parts in theirs.items() for part in parts}
    rows = db.session.execute(query).all()
    return {
        who: task_thing(task)
        for who, task, scope, place in rows
        if who is not None and (who, f"{scope}:{place}") in places
    }


def _listed(row: Assessment, parts: Parts) -> str:
    """Write the parts as lines: "– 3 Politisk styrning, klart senast 23 oktober 2026"."""
    edition = context.edition(row.edition, row.areas)
    lines = []
    for part in parts:
        scope, _colon, key = str(part["place"]).partition(":")
        place = place_of(edition, scope, key)
        what = place.label if place else key
        if part["due"]:
            day = day_in_words(datetime.fromisoformat(part["due"]))
            what = gettext("%(what)s, klart senast %(day)s", what=what, day=day)
        lines.append(f"– {what}")
    return "\n".join(lines)


def previewed(subject: OwnAssessment, parts: Parts, greeting: str) -> list[dict[str, str]]:
    """Give the letters as they will be read, before anything is done."""
    row = db.session.get_one(Assessment, subject.id)
    by = db.session.get_one(Person, subject.person_id)
    return [
        {"name": one.name, "subject": str(DISTRIBUTED.subject) % one.said, "body": DISTRIBUTED.body_to(one)}
        for one in receivers(row, by.name, parts, greeting)
        if one.person_id != by.id
    ]


def _asked(noted: Noted) -> list[To]:
    row, person = assessment_of(noted), db.session.get_one(Person, noted.after["person"])
    tasks = db.session.scalars(select(Task).where(Task.id.in_(noted.after["tasks"])).order_by(Task.id))
    said = {"by": who_did(noted), "parts": _listed(row, [_as_part(one) for one in tasks])}
    thing = task_thing(noted.after["tasks"][0])
    return addressed(row, [person] if person.active else [], thing, **said)


def _as_part(task: Task) -> dict[str, str]:
    return {
        "place": f"{task.scope}:{task.place}",
        "due": task.due_at.isoformat() if task.due_at else "",
    }


def _with_last_day(first: datetime, last: datetime) -> Iterable[tuple[Assessment, Person, list[Task]]]:
    """Find who has parts that are not done with a last day between two moments, a day at a time."""
    now = clock.now()
    query = (
        select(Task, Person, Assessment)
        .join(Person, Person.id == Task.person_id)
        .join(Assessment, Assessment.id == Task.assessment_id)
        .join(
            Membership,
            (Membership.person_id == Person.id)
            & (Membership.municipality_id == Assessment.municipality_id)
            & (Membership.role.in_(WRITERS)),
        )
        .where(
            *(Task.due_at.between(first, last), Task.ended_at.is_(None), Task.done_at.is_(None)),
            *(Assessment.submitted_at.is_(None), Assessment.archived_at.is_(None)),
            *(Assessment.removed_at.is_(None), Person.active),
            Assessment.closes_at.is_(None) | (Assessment.closes_at > now),
        )
        .options(joinedload(Assessment.municipality))
        .order_by(Task.id)
    )
    found: dict[tuple[int, int, datetime | None], tuple[Assessment, Person, list[Task]]] = {}
    for task, person, row in db.session.execute(query):
        found.setdefault((row.id, person.id, task.due_at), (row, person, []))[2].append(task)
    return found.values()


def _told_of(first: datetime, last: datetime) -> Iterable[To]:
    for row, person, tasks in _with_last_day(first, last):
        due_at = tasks[0].due_at
        assert due_at is not None  # noqa: S101 -- asked for
        yield from addressed(
            row,
            [person],
            task_thing(tasks[0].id),
            once=f"{row.id}:{due_at:%Y%m%d}",
            parts=_listed(row, [_as_part(one) for one in tasks]),
            day=day_in_words(due_at),
        )


def _due_soon() -> Iterable[To]:
    now = clock.now()
    return _told_of(now, now + SOON)


def _late() -> Iterable[To]:
    now = clock.now()
    return _told_of(now - MOST_LATE, now)


MOST_LATE = timedelta(days=14)
"""How long after its last day a part is told of: one that was late before the clock went is left alone."""

DISTRIBUTED = Occasion(
    "parts-handed",
    _("Det här är fördelat till dig: %(place)s"),
    _(
        "%(by)s har fördelat frågor i %(what)s för %(place)s. Det här är nytt eller ändrat för dig:\n\n"
        "%(parts)s\n\n"
        "%(greeting)s"
        "Öppna länken, svara, och säg till när din del är klar."
    ),
    "/hem",
    when=(TASK_DISTRIBUTED,),
    whom=_handed,
    turn=PART.name,
)
ASKED = Occasion(
    "part-asked",
    _("Hur går det med din del? %(place)s"),
    _(
        "%(by)s undrar hur det går med det du har hos dig i %(what)s för %(place)s:\n\n"
        "%(parts)s\n\n"
        "Öppna länken, svara, och säg till när din del är klar. Hinner du inte, säg det till %(by)s."
    ),
    "/hem",
    when=(TASK_ASKED,),
    whom=_asked,
    turn=PART.name,
)
DUE_SOON = Occasion(
    "part-due-soon",
    _("Klart senast %(day)s: din del i %(what)s"),
    _(
        "Det här har du hos dig i %(what)s för %(place)s, och det ska snart vara klart:\n\n"
        "%(parts)s\n\n"
        "Svara, och säg sedan till att din del är klar."
    ),
    "/hem",
    due=_due_soon,
    turn=PART.name,
)
LATE = Occasion(
    "part-late",
    _("Din del i %(what)s skulle vara klar %(day)s"),
    _(
        "Det här har du hos dig i %(what)s för %(place)s, och sista dagen har varit:\n\n"
        "%(parts)s\n\n"
        "Svara så snart du kan, eller säg till samordnaren om någon annan behöver ta över."
    ),
    "/hem",
    due=_late,
    turn=PART.name,
)
