"""Declaring conflicts of interest before anything is read, and adding one later."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.award.deeds import panel_declarations
from webapp.award.deeds.panel_declarations import KINDS
from webapp.award.forms.choice import PanelDeclarationForm, ReadDeclaration
from webapp.award.queries import nominees, panel_seats
from webapp.award.views.frame import errors_of, frame, own_panel
from webapp.ground.refusals import InvalidError

CONFLICTS = tuple(kind for kind in KINDS if kind != "none")


def show(read: ReadDeclaration | None = None) -> str:
    """Ask about everybody there is to choose among."""
    seat = own_panel()
    body = panel_seats.panel(seat.round.id, seat.role)
    faults = read.faults if read else {}
    return render_template(
        "award/declaration.html",
        **frame(seat),
        candidates=_open_ones(),
        hidden=len(seat.hidden),
        declared=not panel_seats.undeclared(seat),
        read=read,
        blind=body.blind and not seat.jury and not nominees.named(seat.round.id),
        shown=body.shown_at is not None,
        faults=faults,
        errors=errors_of(faults),
        kinds={
            "employed": _("Anställd av kommunen eller dess bolag"),
            "elected": _("Förtroendevald där"),
            "other": _("Något annat, eller osäker"),
        },
    )


def take() -> ResponseReturnValue:
    """Take the declaration; a conflict hides the municipality from this person at once."""
    seat = own_panel()
    ids = [one.municipality_id for one in _open_ones()]
    read = PanelDeclarationForm().about(ids, CONFLICTS)
    if read.faults:
        return show(read), 422
    said: dict[int, tuple[str, str]] = {one: (read.kinds.get(one, "none"), read.text) for one in ids}
    try:
        hidden = panel_declarations.declare(seat, said)
    except InvalidError as error:
        read.faults = {"conflict": next(iter(error.faults.values()))}
        return show(read), 422
    flash(_told(len(hidden)), "ok")
    return redirect(url_for(".room" if seat.jury else ".overview", round_key=seat.round.key))


def _told(hidden: int) -> str:
    if not hidden:
        return _("Tack. Du har intygat att du inte är jävig.")
    return ngettext(
        "Tack. %(num)s kommun visas inte för dig, eftersom du är jävig.",
        "Tack. %(num)s kommuner visas inte för dig, eftersom du är jävig.",
        hidden,
    )


def _open_ones() -> list[Any]:
    return panel_seats.visible(own_panel())
