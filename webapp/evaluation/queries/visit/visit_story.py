"""What the pair has done before and during the visit, told in Swedish; blind as the marks are."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select

from webapp.evaluation.events import SOURCE_LINKED
from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, INTRANET, OBSERVED, WEB
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.models import Event
from webapp.ground.events.registry import Audience, names
from webapp.ground.events.story import Told, sentence
from webapp.ground.store.database import db
from webapp.ground.who import Person


def kind_words() -> dict[str, str]:
    """Name the kinds of sources."""
    return {
        DOCUMENT: _("Dokument"),
        WEB: _("Webb"),
        INTRANET: _("Intranät"),
        INTERVIEW: _("Intervju"),
        OBSERVED: _("Iakttagelse"),
    }


def story(seat: OwnSeat, most: int = 8) -> list[Told]:
    """Tell what has happened lately; what the other has linked is told once both are done."""
    query = (
        select(Event.at, Event.what, Event.question_id, Event.before, Event.after, Event.why, Person.name)
        .join(Person, Person.id == Event.person_id)
        .where(Event.evaluation_id == seat.evaluation.id, Event.what.in_(names(Audience.VISIT)))
        .order_by(Event.id.desc())
        .limit(most)
    )
    if not seat.revealed:
        query = query.where(or_(Event.what != SOURCE_LINKED.what, Event.person_id == seat.person_id))
    return [_told(seat, row) for row in db.session.execute(query)]


def _told(seat: OwnSeat, row: Any) -> Told:  # noqa: ANN401 -- a result row
    title = (row.after or {}).get("title")
    told = sentence(Audience.VISIT, row)
    question = seat.edition.questions.get(row.question_id)
    return Told(row.at, row.name, f"{told} ”{title}”" if title else told, question.number if question else "")
