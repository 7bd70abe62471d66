"""A municipality's own opinion of its evaluation: what is asked, and until when it can be changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.review.models.opinions import Opinion
from webapp.review.queries.readers import DraftSeat, own_examples

OPEN_FOR = timedelta(days=30)
LEVELS = (1, 2, 3, 4, 5)
QUESTIONS = ("preparation", "conduct", "questions", "report", "use")


def question_words() -> dict[str, tuple[str, str]]:
    """Give by question what it is about, and what a municipality says how far it agrees to."""
    return {
        "preparation": (
            _("Förberedelserna"),
            _("Vi visste i god tid vad utvärderingen krävde av oss."),
        ),
        "conduct": (_("Bemötandet"), _("Utvärderarna var väl förberedda och lyssnade på oss.")),
        "questions": (_("Frågorna"), _("Frågorna gick att förstå och gällde det som är viktigt hos oss.")),
        "report": (_("Rapporten"), _("Rapporten är tydlig och stämmer med hur det är hos oss.")),
        "use": (_("Nyttan"), _("Utvärderingen hjälper oss att bli bättre.")),
    }


def level_words() -> dict[int, str]:
    """Name the levels of agreement."""
    words = _("inte alls"), _("i liten grad"), _("delvis"), _("i hög grad"), _("helt")
    return dict(zip(LEVELS, words, strict=True))


def own_opinion(person_id: int, evaluation_id: int) -> DraftSeat:
    """Fetch a fixed evaluation in a round for the municipality's own people; at home nobody is asked."""
    seat = own_examples(person_id, evaluation_id)
    if seat.assessment.round_id is None:
        raise NotThereError
    return seat


def closes_at(evaluation: Evaluation) -> datetime:
    """Tell when an opinion of a fixed evaluation can be given and changed no more."""
    if evaluation.published_at is None:
        raise NotThereError
    closing: datetime = evaluation.published_at + OPEN_FOR
    return closing


def opinion_of(evaluation_id: int) -> Opinion | None:
    """Give the opinion of an evaluation, if there is one."""
    query = select(Opinion).filter_by(evaluation_id=evaluation_id).execution_options(populate_existing=True)
    return db.session.scalars(query).first()
