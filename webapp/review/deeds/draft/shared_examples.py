"""A municipality consents to others finding its good examples, one by one, and can take it back."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import NotAllowedError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.people.queries.provisional import check_settled_in
from webapp.review.events import EXAMPLE_CLOSED, EXAMPLE_KEPT_HOME, EXAMPLE_SHARED, EXAMPLE_WELCOMES
from webapp.review.models.texts import GoodExample
from webapp.review.open_questions import sharing_changed
from webapp.review.queries.readers import DraftSeat, hold


def check_shares(seat: DraftSeat) -> None:
    """Refuse whoever does not decide for the municipality."""
    if not seat.decides:
        raise NotAllowedError(_("Bara samordnaren bestämmer om exemplen."), _("Be samordnaren om det."))
    check_settled_in(seat.person_id, seat.assessment.municipality_id)


@deed
def share(seat: DraftSeat, example_id: int, *, shared: bool) -> GoodExample:
    """Share a good example of one's own municipality, or share it no more; twice changes nothing."""
    row = _held(seat, example_id)
    if (row.shared_at is not None) == shared:
        return row
    row.shared_at = clock.now() if shared else None
    row.shared_by_id = seat.person_id if shared else None
    _note(EXAMPLE_SHARED if shared else EXAMPLE_KEPT_HOME, seat, row)
    db.session.flush()
    list(sharing_changed(seat.evaluation.id))
    return row


@deed
def welcome(seat: DraftSeat, example_id: int, *, welcomes: bool) -> GoodExample:
    """Let other municipalities ask about a good example, or no more; twice changes nothing."""
    row = _held(seat, example_id)
    if (row.welcome_at is not None) == welcomes:
        return row
    row.welcome_at = clock.now() if welcomes else None
    _note(EXAMPLE_WELCOMES if welcomes else EXAMPLE_CLOSED, seat, row)
    return row


def _held(seat: DraftSeat, example_id: int) -> GoodExample:
    """Fetch a good example that stands, under the lock of its evaluation. Raises NotThereError."""
    check_shares(seat)
    hold(seat.evaluation.id)
    query = select(GoodExample).filter_by(id=example_id, evaluation_id=seat.evaluation.id)
    row = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None or row.gone_at is not None:
        raise NotThereError
    return row


def _note(event: EventType, seat: DraftSeat, row: GoodExample) -> None:
    note(event, seat.person_id, assessment_id=seat.assessment.id, after={"example": row.id})
