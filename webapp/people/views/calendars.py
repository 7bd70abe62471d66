"""The calendar of last days at its secret address, for calendar programs."""

from __future__ import annotations

from flask import Blueprint, Response

from webapp.people.queries.last_days_calendar import last_days

pages = Blueprint("calendars", __name__, url_prefix="/kalender")


@pages.get("/<string(maxlength=100):token>.ics")
def show(token: str) -> Response:
    """Hand out the calendar as it is now."""
    answer = Response(last_days(token), mimetype="text/calendar")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
