"""The next assessment opens with the plan before it: what became of each improvement area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from webapp.assessment.open_questions import beside_overview
from webapp.ground.roles import COORDINATOR
from webapp.plans.queries.own_plans import plans_made_of
from webapp.plans.queries.succession import placements
from webapp.plans.views.blueprint import PLACE_SIGNS, PLACE_WORDS
from webapp.results.queries.comparison.own_course import how_words

if TYPE_CHECKING:
    from questionnaires.compass import Compass
    from webapp.assessment.queries.own_assessment import OwnAssessment
    from webapp.plans.queries.succession.placements import Placements


@beside_overview.answered
def plan_before(subject: OwnAssessment, compass: Compass) -> dict[str, Any]:
    """Tell the overview of an assessment what became of the plan before it."""
    found = placements.before(subject.person_id, subject.id, compass)
    return {"plan_before": told(found) | {"template": "plans/parts/placed.html"}} if found else {}


@beside_overview.answered
def plan_ahead(subject: OwnAssessment, _compass: Compass) -> dict[str, Any]:
    """Say on the overview of an own assessment that is handed in what comes now: its plan."""
    if subject.submitted_at is None or not subject.own or subject.edition.descriptions:
        return {}
    plan = plans_made_of([subject.id]).get(subject.id)
    if plan is None and subject.role != COORDINATOR:
        return {}
    return {"plan_ahead": {"plan": plan, "template": "plans/parts/ahead.html"}}


def told(found: Placements) -> dict[str, Any]:
    """Give placements with their words, summed up in the order of the words."""
    return {
        "placements": found,
        "words": PLACE_WORDS,
        "signs": PLACE_SIGNS,
        "how": how_words(),
        "summed": ", ".join(
            _("%(many)s %(state)s", many=found.counts[state], state=str(words).lower())
            for state, words in PLACE_WORDS.items()
            if found.counts[state]
        ),
    }
