"""The jury's room: the nominees with one's own notes, and the order if areas weighed otherwise."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds.ranking import ballots
from webapp.award.forms.weights import read_weights
from webapp.award.queries import office_answers, panel_seats
from webapp.award.queries.jury import jury_room
from webapp.award.queries.jury.jury_room import Room
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking.weighed_order import weighed_order
from webapp.award.views.blueprint import pages
from webapp.award.views.figures import jury_figures
from webapp.award.views.frame import frame, own_panel
from webapp.award.views.ranking import private_notes
from webapp.ground import charts
from webapp.ground.frame import page as page_frame
from webapp.ground.layout.sheets import sheet
from webapp.ground.roles import TRACK_A, TRACK_B

STEP_DIGITS = 2
IN_ROOM = 10
"""So many nominees stand on a sheet of the room: each has a rose, words and a note."""
WHOSE = {"a": TRACK_A, "b": TRACK_B}


@pages.get("/<round_key>/rum")
def room(round_key: str) -> ResponseReturnValue:
    """Show the nominees with one's own notes, and what other weights would change."""
    return _room(own_panel())


@pages.post("/<round_key>/anteckningar")
def save_notes(round_key: str) -> ResponseReturnValue:
    """Save all of one's own notes that the room held."""
    seat = own_panel()
    refs = _refs(seat)
    wrong, stale = private_notes.take_all(seat, refs)
    if wrong:
        return _room(seat, wrong), 409 if stale else 422
    flash(_("Dina anteckningar är sparade."), "ok")
    return redirect(url_for(".room", round_key=round_key, **_kept()))


@pages.get("/<round_key>/mote")
def meeting(round_key: str) -> ResponseReturnValue:
    """Show one nominee at a time, to project: no notes, and nothing of how anybody has ranked."""
    seat, step = own_panel(), _step()
    if not seat.round.compass_edition:
        return jury_figures.meeting_page(seat, step)
    found = jury_room.jury_room(seat)
    step = min(step, len(found.seen))
    one = found.seen[step - 1] if step else None
    return render_template(
        "award/jury/meeting.html",
        **frame(seat),
        names=[seen.nominee.name for seen in found.seen],
        step=step,
        one=one,
        edition=found.page.edition,
        rays=charts.rose_rays(one.nominee.agreed) if one else [],
        label=page_frame.rose_label(one.nominee.name, one.nominee.agreed) if one else "",
    )


def _step() -> int:
    asked = request.args.get("steg", "0")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= STEP_DIGITS else 0


def _refs(seat: PanelSeat) -> dict[str, int]:
    return {str(one.id): one.id for one in panel_seats.visible(seat)}


def _kept() -> dict[str, Any]:
    """Give what of the address stays after a deed: which sheet."""
    return {"sida": request.args["sida"]} if request.args.get("sida") else {}


def _room(seat: PanelSeat, wrong: dict[str, private_notes.Row] | None = None) -> str:
    notes = private_notes.rows_of(seat, _refs(seat)) | (wrong or {}) if seat.sits else {}
    if not seat.round.compass_edition:
        return jury_figures.room_page(seat, notes, standing(seat))
    found = jury_room.jury_room(seat)
    refs = [str(one.nominee.entrant.id) for one in found.seen]
    at = next((place for place, ref in enumerate(refs) if ref in (wrong or {})), None)
    shown = sheet(found.seen, url_for(".room", round_key=seat.round.key), at=at, many=IN_ROOM)
    return render_template(
        "award/jury/room.html",
        **frame(seat, "room"),
        **standing(seat),
        room=found,
        sheet=shown,
        kept={"sida": shown.number} if shown.number > 1 else {},
        page=found.page,
        edition=found.page.edition,
        notes=notes,
        errors=_errors(wrong or {}),
        kept_from=office_answers.kept_from(seat),
        roses={
            one.nominee.entrant.id: (
                charts.rose_rays(one.nominee.agreed),
                page_frame.rose_label(one.nominee.name, one.nominee.agreed),
            )
            for one in shown.lines
        },
        **_weighed(seat, found),
    )


def _errors(wrong: dict[str, private_notes.Row]) -> list[dict[str, str]]:
    told = _("En anteckning har ändrats i ett annat fönster. Båda texterna står vid den.")
    return [{"field": f"{ref}:text", "text": row["error"] or told} for ref, row in wrong.items()]


def standing(seat: PanelSeat) -> dict[str, Any]:
    """Tell how far the ranking has come: one's own, and how many have handed in; never how anybody ranked."""
    handing = ballots.handing(seat)
    return {
        "body": panel_seats.panel(seat.round.id, seat.role),
        "own": ballots.own_ballot(seat) if seat.sits else None,
        "handed_in": len(handing.done),
        "members": len(handing.done) + len(handing.waiting),
        "note_address": url_for(".save_note", round_key=seat.round.key, entrant_id=0).removesuffix("0"),
    }


def _weighed(seat: PanelSeat, found: Room) -> dict[str, Any]:
    """Count what the address asks for; by one evaluator's own marks only once the order is shown."""
    read = read_weights(request.args, [area.number for area in found.page.edition.areas])
    shown = panel_seats.panel(seat.round.id, seat.role).shown_at is not None
    read.whose = read.whose if shown and read.whose in WHOSE else ""
    counted = weighed_order(found.page, read.weights, WHOSE.get(read.whose, ""))
    return {"weights": read, "weighed": counted, "each_shown": shown}
