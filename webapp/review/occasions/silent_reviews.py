"""When a third reader never answers: the reader is told once more, and the office, which can name another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.occasions.letters import addressed
from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.review.models.reviews import Review
from webapp.review.occasions.letters import SUBJECT
from webapp.review.occasions.turns import TO_READ
from webapp.review.queries.readers import reviewers_of
from webapp.rounds.queries.posts import people_with_post

SILENT, GIVEN_UP = timedelta(days=7), timedelta(days=60)
"""A draft waits so long before anybody is told; what has waited longer than the second is left alone."""


def silent() -> list[tuple[Review, Evaluation]]:
    """List the reviews that nobody has answered in a week, with their evaluations."""
    now = clock.now()
    query = (
        select(Review, Evaluation)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(
            Review.outcome == "",
            Review.sent_at.between(now - GIVEN_UP, now - SILENT),
            Evaluation.published_at.is_(None),
        )
        .order_by(Review.id)
    )
    return [(review, evaluation) for review, evaluation in db.session.execute(query)]


def _readers() -> Iterable[To]:
    for review, row in silent():
        yield from addressed(row, reviewers_of(row), f"review:{row.id}", once=str(review.id))


def _office() -> Iterable[To]:
    for review, row in silent():
        round_id = row.assessment.round_id
        if round_id is not None:
            yield from addressed(row, people_with_post(round_id, OFFICER), once=str(review.id))


READER_AGAIN = Occasion(
    "review-waits",
    SUBJECT,
    _(
        "Utvärderingen av %(place)s har väntat en vecka på kvalitetsgranskning. "
        "Hinner du inte, säg till kansliet, så kan någon annan läsa."
    ),
    "/granskning/utvardering/%(evaluation)s",
    due=_readers,
    turn=TO_READ.name,
)
OFFICE_TOLD = Occasion(
    "review-silent",
    SUBJECT,
    _(
        "Ingen har granskat utvärderingen av %(place)s, som har väntat en vecka. "
        "Utse en till kvalitetsgranskare på sidan Personer: den som ger besked först gäller."
    ),
    "/utvardering/%(evaluation)s/faststall/vagen",
    due=_office,
)
