"""The addresses of plans, and the frame of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from webapp.ground.frame.guard import subject
from webapp.ground.roles import ROLE_NAMES

if TYPE_CHECKING:
    from webapp.plans.queries.own_plans import OwnPlan

pages = Blueprint("plans", __name__)
HERE = "/kommun/<int(max=2147483647):municipality_id>/handlingsplan"
PLAN = "/handlingsplan/<int(max=2147483647):plan_id>"

STATE_WORDS = {
    "planned": lazy_gettext("Planerad"),
    "begun": lazy_gettext("Påbörjad"),
    "done": lazy_gettext("Klar"),
    "dropped": lazy_gettext("Avbruten"),
}
STATE_SIGNS = {"planned": "unanswered", "begun": "begun", "done": "answered", "dropped": "not_applicable"}
PLACE_WORDS = {
    "reached": lazy_gettext("Nått"),
    "partly": lazy_gettext("Delvis"),
    "not": lazy_gettext("Inte nått"),
    "unsaid": lazy_gettext("Inte besvarad än"),
    "aside": lazy_gettext("Frågas inte den här gången"),
    "gone": lazy_gettext("Frågas inte längre"),
    "unknown": lazy_gettext("Går inte att följa"),
    "without": lazy_gettext("Utan åtgärd"),
}
"""What became of an improvement area, in the order of the words that a page sums them up with."""
PLACE_SIGNS = {
    "reached": "answered",
    "partly": "begun",
    "not": "unanswered",
    "unsaid": "unanswered",
    "aside": "not_applicable",
    "gone": "not_applicable",
    "unknown": "not_applicable",
    "without": "not_applicable",
}


def plan() -> OwnPlan:
    """Give the plan that the guard has fetched for this request."""
    return cast("OwnPlan", subject())


def frame(mine: OwnPlan, current: str) -> dict[str, Any]:
    """Give what every page of a plan shows."""
    tabs = [
        ("home", _("Mitt arbete"), url_for("account.home")),
        ("show", _("Handlingsplan"), url_for("plans.show", plan_id=mine.id)),
        ("follow_up", _("Uppföljning"), url_for("plans.follow_up", plan_id=mine.id)),
    ]
    if not mine.asked:
        years = url_for("years.show", municipality_id=mine.municipality_id)
        tabs.insert(1, ("years", _("Era värderingar"), years))
    role = _("Läser planen") if mine.asked else ROLE_NAMES[mine.role]
    return {
        "plan": mine,
        "nav": [{"label": label, "href": href, "current": name == current} for name, label, href in tabs],
        "who": {"place": mine.municipality, "role": role},
        "state_words": STATE_WORDS,
        "state_signs": STATE_SIGNS,
    }
