"""How a part of what is kept stands now, cheaply told: every deed writes its event, so the events tell it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

WINDOW = 1000
"""So many events at least are looked through; when a window has passed, what rests on it is made anew."""
_OF_NOBODY = and_(
    Event.round_id.is_(None),
    Event.assessment_id.is_(None),
    Event.evaluation_id.is_(None),
    not_(Event.what.startswith("account.sign")),
)
"""Events that may concern everybody; that somebody has signed in concerns nobody else."""


def changes(*concern: ColumnElement[bool]) -> tuple[object, ...]:
    """Tell how far the events that concern something have come: the same as before is the same state.

    They are counted as well, because one that began earlier may be kept later, and dated, because a database
    that is restored counts on from where it stood. What the clock alone changes is told by the hour.
    """
    last = db.session.scalar(select(func.max(Event.id))) or 0
    first = (last // WINDOW - 1) * WINDOW
    about = func.max(Event.id), func.count(Event.id), func.max(Event.at)
    told = db.session.execute(select(*about).where(Event.id > first, or_(_OF_NOBODY, *concern))).one()
    return first, *told, f"{clock.now():%Y-%m-%d %H}"
