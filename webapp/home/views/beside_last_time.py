"""An assessment beside last time's: what is unchanged, changed, new, and what waits to be answered."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds.earlier_answers import since_last_time
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment

ALL = "alla"


@pages.get(f"/{ID}/forra-gangen")
def last_time(assessment_id: int) -> ResponseReturnValue:
    """List the questions by what has become of them since last time."""
    subject = own_assessment()
    words = state_words()
    lines = since_last_time(subject)
    asked = request.args.get("visa", "")
    shown = asked if asked in words else ALL
    return render_template(
        "home/own_assessments/last_time.html",
        **frame.frame(subject),
        words=words,
        shown=shown,
        numbers={state: sum(one.state == state for one in lines) for state in words} | {ALL: len(lines)},
        beside_last=subject.beside_last,
        lines=[one for one in lines if shown in (ALL, one.state)],
        earlier=next((one.last for one in lines if one.last), None),
    )


def state_words() -> dict[str, str]:
    """Say each state of a question since last time, in the order of the filters."""
    return {
        "kvar": _("Inte svarat än"),
        "oforandrat": _("Oförändrat"),
        "andrat": _("Ändrat"),
        "nytt": _("Nytt"),
    }
