"""Secret addresses for programs that have no session: what ends the day's letter, and the calendar."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from webapp.ground.mail import wishes
from webapp.ground.mail.last_days_calendar import last_days

letters = Blueprint("letters", __name__, url_prefix="/brev")
calendars = Blueprint("calendars", __name__, url_prefix="/kalender")
LINK = "<string(maxlength=100):token>"


@letters.get(f"/{LINK}")
def ask_to_end(token: str) -> ResponseReturnValue:
    """Show what the address ends; nothing happens before its button is pressed."""
    wishes.check_ending(token)
    return render_template("people/letters_end.html", token=token, done=False)


@letters.post(f"/{LINK}")
def end(token: str) -> ResponseReturnValue:
    """End the day's letter; a mail program sends this by itself when its reader presses (RFC 8058)."""
    wishes.end_daily(token)
    return render_template("people/letters_end.html", token=token, done=True)


@calendars.get(f"/{LINK}.ics")
def show(token: str) -> Response:
    """Hand out the calendar as it is now."""
    answer = Response(last_days(token), mimetype="text/calendar")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
