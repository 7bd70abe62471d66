"""One action: its form, the levels it aims at, and both versions where two have changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.fields.numbers import read_number
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.people.queries.people import people_of
from webapp.plans.deeds import actions
from webapp.plans.forms.actions import ADD, ActionForm
from webapp.plans.queries.action_choices import choices, chosen
from webapp.plans.queries.plan_board import board, need_of
from webapp.plans.views.blueprint import PLAN, frame, pages, plan

if TYPE_CHECKING:
    from webapp.plans.models.plans import PlanAction
    from webapp.plans.queries.plan_board import Need

ACTION = "<int(max=2147483647):action_id>"


@pages.get(f"{PLAN}/atgard")
def new_action(plan_id: int) -> ResponseReturnValue:
    """Ask what is to be done about an improvement area; where none is named, about which."""
    if "omrade" not in request.args:
        return _choose()
    need = _need(request.args["omrade"])
    form = ActionForm(owner=plan().person_id, version=0)
    asked = [need.question.id] if need.question else []
    return _page(form, need, None, asked)


def _choose() -> str:
    mine = plan()
    needs = board(mine).needs
    waiting = [one for one in needs if one.waits]
    others = [one for one in needs if not one.waits]
    return render_template("plans/choose.html", **frame(mine, "show"), waiting=waiting, others=others)


@pages.post(f"{PLAN}/atgard")
def add_action(plan_id: int) -> ResponseReturnValue:
    """Add an action to an improvement area, or a question to its form."""
    form, need = ActionForm(), _need(request.args.get("omrade", ""))
    if form.go.data == ADD:
        return _page(form, need)
    if faults := _faults(form):
        return _page(form, need, faults=faults), 422
    try:
        made = actions.add(plan(), need.improvement.id, form.wanted, form.request_key.data)
    except InvalidError as error:
        return _page(form, need, faults=error.faults), 422
    flash(_("Åtgärden är sparad."), "ok")
    return redirect(url_for(".show", plan_id=plan_id, _anchor=f"atgard-{made}"))


@pages.get(f"{PLAN}/atgard/{ACTION}")
def action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """Show an action to whoever may change it, and to others as it stands on the plan."""
    row = actions.action_of(plan(), action_id)
    actions.check_may_change(plan(), row)
    return _page(_form_of(row), _need(str(row.improvement_id)), row, list(row.aims))


@pages.post(f"{PLAN}/atgard/{ACTION}")
def save_action(plan_id: int, action_id: int) -> ResponseReturnValue:
    """Change an action, or add a question to its form."""
    row = actions.action_of(plan(), action_id)
    form, need = _form_of(row, sent=True), _need(str(row.improvement_id))
    if form.go.data == ADD:
        return _page(form, need, row)
    if faults := _faults(form):
        return _page(form, need, row, faults=faults), 422
    try:
        outcome = actions.save(plan(), action_id, form.wanted, form.version.data)
    except InvalidError as error:
        return _page(form, need, row, faults=error.faults), 422
    if outcome.refused:
        return _page(form, need, outcome.kept, conflict=outcome.own), 409
    flash(_("Åtgärden är sparad."), "ok")
    return redirect(url_for(".show", plan_id=plan_id, _anchor=f"atgard-{action_id}"))


def _faults(form: ActionForm) -> dict[str, str]:
    """Say what is wrong; a question that was chosen and has no level yet is asked for one."""
    faults = dict(form.faults)
    if form.adds:
        faults["more"] = _("Frågan står nu här nedanför. Välj nivån ni siktar på, och spara igen.")
    return faults


def _form_of(row: PlanAction, *, sent: bool = False) -> ActionForm:
    kept: dict[str, Any] = {
        name: getattr(row, name) for name in ("title", "note", "owner_name", "informed", "state", "version")
    }
    more = {"owner": row.owner_id or 0, "last": row.last_on, "dropped_why": row.dropped_why}
    kept |= more if sent else more | {"aimed": list(row.aims)}
    return ActionForm(row.aims, **kept)


def _need(improvement_id: str) -> Need:
    found = need_of(board(plan()), read_number(improvement_id) or 0)
    if found is None:
        raise NotThereError
    return found


def _page(
    form: ActionForm,
    need: Need,
    row: PlanAction | None = None,
    asked: list[str] | None = None,
    **said: Any,  # noqa: ANN401 -- faults by field, and of a conflict whether it is one's own
) -> str:
    mine = plan()
    found = board(mine)
    questions = form.questions if asked is None else asked
    aims = form.aims() if request.method == "POST" else (row.aims if row else {})
    here = people_of(mine.municipality_id)
    faults = said.get("faults", {})
    return render_template(
        "plans/action.html",
        **frame(mine, "show"),
        need=need,
        row=row,
        form=form.typed | {"owner": form.owner.data},
        version=row.version if row else 0,
        people=here,
        gone=row.owner if row and row.owner and row.owner not in here else None,
        asked=chosen(found, questions, aims),
        choices=choices(found, need, set(questions)),
        kept=next((one for one in found.lines if row and one.action.id == row.id), None),
        conflict="conflict" in said,
        own=said.get("conflict", False),
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        request_key=form.request_key.data or page.request_key(),
    )
