"""The action plans of one's municipalities, and those one is asked to read, as rows on one's first page."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.plans.queries.own_plans import plans_for, plans_of
from webapp.plans.queries.plan_board import count_actions


def plan_notice(municipality_id: int) -> dict[str, str] | None:
    """Tell of the plan that the next own assessment will open with: the latest made; none without any."""
    plans = plans_of(municipality_id)
    if not plans:
        return None
    latest = max(plans, key=lambda one: one.based_at)
    many = count_actions([latest.id]).get(latest.id, 0)
    return {
        "href": url_for("plans.show", plan_id=latest.id),
        "what": latest.assessment.name,
        "actions": ngettext("%(num)s åtgärd", "%(num)s åtgärder", many),
    }


def plan_rows(person_id: int) -> list[dict[str, str]]:
    """Give a row for each plan: what it is of, and how its actions stand."""
    plans = plans_for(person_id)
    counted = count_actions([one.id for one in plans])
    return [
        {
            "href": url_for("plans.show", plan_id=one.id),
            "label": _("Handlingsplan"),
            "place": _("%(place)s, efter %(what)s", place=one.municipality, what=one.name),
            "state_words": ngettext("%(num)s åtgärd", "%(num)s åtgärder", counted.get(one.id, 0)),
            "when": _("du är ombedd att läsa") if one.asked else "",
        }
        for one in plans
    ]
