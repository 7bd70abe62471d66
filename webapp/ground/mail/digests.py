"""The day's letter (dagsbrev): what was held since yesterday, without what has been done meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.calendar.upkeep import due
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import OCCASIONS, Occasion, to
from webapp.ground.mail.turns import waiting_for
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person

HOUR = 7
"""When the day's letter is written, as clocks in Sweden show it."""


@due.answered
def write_all() -> int:
    """Write the day's letter of everybody who has something held since before this morning; give how many."""
    morning = this_morning()
    query = (
        select(Letter.person_id)
        .where(Letter.held, Letter.folded_at.is_(None), Letter.created_at < morning)
        .distinct()
    )
    people = [one for one in db.session.scalars(query) if one is not None]
    context.let_go()
    return sum(_write(person_id, morning) for person_id in people)


def this_morning() -> datetime:
    """Give the latest moment at which a day's letter was due."""
    local = clock.in_sweden(clock.now())
    morning = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return morning if morning <= local else morning - timedelta(days=1)


@deed
def _write(person_id: int, morning: datetime) -> bool:
    """Fold what is held for a person into one letter; where all of it is done there is none."""
    query = (
        select(Letter)
        .where(
            Letter.held,
            Letter.folded_at.is_(None),
            Letter.person_id == person_id,
            Letter.created_at < morning,
        )
        .order_by(Letter.id)
        .with_for_update(skip_locked=True)
    )
    held = list(db.session.scalars(query))
    person = db.session.get_one(Person, person_id)
    told = _still_true(person_id, held) if person.active else []
    for one in held:
        one.folded_at = clock.now()
    if told:
        items = "\n\n".join(f"{one.subject}\n{context.address()}{one.link or '/hem'}" for one in told)
        DIGEST.write([to(person, said={"items": items}, once=f"{morning:%Y%m%d}")])
    return bool(told)


def _still_true(person_id: int, held: list[Letter]) -> list[Letter]:
    """Leave out what has been done, and all but the last about one thing."""
    waits = {one.thing for one in waiting_for(person_id)}
    latest = {one.thing or one.key: one for one in held if not _asks(one) or one.thing in waits}
    return list(latest.values())


def _asks(one: Letter) -> bool:
    occasion = OCCASIONS.get(one.occasion)
    return occasion is not None and bool(occasion.turn)


DIGEST = Occasion(
    "digest",
    _("Dagens brev från Kompassrosen"),
    _("Det här är nytt sedan förra dagsbrevet.\n\n%(items)s\n\nAllt som väntar på dig står på Mitt arbete:"),
    "/hem",
    digest=False,
)
