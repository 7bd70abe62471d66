"""The ties of those who have posts in a round: the office sees them, and adds what it knows."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.views.seats.ties import TIE, kinds, stated
from webapp.ground.forms import ReasonForm
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import ROLE_NAMES
from webapp.office.forms.posts import PostedTieForm
from webapp.office.queries import posted_ties
from webapp.office.views.blueprint import errors_of, frame, pages


@pages.get("/<round_key>/bindningar", endpoint="ties")
def ties_of_round(round_key: str) -> ResponseReturnValue:
    """Show everybody's ties, and whom they keep from what."""
    return _page({}, {})


@pages.post("/<round_key>/bindningar")
def state_tie(round_key: str) -> ResponseReturnValue:
    """State a tie of somebody who has a post in the round."""
    form = PostedTieForm()
    typed = {**form.typed, "person": form.person.data}
    if form.faults:
        return _page(typed, form.faults), 422
    try:
        row = ties.state_by_office(person_id(), subject(), form.person.data, stated(form))
    except InvalidError as error:
        return _page(typed, error.faults), 422
    flash(_("Bindningen till %(place)s är sparad och gäller från och med nu.", place=row.municipality), "ok")
    return redirect(url_for(".ties", round_key=round_key))


@pages.post(f"/<round_key>/bindningar/{TIE}/ta-bort")
def take_away_tie(round_key: str, tie_id: int) -> ResponseReturnValue:
    """Take away a tie that was wrong, with a reason."""
    why = ReasonForm().reason.data
    try:
        ties.take_away_by_office(person_id(), subject(), tie_id, why)
    except InvalidError as error:
        return _page({"reason": why}, error.faults), 422
    except NotReadyError as refusal:
        return _page({"reason": why}, {f"why-{tie_id}": f"{refusal.sentence} {refusal.remedy}"}), 409
    flash(_("Bindningen är borttagen."), "ok")
    return redirect(url_for(".ties", round_key=round_key))


def _page(typed: dict[str, object], faults: dict[str, str]) -> str:
    return render_template(
        "office/ties.html",
        **frame(subject(), "ties"),
        people=posted_ties.people(subject()),
        role_names=ROLE_NAMES,
        kinds=kinds(),
        names=ties.known_names(),
        typed=typed,
        faults=faults,
        errors=errors_of(faults),
    )
