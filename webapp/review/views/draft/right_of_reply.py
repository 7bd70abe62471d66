"""What a result waits for, to whoever fixes it, and the draft opened to the municipality."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame.guard import person_id, subject
from webapp.review.deeds import results
from webapp.review.forms.replies import ClosingForm
from webapp.review.queries import stage_overview
from webapp.review.queries.readers import reviewers_of
from webapp.review.views.blueprint import PAIR, framed, listed, pages
from webapp.review.views.stages import first_day, open_until


@pages.get(f"{PAIR}/faststall/vagen")
def office_draft(evaluation_id: int) -> ResponseReturnValue:
    """Show where the draft stands."""
    return _page({}, None)


@pages.post(f"{PAIR}/faststall/vagen")
def office_open(evaluation_id: int) -> ResponseReturnValue:
    """Open the draft to the municipality until a day."""
    form = ClosingForm()
    faults = open_until(person_id(), subject(), form)
    if faults:
        return _page(faults, form.shown), 409 if "open" in faults else 422
    return redirect(url_for(".office_draft", evaluation_id=evaluation_id))


def _page(faults: dict[str, str], closing: dict[str, str] | None) -> str:
    evaluation = subject()
    now = stage_overview.standing(evaluation)
    return render_template(
        "review/right_of_reply.html",
        **framed(evaluation.assessment.municipality.name, _("Fastställ resultatet"), []),
        evaluation=evaluation,
        municipality=evaluation.assessment.municipality.name,
        edition=now.edition,
        standing=now,
        missing=results.missing(evaluation),
        reviewers=reviewers_of(evaluation),
        first_day=first_day(now),
        closing=closing,
        faults=faults,
        errors=listed(faults),
    )
