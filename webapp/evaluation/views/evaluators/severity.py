"""How strict one is beside other evaluators: one's own to see."""

from __future__ import annotations

from fractions import Fraction

from flask import render_template
from flask.typing import ResponseReturnValue

from questionnaires.judgement.evaluators.severity import SEEN
from webapp.evaluation.queries.severity import all_severities
from webapp.evaluation.views.evaluators.evaluator_blueprint import frame, pages
from webapp.ground.frame.guard import person_id


@pages.get("/stranghet")
def severity() -> ResponseReturnValue:
    """Show one's own strictness, where it can be told."""
    known = all_severities()
    own = known.of.get(person_id())
    near = next((group for group in known.groups if person_id() in group), frozenset())
    return render_template(
        "evaluation/evaluators/severity.html",
        **frame("severity"),
        own=own,
        levels=in_levels(own.levels) if own else None,
        span=[in_levels(one) for one in own.span] if own else [],
        seen=own.evaluations if own else 0,
        needed=SEEN,
        near=max(len(near) - 1, 0),
        apart=len(known.of) - len(near),
    )


def in_levels(levels: float) -> Fraction:
    """Give levels as a figure that can be written with a comma."""
    return Fraction(levels).limit_denominator(1000)
