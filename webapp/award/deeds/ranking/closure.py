"""Closing a ranking, and opening it again until its order is shown; closing tells only who handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.award.deeds.ranking.ballots import handing
from webapp.award.deeds.ranking.disclosure import request_of
from webapp.award.events import RANKING_CLOSED, RANKING_REOPENED
from webapp.award.queries.panel_seats import PanelSeat, hold, panel
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person

WHY_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Reopening:
    """When a ranking was opened again, by whom and why."""

    at: datetime
    who: str
    why: str


@deed
def close(seat: PanelSeat, *, confirmed: bool) -> bool:
    """Close the ranking; tell whether this was the deed that closed it, and not an earlier one.

    Raises NotReadyError while nobody has handed in, or while somebody has not and it is not confirmed.
    """
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet stänger rangordningen."), _("Be kansliet stänga den."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.closed_at is not None:
        return False
    now = handing(seat)
    if not now.done:
        raise NotReadyError(
            _("Ingen har lämnat in sin rangordning än."), _("Vänta tills någon har lämnat in.")
        )
    if now.waiting and not confirmed:
        raise NotReadyError(
            _("Alla har inte lämnat in: %(who)s saknas.", who=", ".join(one.name for one in now.waiting)),
            _("Kryssa i att ni stänger ändå, eller vänta."),
        )
    db.session.add(body)
    body.closed_at, body.closed_by_id = clock.now(), seat.person_id
    after = {"role": seat.role, "handed_in": len(now.done), "missing": len(now.waiting)}
    note(RANKING_CLOSED, seat.person_id, round_id=seat.round.id, after=after)
    db.session.flush()
    return True


@deed
def reopen(seat: PanelSeat, why: str) -> None:
    """Open a closed ranking again, with a reason, as long as its order is not shown; all members are told.

    Raises ClosedError once the order is shown, NotReadyError while somebody asks for that, InvalidError
    without a reason.
    """
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet öppnar rangordningen igen."), _("Be kansliet öppna den."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.shown_at is not None:
        raise ClosedError(
            _("Ordningen har visats, och därför öppnas rangordningen inte mer."),
            _("Ladda om sidan, så ser du ordningen."),
        )
    if body.closed_at is None:
        raise NotReadyError(
            _("Rangordningen är redan öppen."),
            _("Ladda om sidan. Den som vill ändra tar tillbaka sin egen rangordning."),
        )
    request = request_of(seat)
    if request is not None:
        raise NotReadyError(
            _("%(who)s har begärt att ordningen visas.", who=request.asked_by.name),
            _("Ta tillbaka begäran först."),
        )
    why = why.strip()
    if not 0 < len(why) <= WHY_LIMIT:
        raise InvalidError({"reopen": _("Skriv varför rangordningen öppnas igen, med högst 1 000 tecken.")})
    body.closed_at = body.closed_by_id = None
    note(RANKING_REOPENED, seat.person_id, round_id=seat.round.id, after={"role": seat.role}, why=why)


def may_reopen(seat: PanelSeat) -> bool:
    """Tell whether the office can open the ranking again now."""
    body = panel(seat.round.id, seat.role)
    closed = body.closed_at is not None and body.shown_at is None
    return seat.office and closed and request_of(seat) is None


def reopening(seat: PanelSeat) -> Reopening | None:
    """Tell of the last time the ranking was opened again, while it is open because of that."""
    query = (
        select(Event.what, Event.at, Event.after, Event.why, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.round_id == seat.round.id, Event.what.in_((RANKING_CLOSED.what, RANKING_REOPENED.what)))
        .order_by(Event.id.desc())
    )
    rows = (row for row in db.session.execute(query) if (row.after or {}).get("role") == seat.role)
    last = next(rows, None)
    return (
        Reopening(last.at, last.name or "", last.why) if last and last.what == RANKING_REOPENED.what else None
    )
