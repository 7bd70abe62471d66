"""Starting an own self-assessment."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.assessment.deeds import hand_in
from webapp.ground.frame.guard import person_id
from webapp.home.views.account import pages


@pages.post("/egen-sjalvvardering")
def start_assessment() -> ResponseReturnValue:
    """Start an own self-assessment for a municipality one coordinates."""
    chosen = request.form.get("municipality", "")
    municipality_id = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0  # noqa: PLR2004
    assessment_id = hand_in.start_internal(
        person_id(), municipality_id, request.form.get("edition", "kommunkompassen/2012")
    )
    return redirect(url_for("assessment.overview", assessment_id=assessment_id))
