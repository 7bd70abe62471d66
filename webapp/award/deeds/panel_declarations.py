"""Whoever sits in a jury or nomination group says which municipalities they have ties to."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from webapp.award.queries.panel_seats import PanelSeat, _declared, hold, visible
from webapp.evaluation.events import CONFLICT_DECLARED, CONFLICT_NONE
from webapp.evaluation.queries.seats.conflicts import blocked
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed
from webapp.people.models.ties import ELECTED, EMPLOYED, NO_CONFLICT, OTHER, Declaration
from webapp.rounds.models.rounds import Entrant

KINDS = (NO_CONFLICT, EMPLOYED, ELECTED, OTHER)


@deed
def declare(seat: PanelSeat, said: Mapping[int, tuple[str, str]]) -> frozenset[int]:
    """Declare, of each municipality, whether there is a conflict of interest; give those that are hidden now.

    `said` holds a kind and a text by municipality id. A conflict can be added afterwards, never taken back.
    """
    hold(seat.round.id)
    open_ones = visible(seat)
    kept = _declared(seat)
    faults = _faults(open_ones, said, kept)
    if faults:
        raise InvalidError(faults)
    for one in open_ones:
        kind, text = said.get(one.municipality_id, (NO_CONFLICT, ""))
        row = kept.get(one.municipality_id)
        if row is not None and kind == NO_CONFLICT:
            continue
        if row is None:
            row = Declaration(
                round_id=seat.round.id, person_id=seat.person_id, municipality_id=one.municipality_id
            )
            db.session.add(row)
        row.kind, row.text, row.declared_at = kind, "" if kind == NO_CONFLICT else text, clock.now()
        note(
            CONFLICT_NONE if kind == NO_CONFLICT else CONFLICT_DECLARED,
            seat.person_id,
            round_id=seat.round.id,
            after={"role": seat.role, "municipality": one.municipality.name, "kind": kind},
            why=row.text,
        )
    db.session.flush()
    return blocked(seat.person_id, seat.round.id)


def _faults(
    open_ones: list[Entrant], said: Mapping[int, tuple[str, str]], kept: Mapping[int, Declaration]
) -> dict[str, str]:
    """Say what is missing: an answer of everybody not answered for before, and words on "other"."""
    faults = {}
    for one in open_ones:
        kind, text = said.get(one.municipality_id, ("", ""))
        if kind not in KINDS and one.municipality_id not in kept:
            faults[f"kind-{one.municipality_id}"] = _("Svara för %(who)s.", who=one.municipality.name)
        elif kind == OTHER and not text:
            faults[f"text-{one.municipality_id}"] = _(
                "Skriv vad det gäller för %(who)s.", who=one.municipality.name
            )
    return faults
