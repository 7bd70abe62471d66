"""In which order a nomination group reads, with or without names: letters dealt by lot."""

from __future__ import annotations

import random

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.award.events import PANEL_ARRANGED
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.nominations import entrant_ids
from webapp.award.queries.panel_seats import PanelSeat, hold, panel
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, NotAllowedError
from webapp.ground.store.database import db, deed


@deed
def arrange(seat: PanelSeat, *, blind: bool) -> Panel:
    """Set whether the nomination group reads with or without names; not once anybody has begun to rank."""
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet ändrar hur gruppen arbetar."), _("Be kansliet ändra det."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.blind == blind:
        return body
    if not may_arrange(seat):
        raise ClosedError(
            _("Någon i gruppen har redan börjat rangordna. Då ändras inte om namnen visas."),
            _("Låt gruppen läsa vidare som den har börjat: alla ska läsa lika."),
        )
    db.session.add(body)
    before, after = {"blind": body.blind}, {"blind": blind}
    body.blind, body.letters = blind, body.letters or _shuffled(entrant_ids(seat.round.id))
    note(PANEL_ARRANGED, seat.person_id, round_id=seat.round.id, before=before, after=after)
    db.session.flush()
    return body


def may_arrange(seat: PanelSeat) -> bool:
    """Tell whether it can still be changed how the group reads: nobody has begun to rank."""
    begun = select(Ballot.id).where(Ballot.round_id == seat.round.id, Ballot.role == seat.role)
    closed = panel(seat.round.id, seat.role).closed_at is not None
    return seat.office and not closed and db.session.scalar(begun.limit(1)) is None


def _shuffled(ids: list[int]) -> list[int]:
    random.SystemRandom().shuffle(ids)
    return ids
