"""What the pair has done before and during the visit, told in Swedish; blind as the marks are."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select

from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, WEB
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.models import Event
from webapp.ground.events.story import Told
from webapp.ground.store.database import db
from webapp.ground.who import Person

LINKED = "source.linked"


def kind_words() -> dict[str, str]:
    """Name the kinds of sources."""
    return {DOCUMENT: _("Dokument"), WEB: _("Webb"), INTERVIEW: _("Intervju")}


def _sentences() -> dict[str, str]:
    return {
        "source.registered": _("lade till källan"),
        "source.changed": _("ändrade källan"),
        "source.removed": _("tog bort källan"),
        LINKED: _("ändrade bedömningens källor"),
        "interview.questions": _("valde frågor till en intervju"),
        "interview.roles": _("valde roller till en intervju"),
        "interview.noted": _("antecknade i en intervju"),
        "plan.ticked": _("bockade av i planen"),
        "plan.unticked": _("tog bort en bock i planen"),
    }


def story(seat: OwnSeat, most: int = 8) -> list[Told]:
    """Tell what has happened lately; what the other has linked is told once both are done."""
    sentences = _sentences()
    query = (
        select(Event.at, Event.what, Event.question_id, Event.after, Person.name)
        .join(Person, Person.id == Event.person_id)
        .where(Event.evaluation_id == seat.evaluation.id, Event.what.in_(sentences))
        .order_by(Event.id.desc())
        .limit(most)
    )
    if not seat.revealed:
        query = query.where(or_(Event.what != LINKED, Event.person_id == seat.person_id))
    return [_told(seat, row, sentences[row.what]) for row in db.session.execute(query)]


def _told(seat: OwnSeat, row: Any, sentence: str) -> Told:  # noqa: ANN401 -- a result row
    title = (row.after or {}).get("title")
    question = seat.edition.questions.get(row.question_id)
    return Told(
        row.at, row.name, f"{sentence} ”{title}”" if title else sentence, question.number if question else ""
    )
