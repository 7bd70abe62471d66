"""Letters about the day a report is due: a week before, and when the day has gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, exists, select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import Visit
from webapp.evaluation.occasions.letters import addressed, evaluation_thing, pair
from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.store.database import db
from webapp.ground.words.languages import dated
from webapp.review.models.reviews import Review, RightOfReply
from webapp.review.occasions.turns import TO_AGREE

WEEK = timedelta(weeks=1)


def _soon() -> Iterator[To]:
    yield from _due(Visit.report_on.between(_today() + timedelta(days=1), _today() + WEEK))


def _late() -> Iterator[To]:
    yield from _due(Visit.report_on < _today())


def _due(when: ColumnElement[bool]) -> Iterator[To]:
    """Address the pairs that have not handed their report on, once for each day it is due."""
    handed = exists().where(Review.evaluation_id == Evaluation.id)
    opened = exists().where(RightOfReply.evaluation_id == Evaluation.id)
    query = select(Visit, Evaluation).join(Evaluation, Evaluation.id == Visit.evaluation_id)
    query = query.where(when, Evaluation.published_at.is_(None), ~handed, ~opened).order_by(Visit.id)
    for visit, row in db.session.execute(query):
        if visit.report_on is not None:
            once, day = f"{row.id}:{visit.report_on}", dated(visit.report_on)
            people = [seat.person for seat in pair(row)]
            yield from addressed(row, people, evaluation_thing(row.id), once=once, day=day)


def _today() -> date:
    return clock.in_sweden(clock.now()).date()


REPORT_SOON = Occasion(
    "report-soon",
    _("Rapporten om %(place)s ska vara klar %(day)s"),
    _(
        "Rapporten efter besöket i %(place)s ska vara klar %(day)s.\n\n"
        "Öppna länken och skriv klart texterna. Räcker inte tiden, välj en ny dag på besökets sida."
    ),
    "/utvardering/%(evaluation)s/omraden",
    due=_soon,
    turn=TO_AGREE.name,
)
REPORT_LATE = Occasion(
    "report-late",
    _("Rapporten om %(place)s skulle ha varit klar"),
    _(
        "Rapporten efter besöket i %(place)s skulle ha varit klar %(day)s.\n\n"
        "Öppna länken: skriv klart och skicka vidare, eller välj en ny dag på besökets sida."
    ),
    "/utvardering/%(evaluation)s/omraden",
    due=_late,
    turn=TO_AGREE.name,
)
