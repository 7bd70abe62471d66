"""Taking over what is not done in the plan before."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.fields.numbers import read_number
from webapp.plans.deeds import unfinished_actions
from webapp.plans.forms.plans import TakenOverForm
from webapp.plans.views.blueprint import PLAN, pages, plan

ALL = "all"


@pages.post(f"{PLAN}/ta-over")
def take_over(plan_id: int) -> ResponseReturnValue:
    """Take over one action of the plan before, or all that are not done."""
    asked = TakenOverForm().action.data
    many = unfinished_actions.take_over(plan(), None if asked == ALL else read_number(asked) or 0)
    told = ngettext(
        "%(num)s åtgärd är övertagen, med ägare och sista dag.",
        "%(num)s åtgärder är övertagna, med ägare och sista dag.",
        many,
    )
    flash(told if many else _("Inget nytt att ta över: allt är redan med, klart eller avbrutet."), "ok")
    return redirect(url_for(".show", plan_id=plan_id, _anchor="atgarder"))
