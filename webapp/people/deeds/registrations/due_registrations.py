"""What the clock alone does: the office is asked, nothing is provisional any more, and all is forgotten."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from webapp.ground.calendar import clock, upkeep
from webapp.ground.events.journal import note
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership
from webapp.people.deeds.registrations import registration_letters, registration_states
from webapp.people.deeds.registrations.sign_ups import forget
from webapp.people.events import REGISTRATION_SETTLED
from webapp.people.models.registrations import Registration
from webapp.people.queries.people import coordinators
from webapp.people.queries.registrations import place_named

KEPT = timedelta(days=365)
"""How long a registration is kept: who was let in stands in the events."""


@upkeep.forgotten.answered
@deed
def forget_registrations() -> int:
    """Forget those that nobody has confirmed in time, and those that are old."""
    now = clock.now()
    unconfirmed = Registration.confirmed_at.is_(None) & (Registration.expires_at <= now)
    old = func.coalesce(Registration.answered_at, Registration.confirmed_at) < now - KEPT
    gone = list(db.session.scalars(select(Registration.id).where(unconfirmed | old)))
    if gone:
        forget(gone)
    return len(gone)


@upkeep.due.answered
@deed
def ask_the_office() -> int:
    """Ask the office where no coordinator has answered in time, or no letter reached any of them."""
    query = (
        select(Registration)
        .where(
            Registration.confirmed_at.is_not(None),
            Registration.person_id.is_(None),
            Registration.approved.is_(None),
            Registration.told_at.is_(None),
        )
        .order_by(Registration.id)
        .with_for_update()
    )
    late = [row for row in db.session.scalars(query) if _is_late(row)]
    for row in late:
        now = clock.now()
        row.office_at = min(row.office_at or now, now)
        registration_states.tell_office(row)
    return len(late)


def _is_late(row: Registration) -> bool:
    place = place_named(row.municipality)
    if row.office_at is None or row.office_at <= clock.now() or place is None or not coordinators(place.id):
        return True
    sent = select(Letter.failed_at).where(
        Letter.key.startswith(registration_letters.contact_key(row.id, 0)[:-1], autoescape=True)
    )
    failed = list(db.session.scalars(sent))
    return bool(failed) and all(failed)


@upkeep.due.answered
@deed
def settle_by_time() -> int:
    """Let what the office has not objected to in time hold, and tell whoever began."""
    now = clock.now()
    query = select(Registration).where(
        Registration.provisional_until <= now,
        Registration.settled_at.is_(None),
        Registration.approved.is_(None),
    )
    rows = list(db.session.scalars(query.order_by(Registration.id).with_for_update()))
    for row in rows:
        registration_states.settle(row)
        _let_hold(row)
        registration_letters.tell_settled(row)
        after = {"registration": row.id, "municipality": row.municipality}
        note(REGISTRATION_SETTLED, None, after=after)
    return len(rows)


def _let_hold(row: Registration) -> None:
    place = place_named(row.municipality)
    over = Membership.provisional_until <= clock.now()
    mine = Membership.municipality_id == (place.id if place else 0)
    db.session.execute(update(Membership).where(mine, over).values(provisional_until=None))
