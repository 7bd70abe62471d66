"""Where a round stands, what hinders its next step, and the step itself."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds import steps as step_deeds
from webapp.ground.frame import page
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.forms.rounds import StepForm
from webapp.office.queries import round_story
from webapp.office.views.blueprint import errors_of, frame, pages
from webapp.rounds.queries import dates as date_queries
from webapp.rounds.recipe_files import recipe_of


@pages.get("/<round_key>/steg")
def steps(round_key: str) -> ResponseReturnValue:
    """Show the steps of the round, and what is missing before the next."""
    return _page({}, "")


@pages.post("/<round_key>/steg")
def move(round_key: str) -> ResponseReturnValue:
    """Take the next step."""
    form = StepForm()
    why = form.why.data
    try:
        name = step_deeds.move(person_id(), subject(), form.seen.data, why)
    except InvalidError as error:
        return _page(error.faults, why), 422
    except Refusal as refusal:
        return _page({"move": f"{refusal.sentence} {refusal.remedy}".strip()}, why), refusal.status
    flash(_("Omgången är nu i steget %(name)s.", name=name), "ok")
    return redirect(url_for(".steps", round_key=round_key))


@pages.post("/<round_key>/steg/tillbaka")
def move_back(round_key: str) -> ResponseReturnValue:
    """Go back to the step before."""
    form = StepForm()
    why = form.back.data
    try:
        name = step_deeds.move_back(person_id(), subject(), form.seen.data, why)
    except InvalidError as error:
        return _page(error.faults, "", why), 422
    except Refusal as refusal:
        return _page({"move": f"{refusal.sentence} {refusal.remedy}".strip()}, "", why), refusal.status
    flash(_("Omgången är tillbaka i steget %(name)s.", name=name), "ok")
    return redirect(url_for(".steps", round_key=round_key))


def _page(faults: dict[str, str], why: str, back: str = "") -> str:
    award_round = subject()
    recipe = recipe_of(award_round.recipe)
    missing = step_deeds.missing(award_round)
    following = recipe.after(award_round.step) if recipe else None
    dates = date_queries.dates_of(award_round.id)
    return render_template(
        "office/steps.html",
        **frame(award_round, "steps"),
        recipe=recipe,
        dates=dates,
        missing=missing,
        following=following,
        early=date_queries.opens_later(dates, following.id) if following else None,
        may_move=all(one.may_waive for one in missing),
        events=page.told(round_story.story_of_round(award_round)),
        typed={"why": why, "back": back},
        faults=faults,
        errors=errors_of(faults),
    )
