"""Where a round stands, what hinders its next step, and the step itself."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.cleaning import clean_text
from webapp.services.refusals import InvalidError, Refusal
from webapp.services.rounds import dating, moving, telling
from webapp.services.rounds.recipes import recipe_of
from webapp.views.frame import page as showing
from webapp.views.frame.guarding import person_id, subject
from webapp.views.office.blueprint import errors_of, frame, pages


@pages.get("/<round_key>/steg")
def steps(round_key: str) -> ResponseReturnValue:
    """Show the steps of the round, and what is missing before the next."""
    return _page({}, "")


@pages.post("/<round_key>/steg")
def move(round_key: str) -> ResponseReturnValue:
    """Take the next step."""
    why = clean_text(request.form.get("why", ""))
    try:
        name = moving.move(person_id(), subject(), request.form.get("seen", ""), why)
    except InvalidError as error:
        return _page(error.faults, why), 422
    except Refusal as refusal:
        return _page({"move": f"{refusal.sentence} {refusal.remedy}".strip()}, why), refusal.status
    flash(_("Omgången är nu i steget %(name)s.", name=name), "ok")
    return redirect(url_for(".steps", round_key=round_key))


@pages.post("/<round_key>/steg/tillbaka")
def move_back(round_key: str) -> ResponseReturnValue:
    """Go back to the step before."""
    why = clean_text(request.form.get("back", ""))
    try:
        name = moving.move_back(person_id(), subject(), request.form.get("seen", ""), why)
    except InvalidError as error:
        return _page(error.faults, "", why), 422
    except Refusal as refusal:
        return _page({"move": f"{refusal.sentence} {refusal.remedy}".strip()}, "", why), refusal.status
    flash(_("Omgången är tillbaka i steget %(name)s.", name=name), "ok")
    return redirect(url_for(".steps", round_key=round_key))


def _page(faults: dict[str, str], why: str, back: str = "") -> str:
    award_round = subject()
    recipe = recipe_of(award_round.recipe)
    missing = moving.missing(award_round)
    following = recipe.after(award_round.step) if recipe else None
    dates = dating.dates_of(award_round.id)
    return render_template(
        "office/steps.html",
        **frame(award_round, "steps"),
        recipe=recipe,
        dates=dates,
        missing=missing,
        following=following,
        early=dating.opens_later(dates, following.id) if following else None,
        may_move=all(one.may_waive for one in missing),
        events=showing.told(telling.story_of_round(award_round)),
        typed={"why": why, "back": back},
        faults=faults,
        errors=errors_of(faults),
    )
