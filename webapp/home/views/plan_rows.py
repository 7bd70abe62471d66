"""The action plans of one's municipalities, and those one is asked to read, as rows on one's first page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.plans.queries.own_plans import own_plan, plans_for, plans_of
from webapp.plans.queries.plan_board import board, count_actions
from webapp.plans.queries.succession.placements import asked_again

if TYPE_CHECKING:
    from questionnaires.edition import Edition


def plan_notice(person_id: int, municipality_id: int, editions: Iterable[Edition]) -> dict[str, Any] | None:
    """Tell of the plan that the next own assessment will open with: the latest made; none without any.

    `asked` says by edition how many of its areas that edition asks about.
    """
    plans = plans_of(municipality_id)
    if not plans:
        return None
    latest = max(plans, key=lambda one: one.based_at)
    many = count_actions([latest.id]).get(latest.id, 0)
    return {
        "href": url_for("plans.show", plan_id=latest.id),
        "what": latest.assessment.name,
        "actions": ngettext("%(num)s åtgärd", "%(num)s åtgärder", many),
        "asked": asked_again(board(own_plan(person_id, latest.id)), editions),
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
