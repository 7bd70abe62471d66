"""Who is nominated in a round, and why."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from webapp.award.events import NOMINEES_TIE_SETTLED
from webapp.award.models.choice import NominationReason
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant


def nominated(round_id: int) -> list[int]:
    """Give the ids of those who are nominated."""
    query = select(Entrant.id).where(Entrant.round_id == round_id, Entrant.nominated_at.is_not(None))
    return list(db.session.scalars(query.order_by(Entrant.id)))


def named(round_id: int) -> bool:
    """Tell whether the nomination group has named its nominees."""
    query = select(NominationReason.id).join(Entrant)
    query = query.where(Entrant.round_id == round_id, NominationReason.by_group)
    return db.session.scalar(query.limit(1)) is not None


def reasons_of(round_id: int) -> Mapping[int, str]:
    """Give by entrant id why each was nominated."""
    query = select(NominationReason).join(Entrant).where(Entrant.round_id == round_id)
    return {row.entrant_id: row.reason for row in db.session.scalars(query)}


def ties_settled(round_id: int) -> list[tuple[int, str]]:
    """Tell of the shared places that the group chose between: which, and why."""
    query = select(Event.after, Event.why).where(
        Event.round_id == round_id, Event.what == NOMINEES_TIE_SETTLED.what
    )
    rows = db.session.execute(query.order_by(Event.id))
    return [(int((row.after or {}).get("shared", 0)), row.why) for row in rows]


def name_of(seat: PanelSeat, entrant_id: int) -> str:
    """Name a nominee that somebody may see. Raises NotThereError for all others."""
    query = (
        select(Municipality.name)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .where(Entrant.id == entrant_id, Entrant.round_id == seat.round.id)
        .where(Entrant.nominated_at.is_not(None), Municipality.id.not_in(seat.hidden))
    )
    name = db.session.scalar(query)
    if name is None:
        raise NotThereError
    return str(name)
