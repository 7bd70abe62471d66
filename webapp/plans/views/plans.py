"""A municipality's plans: making one of a result, and reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.frame import page
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.roles import ROLE_NAMES
from webapp.plans.deeds import actions, plan_drafts
from webapp.plans.forms.plans import ImprovementForm, LeftForm, ReviewDayForm, SourceForm
from webapp.plans.queries import own_plans
from webapp.plans.queries.bases import changed, sources
from webapp.plans.queries.plan_board import ALL, FILTERS, LATE, MINE, WITHOUT, Board, board, need_of
from webapp.plans.queries.plan_course import way
from webapp.plans.queries.planned_points import planned_rays
from webapp.plans.queries.succession.placements import after
from webapp.plans.queries.succession.unfinished_actions import unfinished, unfinished_in
from webapp.plans.views import next_time
from webapp.plans.views.blueprint import HERE, PLAN, frame, pages, plan
from webapp.results.views.comparison.own_years import kind_words

if TYPE_CHECKING:
    from webapp.people.queries.own_municipality import OwnMunicipality

AREA = "<int(max=2147483647):improvement_id>"
SHOWN = {
    "alla": ALL,
    "planerade": "planned",
    "paborjade": "begun",
    "klara": "done",
    "avbrutna": "dropped",
    "sena": LATE,
    "mina": MINE,
    "utan": WITHOUT,
}
"""What can be shown, by its word in the address."""


@pages.get(HERE)
def listing(municipality_id: int) -> ResponseReturnValue:
    """List the municipality's plans, and what one can be made from."""
    return _listing({})


@pages.post(HERE)
def make(municipality_id: int) -> ResponseReturnValue:
    """Make a plan of a result, or go to the one there is."""
    try:
        made = plan_drafts.make(cast("OwnMunicipality", subject()), SourceForm().source.data)
    except InvalidError as error:
        return _listing(error.faults), 422
    return redirect(url_for(".show", plan_id=made))


def _listing(faults: dict[str, str]) -> str:
    place = cast("OwnMunicipality", subject())
    plans = own_plans.plans_of(place.id)
    taken = {one.assessment_id for one in plans}
    found = sources(place.id, place.name)
    return render_template(
        "plans/listing.html",
        place=place,
        plans=plans,
        unfinished=unfinished_in(plans[0].id) if plans else 0,
        sources=[one for one in found if one.assessment not in taken],
        kinds=kind_words(),
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {
                "label": _("Era värderingar"),
                "href": url_for("years.show", municipality_id=place.id),
                "current": False,
            },
            {"label": _("Handlingsplan"), "href": request.path, "current": True},
        ],
        who={"place": place.name, "role": ROLE_NAMES[place.role]},
    )


@pages.get(PLAN)
def show(plan_id: int) -> ResponseReturnValue:
    """Show a plan."""
    return _page({})


def _page(faults: dict[str, str], typed: dict[str, str] | None = None) -> str:
    mine = plan()
    found = board(mine)
    asked = request.args.get("visa", "")
    shown = SHOWN.get(asked, ALL)
    return render_template(
        "plans/show.html",
        **frame(mine, "show"),
        board=found,
        edition=found.edition,
        way=way(mine, found),
        rays=planned_rays(found.planned) if found.planned else [],
        label=_rose_label(found),
        chips=_chips(mine, found, asked if asked in SHOWN else "alla"),
        needs=_needs(found, shown),
        plan_before=_next_time(mine, found),
        unfinished=unfinished(mine),
        changed=None if mine.asked else changed(mine.id),
        faults=faults,
        typed=typed or {},
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        request_key=page.request_key(),
    )


def _next_time(mine: own_plans.OwnPlan, found: Board) -> dict[str, Any] | None:
    """Tell what became of the plan in the next assessment; a guest sees nothing of that."""
    later = None if mine.asked else after(found)
    return next_time.told(later) if later else None


def _rose_label(found: Board) -> str:
    if found.planned is None:
        return ""
    return _(
        "Kompassrosen för %(who)s: ifyllt det som gäller, streckat det planen kan ge. "
        "Siffrorna står i tabellen.",
        who=found.plan.municipality,
    )


