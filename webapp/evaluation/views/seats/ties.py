"""One's own ties: where one has worked or been elected, and what follows from it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.evaluation.forms.ties import TieForm
from webapp.evaluation.queries.seats import conflicts
from webapp.evaluation.queries.seats.partiality import KINDS, MEMBER
from webapp.ground import context
from webapp.ground.frame.guard import person_id
from webapp.ground.refusals import InvalidError, NotReadyError

pages = Blueprint("ties", __name__, url_prefix="/konto/bindningar")
TIE = "<int(max=2147483647):tie_id>"


def kinds() -> dict[str, str]:
    """Give what a tie can be, in the words to choose from."""
    return {kind: str(one.choice) for kind, one in KINDS.items()}


def stated(form: TieForm) -> Stated:
    """Give what was typed as the service takes it."""
    years = form.from_year.data, form.to_year.data
    return Stated(form.municipality.data, form.kind.data, *years, form.note.data)


@pages.get("")
def own() -> ResponseReturnValue:
    """Show one's own ties."""
    return _page({}, {})


@pages.post("")
def state() -> ResponseReturnValue:
    """State a tie."""
    form = TieForm()
    if form.faults:
        return _page(form.typed, form.faults), 422
    try:
        row = ties.state(person_id(), stated(form))
    except InvalidError as error:
        return _page(form.typed, error.faults), 422
    flash(_("Bindningen till %(place)s är sparad och gäller från och med nu.", place=row.municipality), "ok")
    return redirect(url_for(".own"))


@pages.post(f"/{TIE}/ta-bort")
def take_away(tie_id: int) -> ResponseReturnValue:
    """Take away a tie that was wrong."""
    try:
        ties.take_away(person_id(), tie_id)
    except NotReadyError as refusal:
        return _page({}, {f"tie-{tie_id}": f"{refusal.sentence} {refusal.remedy}"}), refusal.status
    flash(_("Bindningen är borttagen."), "ok")
    return redirect(url_for(".own"))


def _page(typed: dict[str, str], faults: dict[str, str]) -> str:
    members = conflicts.known_ties([person_id()]).get(person_id(), [])
    return render_template(
        "evaluation/ties.html",
        ties=ties.ties_of(person_id()),
        members=[tie.municipality for tie in members if tie.kind == MEMBER],
        me=person_id(),
        years=context.conflict_years(),
        kinds=kinds(),
        names=ties.known_names(),
        typed=typed,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        nav=[{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}],
        who={"place": current_user.name, "role": current_user.email},
    )
