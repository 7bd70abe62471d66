"""A testimonial of one's part in an evaluation, for one's employer: a page to print."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from webapp.evaluation.queries.testimonials import testimonial_of
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat


@pages.get(f"/{ID}/intyg")
def testimonial(evaluation_id: int) -> ResponseReturnValue:
    """Show it."""
    seat = own_seat()
    told = testimonial_of(seat)
    return render_template("evaluation/evaluators/testimonial.html", **frame(seat, ""), told=told)