def _chips(mine: own_plans.OwnPlan, found: Board, current: str) -> list[dict[str, Any]]:
    """Count what each filter shows; one that would show nothing is left out."""
    words = {
        ALL: _("Alla åtgärder"),
        LATE: _("Sena"),
        MINE: _("Mina"),
        WITHOUT: _("Förbättringsområden utan åtgärd"),
    }
    words |= {
        "planned": _("Planerade"),
        "begun": _("Påbörjade"),
        "done": _("Klara"),
        "dropped": _("Avbrutna"),
    }
    counts = {one: len(found.of(one)) for one in FILTERS} | {WITHOUT: len(found.without)}
    return [
        {
            "label": words[which],
            "many": counts[which],
            "href": url_for(
                ".show", plan_id=mine.id, visa=None if which == ALL else word, _anchor="atgarder"
            ),
            "current": word == current,
        }
        for word, which in SHOWN.items()
        if which == ALL or counts[which]
    ]


def _needs(found: Board, shown: str) -> list[dict[str, Any]]:
    """Give the improvement areas with those of their actions that are shown."""
    if shown == WITHOUT:
        return [{"need": one, "lines": []} for one in found.without]
    lines = {one.action.id for one in found.of(shown)}
    told = [{"need": one, "lines": [a for a in one.lines if a.action.id in lines]} for one in found.needs]
    return told if shown == ALL else [one for one in told if one["lines"]]


@pages.post(f"{PLAN}/omrade")
def add_improvement(plan_id: int) -> ResponseReturnValue:
    """Add an improvement area in own words."""
    form = ImprovementForm()
    typed = {"place": form.place.data, "text": form.text.data}
    if form.faults:
        return _page(form.faults, typed), 422
    try:
        made = actions.add_improvement(plan(), form.place.data, form.text.data, form.request_key.data)
    except InvalidError as error:
        return _page(error.faults, typed), 422
    return redirect(url_for(".show", plan_id=plan_id, _anchor=f"omrade-{made}"))


@pages.get(f"{PLAN}/omrade/{AREA}")
def ask_to_let_be(plan_id: int, improvement_id: int) -> ResponseReturnValue:
    """Ask why nothing is done about an improvement area."""
    return _left(improvement_id, None, {})


@pages.post(f"{PLAN}/omrade/{AREA}")
def let_be(plan_id: int, improvement_id: int) -> ResponseReturnValue:
    """Let an improvement area be, with a reason; without one, take it up again."""
    form = LeftForm()
    if form.faults:
        return _left(improvement_id, form.why.data, form.faults), 422
    try:
        actions.let_be(plan(), improvement_id, form.why.data, form.version.data)
    except InvalidError as error:
        return _left(improvement_id, form.why.data, error.faults), 422
    return redirect(url_for(".show", plan_id=plan_id, _anchor=f"omrade-{improvement_id}"))


def _left(improvement_id: int, typed: str | None, faults: dict[str, str]) -> str:
    mine = plan()
    need = need_of(board(mine), improvement_id)
    if need is None:
        raise NotThereError
    return render_template(
        "plans/let_be.html",
        **frame(mine, "show"),
        need=need,
        why=need.improvement.left_why if typed is None else typed,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
    )


@pages.post(f"{PLAN}/ga-om")
def rebase(plan_id: int) -> ResponseReturnValue:
    """Let the plan stand on what its assessment says now."""
    many = plan_drafts.rebase(plan())
    told = ngettext(
        "Planen räknar från det nya: %(num)s fråga var ändrad.",
        "Planen räknar från det nya: %(num)s frågor var ändrade.",
        many,
    )
    flash(told if many else _("Planen räknade redan från det som gäller."), "ok")
    return redirect(url_for(".show", plan_id=plan_id))


@pages.post(f"{PLAN}/dag")
def set_review(plan_id: int) -> ResponseReturnValue:
    """Choose the day of the follow-up."""
    form = ReviewDayForm(day=plan().review_on)
    if form.faults:
        return _page(form.faults, {"day": form.day.typed}), 422
    try:
        plan_drafts.set_review(plan(), form.day.data)
    except InvalidError as error:
        return _page(error.faults, {"day": form.day.typed}), 422
    told = _("Dagen är sparad. Ett brev påminner två veckor före, eller snart om dagen är närmare än så.")
    flash(told if form.day.data else _("Dagen är borttagen. Inget brev påminner om uppföljningen."), "ok")
    return redirect(url_for(".show", plan_id=plan_id, _anchor="uppfoljning"))
