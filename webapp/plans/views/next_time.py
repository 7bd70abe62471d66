"""The next assessment opens with the plan before it: what became of each improvement area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from webapp.assessment.open_questions import beside_overview
from webapp.plans.queries import placements
from webapp.plans.views.blueprint import PLACE_SIGNS, PLACE_WORDS
from webapp.results.queries.comparison.own_course import how_words

if TYPE_CHECKING:
    from questionnaires.compass import Compass
    from webapp.assessment.queries.own_assessment import OwnAssessment
    from webapp.plans.queries.placements import Placements


@beside_overview.answered
def plan_before(subject: OwnAssessment, compass: Compass) -> dict[str, Any]:
    """Tell the overview of an assessment what became of the plan before it."""
    found = placements.before(subject.person_id, subject.id, compass)
    return {"plan_before": told(found) | {"template": "plans/parts/placed.html"}} if found else {}


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
