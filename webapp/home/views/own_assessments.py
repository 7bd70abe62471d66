"""Starting an own self-assessment."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.assessment.deeds import hand_in
from webapp.ground.frame.guard import person_id
from webapp.home.forms.colleagues import BeginningForm
from webapp.home.views.account import pages


@pages.post("/egen-sjalvvardering")
def start_assessment() -> ResponseReturnValue:
    """Start an own self-assessment for a municipality one coordinates."""
    form = BeginningForm()
    assessment_id = hand_in.start_internal(person_id(), form.municipality.data, form.edition.data)
    return redirect(url_for("assessment.overview", assessment_id=assessment_id))
