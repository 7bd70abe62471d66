"""What happened, told in Swedish to each audience in its own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, UnaryExpression, select, union_all

from questionnaires.edition import Edition
from webapp.ground.events.models import Event
from webapp.ground.events.registry import EVENTS, About, Audience, names
from webapp.ground.events.translator import fields_of
from webapp.ground.store.database import db
from webapp.ground.who import Person

ALWAYS = "closes"
"""The field of what is told of a draft whenever it happened: until when it can be answered."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as its reader sees it."""

    at: datetime
    who: str
    sentence: str
    question: str
    assessment_id: int = 0


def story(edition: Edition, assessment_id: int, most: int = 200) -> list[Told]:
    """Tell what has happened in a municipality's assessment, newest first."""
    here = Event.assessment_id == assessment_id, Event.evaluation_id.is_(None)
    return _told(Audience.MUNICIPALITY, lambda _about: edition, most, *here)


def stories(editions: Mapping[int, Edition], most: int) -> list[Told]:
    """Tell what has happened lately in several assessments, each in its edition, newest first; one query.

    So many of each are found by its index, and no more, however long its story is.
    """
    if not editions:
        return []
    each = (
        select(Event.id)
        .where(Event.assessment_id == one, Event.evaluation_id.is_(None))
        .order_by(Event.id.desc())
        .limit(most)
        .subquery()
        for one in editions
    )
    newest = union_all(*(select(one.c.id) for one in each))
    order = Event.at.desc(), Event.id.desc()
    return _told(Audience.MUNICIPALITY, editions.__getitem__, most, Event.id.in_(newest), order=order)


def course(
    edition: Edition, evaluation_id: int, assessment_id: int, *, until: datetime | None, most: int = 50
) -> list[Told]:
    """Tell what has happened to a draft, newest first; what it was answered only `until` a moment, if any."""
    inside = (Event.evaluation_id == evaluation_id) & Event.what.in_(names(Audience.DRAFT, About.EVALUATION))
    replies = names(Audience.DRAFT, About.ASSESSMENT)
    outside = (Event.assessment_id == assessment_id) & Event.what.in_(replies)
    if until is not None:
        always = [one for one in replies if ALWAYS in EVENTS[one].after]
        outside &= Event.what.in_(always) | (Event.at < until)
    return _told(Audience.DRAFT, lambda _about: edition, most, inside | outside)


def _told(
    audience: Audience,
    edition_of: Callable[[int], Edition],
    most: int,
    *where: ColumnElement[bool],
    order: Sequence[UnaryExpression[Any]] = (Event.id.desc(),),
) -> list[Told]:
    about = Event.assessment_id, Event.question_id, Event.before, Event.after, Event.why
    query = (
        select(Event.at, Event.what, *about, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(*where)
        .order_by(*order)
        .limit(most)
    )
    nobody = _("Tjänsten")
    return [
        Told(
            row.at,
            row.name or nobody,
            sentence(audience, row),
            _number(edition_of(row.assessment_id), row.question_id or ""),
            row.assessment_id or 0,
        )
        for row in db.session.execute(query)
    ]


def _number(edition: Edition, asked: str) -> str:
    """Give the number of a question, or a heading of an own description."""
    question = edition.questions.get(asked)
    if question:
        return question.number
    return next((str(one.heading) for one in edition.descriptions if one.id == asked), "")


def sentence(audience: Audience, row: Any, **around: Any) -> str:  # noqa: ANN401 -- a result row
    """Tell one event to an audience; `around` is what stands beside it: a place, a form, a step by name."""
    event = EVENTS.get(row.what)
    telling = event.told.get(audience) if event else None
    if event is None or telling is None:
        return row.what
    said = fields_of(event, row)
    said.update(around)
    return telling(said)
