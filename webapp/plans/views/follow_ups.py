"""Following a plan up: a walk through its actions, evaluators who are asked to read it, and words."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from webapp.ground.frame import letter_words, page
from webapp.ground.refusals import InvalidError
from webapp.plans.deeds import follow_ups
from webapp.plans.deeds.follow_ups import Walked
from webapp.plans.forms.plans import FollowUpForm, ReaderForm, WordForm
from webapp.plans.queries import own_plans
from webapp.plans.queries.plan_board import board
from webapp.plans.queries.plan_story import story_of
from webapp.plans.views.blueprint import PLACE_WORDS, PLAN, frame, pages, plan

HERE = f"{PLAN}/uppfoljning"
OUTCOME_WORDS = {
    "reached": lazy_gettext("Ja"),
    "partly": lazy_gettext("Delvis"),
    "not": lazy_gettext("Nej"),
}


@pages.get(HERE)
def follow_up(plan_id: int) -> ResponseReturnValue:
    """Show the actions to walk through, earlier follow-ups, and who is asked to read."""
    return _page()


@pages.post(HERE)
def save_follow_up(plan_id: int) -> ResponseReturnValue:
    """Keep a follow-up."""
    form = FollowUpForm()
    told = form.told(one.action.id for one in board(plan()).lines)
    typed = {"words": form.words.data, "day": form.day.typed, "told": told}
    if form.faults:
        return _page(form.faults, typed), 422
    try:
        follow_ups.follow_up(plan(), Walked(told, form.words.data, form.day.data), form.request_key.data)
    except InvalidError as error:
        return _page(error.faults, typed), 422
    flash(_("Uppföljningen är sparad. Den står kvar som den är, och planen går att ändra som förut."), "ok")
    return redirect(url_for(".follow_up", plan_id=plan_id, _anchor="tidigare"))


@pages.post(f"{HERE}/be")
def ask_reader(plan_id: int) -> ResponseReturnValue:
    """Ask an evaluator to read the plan."""
    try:
        follow_ups.ask_reader(plan(), ReaderForm().person.data)
    except InvalidError as error:
        return _page(error.faults), 422
    flash(letter_words.told(_("Ett brev är på väg."), _("Brevet är skrivet.")), "ok")
    return redirect(url_for(".follow_up", plan_id=plan_id, _anchor="utvarderare"))


@pages.post(f"{HERE}/<int(max=2147483647):reader_id>/avsluta")
def end_reader(plan_id: int, reader_id: int) -> ResponseReturnValue:
    """End an evaluator's reading."""
    follow_ups.end_reader(plan(), reader_id)
    flash(_("Avslutat. Det som är skrivet står kvar."), "ok")
    return redirect(url_for(".follow_up", plan_id=plan_id, _anchor="utvarderare"))


@pages.post(f"{HERE}/ord")
def say(plan_id: int) -> ResponseReturnValue:
    """Say something about the plan."""
    form = WordForm()
    if form.faults:
        return _page(form.faults, {"text": form.text.data}), 422
    try:
        follow_ups.say(plan(), form.text.data, form.request_key.data)
    except InvalidError as error:
        return _page(error.faults), 422
    return redirect(url_for(".follow_up", plan_id=plan_id, _anchor="ord"))


def _page(faults: dict[str, str] | None = None, typed: dict[str, Any] | None = None) -> str:
    mine = plan()
    asked = own_plans.readers_of(mine.id)
    taken = {one.person_id for one in asked}
    return render_template(
        "plans/follow_up.html",
        **frame(mine, "follow_up"),
        board=board(mine),
        story=story_of(mine.id),
        readers=asked,
        evaluators=[one for one in own_plans.evaluators_of(mine) if one.id not in taken],
        outcomes=OUTCOME_WORDS,
        places=PLACE_WORDS,
        typed=typed or {},
        faults=faults or {},
        errors=[{"field": field, "text": text} for field, text in (faults or {}).items()],
        request_key=page.request_key(),
    )
